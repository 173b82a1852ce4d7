"""Counts how many of a fact's articles share a word, so that its name says only what they share."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property

from claimcheck.model import Claim

_WORD = re.compile(r"\w+(?:-\w+)*")
_POSSESSIVE = re.compile(r"['’]s\b")
# Behind one of these, and at the start, a capital letter shows nothing.
_OPENING = re.compile(r"(?:^|[.!?:;\n]|[\"“‘(—–])\s*$")
# Words that begin with the same letters are taken for forms of one word.
_STEM = 5


class SharedWords:
    """The words of a fact's members, by article, and how they are written there."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._claims = claims
        self._stems: dict[str, set[str]] = defaultdict(set)
        for claim in claims:
            self._stems[claim.file] |= {stem(word) for word in words_in(claim.text)}

    def share(self, word: str, file: str) -> float:
        """Return the share of the articles other than `file` that have `word` in some form, 1 if there are none."""
        others = [stems for other, stems in self._stems.items() if other != file]
        return sum(stem(word) in stems for stems in others) / len(others) if others else 1.0

    def supports(self, words: Iterable[str], file: str, idle: Collection[str]) -> bool:
        """Return whether another article than `file` has one of `words`; `idle` ones say nothing."""
        return any(self.share(word, file) > 0 for word in words if word.lower() not in idle)

    def as_written(self, question: str, idle: Collection[str]) -> str:
        """Return a question with its words, except `idle` ones, in capitals or small letters as in the articles."""
        first, *others = re.split(r"(\W+)", question)
        following = [*others[2:], "", ""]
        return "".join(
            [
                first,
                *(
                    word if word.lower() in idle else self._written(word, behind)
                    for word, behind in zip(others, following, strict=True)
                ),
            ]
        )

    def _written(self, word: str, behind: str) -> str:
        if word[:1].isupper() and behind[:1].isupper():
            return word  # "Judge Falk"
        low = word.lower()
        forms = self._forms.get(low)
        if not forms or word in forms or word not in (low, low.capitalize()):
            return word
        return next(iter(forms)) if len(forms) == 1 and forms <= {low, low.capitalize()} else word

    @cached_property
    def _forms(self) -> dict[str, set[str]]:
        """How each word is written inside a sentence."""
        found: dict[str, set[str]] = defaultdict(set)
        for text in {claim.text for claim in self._claims}:
            for match in _WORD.finditer(text):
                if not _OPENING.search(text[: match.start()]):
                    found[match[0].lower()].add(match[0])
        return found


def words_in(text: str) -> list[str]:
    """Return the words of a text, without the endings of possessives."""
    return _WORD.findall(_POSSESSIVE.sub("", text))


def stem(word: str) -> str:
    """Return what the forms of a word share."""
    return word.lower()[:_STEM]
