"""Compares two figures as intervals in one unit."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.compare.relations import Relation
from claimcheck.model import Claim, Interval, Quantity
from claimcheck.rulebook.book import Rulebook


def compare_figures(first: Claim, second: Claim, rules: Rulebook) -> Relation | None:
    """Return how the figures of two claims relate, None if their units can't be compared."""
    assert first.quantity is not None and second.quantity is not None  # noqa: S101, PT018 -- the caller sorts by kind
    a, b = first.quantity, second.quantity
    limits = rules.verdicts.tolerances
    unit, first_interval = rules.units.to_base(a.unit, a.interval)
    other_unit, second_interval = rules.units.to_base(b.unit, b.interval)
    if unit != other_unit:
        return None
    ways = {a.direction, b.direction} - {None}
    if len(ways) > 1:
        return Relation.APART
    if a.unit == b.unit and a.value is not None and a.value == b.value and not {a.bound, b.bound} & {"<", ">"}:
        return Relation.SAME  # "50,000" and "fifty thousand" are one answer, whatever their precision
    found = compare_intervals(first_interval, second_interval, converted=a.unit != b.unit, rules=rules)
    exact = all(quantity.bound == "=" and not isinstance(quantity.value, tuple) for quantity in (a, b))
    if found is Relation.ROUNDER and exact and (apart_by(a, b, rules) or 0) >= limits.bare:
        return Relation.APART  # neither says that it is rounded: 150,000 and 200,000 are two figures
    return found


def compare_intervals(a: Interval, b: Interval, *, converted: bool, rules: Rulebook) -> Relation:
    """Return how two intervals relate. `converted` says that they come from different units."""
    limits = rules.verdicts.tolerances
    if a == b:
        return Relation.SAME
    if not a.meets(b):
        near = _ratio(a, b) if converted or _width(a) != _width(b) else _ratio(_middle(a), _middle(b))
        return Relation.ROUNDER if near is not None and near <= limits.rounding else Relation.APART
    if (converted and _hold_each_other(a, b)) or (_tip(a) == _tip(b) and _tip(a) is not None):
        return Relation.SAME
    if _far_above(a, b, limits.far_from_bound) or _far_above(b, a, limits.far_from_bound):
        return Relation.APART
    return Relation.ROUNDER


def _width(interval: Interval) -> Decimal | None:
    return None if interval.low is None or interval.high is None else interval.high - interval.low


def _middle(interval: Interval) -> Interval:
    """Return the number that an interval stands for: six and seven years may touch, but are two lengths."""
    if interval.low is None or interval.high is None:
        return interval
    middle = (interval.low + interval.high) / 2
    return Interval(low=middle, high=middle)


def _hold_each_other(a: Interval, b: Interval) -> bool:
    """Return whether two intervals contain each other's middle: six miles and 10 km, a month and 30 days."""
    bounded = _width(a) is not None and _width(b) is not None
    return bounded and a.meets(_middle(b)) and b.meets(_middle(a))


def _tip(interval: Interval) -> Decimal | None:
    """Return the one number that an interval was made from: "24" and "at least 24" share it. None for a range."""
    if interval.low is None or interval.high is None:
        return interval.low if interval.high is None else interval.high
    return interval.low if interval.low == interval.high else None


def _far_above(bound: Interval, other: Interval, ratio: Decimal) -> bool:
    """Return whether `bound` is only a lower bound, and all of `other` is at least that many times above it."""
    if bound.high is not None or bound.low is None or bound.low <= 0 or other.low is None:
        return False
    return other.low >= bound.low * ratio


def _ratio(a: Interval, b: Interval) -> Decimal | None:
    """Return the ratio of the nearest ends of two intervals that don't meet, None if it has no meaning."""
    lower, upper = (a, b) if a.high is not None and b.low is not None and a.high <= b.low else (b, a)
    if lower.high is None or upper.low is None or lower.high <= 0:
        return None
    return upper.low / lower.high


def apart_by(a: Quantity, b: Quantity, rules: Rulebook) -> Decimal | None:
    """Return the ratio of the larger to the smaller figure, None if it has no meaning."""
    middles = [_middle(rules.units.to_base(quantity.unit, quantity.interval)[1]) for quantity in (a, b)]
    sizes = [middle.low if middle.low is not None else middle.high for middle in middles]
    if any(size is None or size <= 0 for size in sizes):
        return None
    small, large = sorted(size for size in sizes if size is not None)
    return large / small
