"""Counts where else in an article a value occurs: one "twelve" may match, another may count something else."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable

from claimcheck.model import Claim
from claimcheck.nets.passages import sort_of
from claimcheck.rulebook.units import Units

_MANY = 3


class ValuesInArticles:
    """How often each value occurs in each article of a story."""

    def __init__(self, claims: Iterable[Claim], units: Units) -> None:
        self._value_of: dict[str, Hashable] = {}
        self._in_file: dict[str, Counter[Hashable]] = defaultdict(Counter)
        for claim in claims:
            value = self._value_of[claim.id] = _value_of(claim, units)
            self._in_file[claim.file][value] += 1

    def elsewhere(self, claim: Claim, other: Claim) -> int:
        """Return how many claims besides `other` give the value of `claim` in the article of `other`, three at most.

        If one does, it is usually the one that answers the question of `claim`.
        """
        value = self._value_of[claim.id]
        return min(_MANY, self._in_file[other.file][value] - (value == self._value_of[other.id]))


def _value_of(claim: Claim, units: Units) -> Hashable:
    """Return a form of the value that is equal for equal values: figures in base units, dates, words."""
    if claim.quantity is not None:
        unit, interval = units.to_base(claim.quantity.unit, claim.quantity.interval)
        return "figure", unit, interval.low, interval.high
    if claim.time is not None:
        time = claim.time
        return "date", time.earliest, time.latest, time.weekday, time.clock
    if claim.names:
        return "names", frozenset(claim.names)
    return sort_of(claim), (claim.value or "").casefold(), claim.polarity
