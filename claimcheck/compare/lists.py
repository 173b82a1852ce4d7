"""Compares two lists of names in one role."""

from __future__ import annotations

from claimcheck.compare.relations import Relation
from claimcheck.model import Claim


def compare_lists(first: Claim, second: Claim) -> Relation:
    """Return what two lists are to each other.

    Two closed lists that differ can't both be right; an open one can be longer than it says.
    """
    a, b = ({name.lower() for name in claim.names} for claim in (first, second))
    if a == b:
        return Relation.SAME
    if first.open_list or second.open_list or a < b or b < a:
        return Relation.ROUNDER
    return Relation.APART
