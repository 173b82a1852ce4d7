"""Vetoes by logic: two claims that can't answer one question, whatever their words."""

from __future__ import annotations

from claimcheck.model import Claim
from claimcheck.nets.passages import sort_of
from claimcheck.rulebook.units import Units


def forbidden(first: Claim, second: Claim, units: Units) -> str | None:
    """Return why two claims can't be on one fact, None if nothing forbids it."""
    if sort_of(first) != sort_of(second):
        return "values of two kinds"
    a, b = first.quantity, second.quantity
    if a is not None and b is not None:
        if units.to_base(a.unit, a.interval)[0] != units.to_base(b.unit, b.interval)[0] or a.kind != b.kind:
            return "two units"
        if first.file == second.file and first.span == second.span and a.value != b.value:
            return "two figures of one sentence"
    if _other_year(first, second):
        return "two years"
    return None


def _other_year(first: Claim, second: Claim) -> bool:
    """Return whether both are about past times that the text names, in different years."""
    if first.time is not None or second.time is not None:
        return False
    one, other = first.other_time, second.other_time
    return one is not None and other is not None and (one[1].year < other[0].year or other[1].year < one[0].year)
