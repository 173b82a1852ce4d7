"""Tells by the words alone whether one verb denies what the other says: "closed" and "did not close"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from claimcheck.model import Claim

_WORD = re.compile(r"[a-z]+")
_NOT = re.compile(r"n['’]t\b")
# "was conscious" and "was unconscious".
_UN = "un"
_ENDINGS = ("ing", "ed", "es", "s", "e", "d")
_SHORTEST_STEM = 3


def are_contrary(first: Claim, second: Claim, *, helping: Collection[str], denying: Collection[str]) -> bool:
    """Return whether two verbs are one, and just one of them is denied.

    `helping` are the helping verbs and `denying` the words that deny, which don't count as words of the verb. An
    irregular verb in two forms ("paid", "didn't pay") is not recognised.
    """
    words, others = (_stems(claim.value or "", helping, denying) for claim in (first, second))
    if not words or not others:
        return False
    if first.polarity != second.polarity:
        return words == others
    return _without_un(words) == others or words == _without_un(others)


def _stems(value: str, helping: Collection[str], denying: Collection[str]) -> tuple[str, ...]:
    """Return the words of a verb without helping verbs, denials and endings, none if nothing else is left."""
    words = _WORD.findall(_NOT.sub("", value.lower()))
    return tuple(_stem(word) for word in words if word not in helping and word not in denying)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


def _without_un(words: Sequence[str]) -> tuple[str, ...] | None:
    """Return the words with "un" taken from the last, None if it doesn't start so."""
    last = words[-1]
    shorter = last.removeprefix(_UN)
    return (*words[:-1], shorter) if shorter != last and len(shorter) >= _SHORTEST_STEM else None
