"""Says what the gazetteer knows about the names that differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from claimcheck.model import Position
from claimcheck.rulebook.places import Places

_MOST_TOLD = 2


def by_the_gazetteer(positions: Sequence[Position], places: Places) -> str:
    """Return sentences on places that are inside one another, with a space before each; "" if there are none."""
    return "".join(f" {told}." for told in list(dict.fromkeys(_nested(positions, places)))[:_MOST_TOLD])


def _nested(positions: Sequence[Position], places: Places) -> Iterator[str]:
    """Yield, for each pair of different names, which of them is in the other."""
    names = [tuple(dict.fromkeys(name for claim in position.claims for name in claim.names)) for position in positions]
    for here, there in combinations(names, 2):
        only, other = [n for n in here if n not in there], [n for n in there if n not in here]
        for first, second in product(only, other):
            for inner, outer in ((first, second), (second, first)):
                if places.within(inner, outer):
                    yield places.why_within(inner, outer)
