"""How two values relate, whatever the words around them: equal, both possible, apart, and how far."""

from __future__ import annotations

import math

from claimcheck.model import Claim, Interval
from claimcheck.rulebook.book import Rulebook

# Beyond this, how far apart two figures are no longer matters.
_FARTHEST = 5.0


def value_evidence(first: Claim, second: Claim, rules: Rulebook) -> tuple[float, float]:
    """Return how two values relate, and how far apart two figures or dates are.

    That is the logarithm of the ratio of figures, and of one more than the days between dates. They agree (1), can both
    be true (0.5), differ (0) or can't be compared (-1).
    """
    a, b = first.quantity, second.quantity
    if a is not None and b is not None:
        (unit, low), (other, high) = rules.units.to_base(a.unit, a.interval), rules.units.to_base(b.unit, b.interval)
        if unit != other:
            return -1.0, 0.0
        ratio = _ratio(low, high)
        return (1.0 if ratio == 0 else 0.5 if low.meets(high) else 0.0), ratio
    if first.time is not None and second.time is not None:
        gap = first.time.days_from(second.time)
        return _days(first, second), min(_FARTHEST, math.log1p(gap or 0))
    if first.names and second.names:
        return float({*first.names} == {*second.names}), 0.0
    return (1.0 if (first.value or "").lower() == (second.value or "").lower() else -1.0), 0.0


def _ratio(first: Interval, second: Interval) -> float:
    ends = [float(interval.low if interval.low is not None else interval.high or 0) for interval in (first, second)]
    if min(ends) <= 0:
        return 0.0 if ends[0] == ends[1] else _FARTHEST
    return min(_FARTHEST, abs(math.log(ends[0] / ends[1])))


def _days(first: Claim, second: Claim) -> float:
    """Return how two dates relate, as in `value_evidence`: as days if both are resolved, else by weekday or hour."""
    a, b = first.time, second.time
    assert a is not None and b is not None  # noqa: S101, PT018 -- the caller looks
    if a.earliest and a.latest and b.earliest and b.latest:
        if (a.earliest, a.latest) == (b.earliest, b.latest):
            return 1.0 if a.clock is None or b.clock is None or a.clock == b.clock else 0.0
        return 0.5 if a.days_from(b) == 0 else 0.0
    if a.weekday is not None and b.weekday is not None:
        return float(a.weekday == b.weekday)
    if a.clock is not None and b.clock is not None:
        return float(a.clock == b.clock)
    return -1.0
