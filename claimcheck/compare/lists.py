"""Compares two lists of names in one role."""

from __future__ import annotations

from claimcheck.compare.relations import Relation
from claimcheck.model import Claim
from claimcheck.rulebook.places import Places


def compare_lists(first: Claim, second: Claim, places: Places) -> Relation:
    """Return how two lists relate. All names of a country count as the same.

    Two closed lists that differ can't both be right. An open list may have more members than it names, and one place
    may be in another.
    """
    a, b = ({places.meant(name) for name in claim.names} for claim in (first, second))
    if a == b:
        return Relation.SAME
    if first.open_list or second.open_list or a < b or b < a:
        return Relation.ROUNDER
    only, other = a - b, b - a
    nested = {(x, y) for x in only for y in other if places.within(x, y) or places.within(y, x)}
    return Relation.ROUNDER if {x for x, _ in nested} == only and {y for _, y in nested} == other else Relation.APART
