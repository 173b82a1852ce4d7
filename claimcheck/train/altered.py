"""Alters one of two values, so that both still answer one question but exclude each other.

Outlets mostly agree. In few places does one plainly deny what another asserts, give a plan where another reports an
event, or name somebody else. Without more of these, a network looks for equal answers instead of one question.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.nets.arrays import Vectors
from claimcheck.nets.windows import Window
from claimcheck.train.examples import PHRASE, Value

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_AUXILIARIES = (
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "did", "does", "do", "may",
    "might", "must", "should",
)  # fmt: skip
_NOT, _DENIALS = "not", ("not", "never")
# By the first word of the verb: what turns an event into a plan or a possibility, and a plan into a possibility.
_SURER_AND_LESS_SURE = {
    "was": ("will be", "may be", "could be", "is to be"),
    "were": ("will be", "may be", "could be", "are to be"),
    "has": ("may have", "could have"),
    "have": ("may have", "could have"),
    "had": ("may have", "could have"),
    "will": ("may", "could"),
    "would": ("might", "could"),
}
# A phrase is replaced by the most similar of this many phrases, drawn at random from other stories: a mayor by a
# minister, not by a bridge.
_DRAWN = 60

Opposites = Mapping[int, Sequence[int]]


def load_opposites(file: Path, tokenizer: Tokenizer) -> Opposites:
    """Return, for the token number of each verb form, those of its opposites. Forms of several tokens are left out."""
    found: dict[int, list[int]] = defaultdict(list)
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            one, other = (tokenizer.encode(word, add_special_tokens=False).ids for word in line.split())
            if len(one) == len(other) == 1:
                found[one[0]].append(other[0])
                found[other[0]].append(one[0])
    return dict(found)


def altered_verb(window: Window, opposites: Opposites, tokenizer: Tokenizer) -> Window | None:
    """Return what the judge would read if the verb were its opposite or less certain, None if that can't be done."""
    start, end = window.place
    value = list(window.tokens[start:end])
    ways = [
        way
        for way in (_denied(value, tokenizer), _turned_round(value, opposites), _less_sure(value, tokenizer))
        if way is not None
    ]
    return _with(window, random.choice(ways)) if ways else None  # noqa: S311 -- nothing here is secret


def _denied(value: Sequence[int], tokenizer: Tokenizer) -> list[int] | None:
    """Return "had not been warned" for "had been warned", and the other way round."""
    denials = [at for at, token in enumerate(value) if token in _numbers(_DENIALS, tokenizer)]
    if denials and len(value) > 1:
        return [*value[: denials[0]], *value[denials[0] + 1 :]]
    if not denials and value[0] in _numbers(_AUXILIARIES, tokenizer):
        return [value[0], *_numbers((_NOT,), tokenizer), *value[1:]]
    return None


def _turned_round(value: Sequence[int], opposites: Opposites) -> list[int] | None:
    """Return "has rejected" for "has accepted"."""
    known = [at for at, token in enumerate(value) if token in opposites]
    if not known:
        return None
    at = known[-1]
    return [*value[:at], random.choice(opposites[value[at]]), *value[at + 1 :]]  # noqa: S311 -- nothing here is secret


def _less_sure(value: Sequence[int], tokenizer: Tokenizer) -> list[int] | None:
    """Return "may be signed" for "was signed"."""
    denials = _numbers(_DENIALS, tokenizer)
    for word, others in _SURER_AND_LESS_SURE.items():
        if len(value) > 1 and value[0] == tokenizer.token_to_id(word) and value[1] not in denials:
            said = random.choice(others)  # noqa: S311 -- nothing here is secret
            return [*tokenizer.encode(said, add_special_tokens=False).ids, *value[1:]]
    return None


def _numbers(words: tuple[str, ...], tokenizer: Tokenizer) -> list[int]:
    return [number for word in words if (number := tokenizer.token_to_id(word)) is not None]


def _with(window: Window, value: Sequence[int]) -> Window:
    """Return a window with other tokens in place of its value."""
    start, end = window.place
    return Window((*window.tokens[:start], *value, *window.tokens[end:]), (start, start + len(value)))


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases that may replace one another: `vectors` (phrases x width) of length 1, with tokens and stories."""

    vectors: Vectors
    tokens: tuple[tuple[int, ...], ...]
    stories: tuple[str, ...]

    def instead_of(self, value: Value, vector: Vectors, story: str) -> tuple[int, ...] | None:
        """Return a similar phrase of another story that shares no word with `value`, None if none was drawn."""
        own = set(_tokens_of(value))
        drawn = random.sample(range(len(self.tokens)), min(_DRAWN, len(self.tokens)))
        fit = [at for at in drawn if self.stories[at] != story and not own & set(self.tokens[at])]
        return self.tokens[max(fit, key=lambda at: float(self.vectors[at] @ vector))] if fit else None


def phrases_of(values: Sequence[tuple[str, Value]], near: Callable[[Value], Vectors]) -> Phrases:
    """Return the phrases among `values`, which have the names of their stories. `near` gives a value's vector."""
    found = [(story, value) for story, value in values if value.sort == PHRASE]
    vectors = np.stack([near(value) for _, value in found])
    return Phrases(vectors, tuple(_tokens_of(value) for _, value in found), tuple(story for story, _ in found))


def with_phrase(window: Window, phrase: Sequence[int]) -> Window:
    """Return what the judge would read if the value were `phrase`."""
    return _with(window, phrase)


def _tokens_of(value: Value) -> tuple[int, ...]:
    start, end = value.passage.places[value.number]
    return value.passage.tokens[start:end]
