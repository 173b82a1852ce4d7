"""Alters one of two values, so that both still answer one question but exclude each other.

Outlets mostly agree. In few places does one plainly deny what another asserts, give a plan where another reports an
event, or name somebody else. Without more of these, a network looks for equal answers instead of one question.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.nets.arrays import Vectors
from claimcheck.nets.windows import Tokens

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
_DRAWN = 40

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


def altered_verb(verb: Tokens, opposites: Opposites, tokenizer: Tokenizer) -> Tokens | None:
    """Return a verb turned into its opposite or made less certain, None if that can't be done."""
    value = list(verb)
    ways = [
        way
        for way in (_denied(value, tokenizer), _turned_round(value, opposites), _less_sure(value, tokenizer))
        if way is not None
    ]
    return tuple(random.choice(ways)) if ways else None  # noqa: S311 -- nothing here is secret


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


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases that may replace one another: their tokens and stories. `words` are vectors of all tokens."""

    words: Vectors
    tokens: tuple[Tokens, ...]
    stories: tuple[str, ...]

    def instead_of(self, phrase: Tokens, story: str) -> Tokens | None:
        """Return a similar phrase of another story that shares no word with `phrase`, None if none was drawn."""
        drawn = random.sample(range(len(self.tokens)), min(_DRAWN, len(self.tokens)))
        fit = [at for at in drawn if self.stories[at] != story and not {*phrase} & {*self.tokens[at]}]
        wanted = self._vector(phrase)
        return self.tokens[max(fit, key=lambda at: float(self._vector(self.tokens[at]) @ wanted))] if fit else None

    def _vector(self, phrase: Tokens) -> Vectors:
        """Return the mean of a phrase's word vectors, of length 1."""
        mean = self.words[list(phrase)].mean(0)
        vector: Vectors = mean / max(1e-6, float(np.linalg.norm(mean)))
        return vector
