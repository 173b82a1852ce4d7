"""Checks whether a start and a length of time give the end."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from claimcheck.compare.arithmetic.patterns import ties
from claimcheck.compare.arithmetic.sentence import (
    Found,
    Tied,
    exactly,
    one_figure,
)
from claimcheck.compare.days import is_one_clock
from claimcheck.model import Interval, Quantity, TimeRef
from claimcheck.rulebook.book import Rulebook

_DAY, _HALF_DAY = 1440, 720


def start_and_end(tied: Tied, rules: Rulebook) -> Iterator[Found]:
    """Yield the lengths that don't fit two clock times: "opened at 9 a.m. and, five hours later, closed at 3 p.m."."""
    for found in ties(rules).hours_later.finditer(tied.marked):
        (start, end), length = tied.times_in(found[0]), one_figure(tied, found["length"])
        taken = _minutes(length, rules)
        if taken is None or start.clock is None or end.clock is None or not is_one_clock(start, end):
            continue
        if not any(taken.meets(exactly(minutes)) for minutes in _between_clocks(start, end)):
            hours, minutes = divmod((end.clock - start.clock) % _DAY, 60)
            shown = f"{hours} h {minutes} min" if minutes else f"{hours} hours"
            explanation = f"from {start.text} to {end.text} is {shown}, not {length.text}"
            yield Found("duration", (start.span, length.span, end.span), explanation)


def years_and_length(tied: Tied, rules: Rulebook) -> Iterator[Found]:
    """Yield the lengths that are longer than the years they refer to: "from 2019 to 2023, its six years"."""
    for found in ties(rules).years.finditer(tied.marked):
        (time,), length = tied.times_in(found["years"]), one_figure(tied, found["length"])
        if time.grain != "year" or time.earliest is None or time.latest is None or length.unit != "year":
            continue
        first, last = time.earliest.year, time.latest.year
        # The first and the last year may both count. A shorter length may be part of the time.
        allowed = Interval(low=Decimal(0), high=Decimal(last - first + 1))
        if length.kind == "duration" and first < last and not length.interval.meets(allowed):
            explanation = f"from {first} to {last} is {last - first} years, not {length.text}"
            yield Found("duration", (time.span, length.span), explanation)


def _minutes(length: Quantity, rules: Rulebook) -> Interval | None:
    """Return a length of less than a day in minutes, None for a longer one."""
    unit, held = rules.units.to_base(length.unit, length.interval)
    base, minute = rules.units.to_base("minute", exactly(1))
    if length.kind != "duration" or unit != base or not minute.low or held.low is None or held.high is None:
        return None
    scaled = Interval(low=held.low / minute.low, high=held.high / minute.low)
    return scaled if scaled.high is not None and scaled.high < _DAY else None


def _between_clocks(start: TimeRef, end: TimeRef) -> list[int]:
    """Return the minutes that may be between two clock times. An ambiguous one may be twelve hours later."""
    assert start.clock is not None and end.clock is not None  # noqa: S101, PT018 -- the caller has looked
    later = (0, _HALF_DAY) if start.either_half or end.either_half else (0,)
    return [(end.clock - start.clock + more) % _DAY for more in later]
