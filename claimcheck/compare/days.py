"""Compares two dates or times of one event."""

from __future__ import annotations

from collections.abc import Mapping

from claimcheck.compare.relations import Relation
from claimcheck.model import Claim, TimeRef

# Two clock times as near as this may be one, rounded.
_MINUTES_APART = 30
_DAY = 24 * 60


def compare_days(first: Claim, second: Claim, offsets: Mapping[str, int]) -> Relation | None:
    """Return what the dates of two claims are to each other, None where they have nothing in common to compare.

    `offsets` are the minutes that a zone is ahead of Greenwich, by label.
    """
    assert first.time is not None and second.time is not None  # noqa: S101, PT018 -- the caller sorts by kind
    a, b = first.time, second.time
    day = _days(a, b)
    if day is Relation.APART:
        return day
    clock = _clocks(a, b, offsets)
    if clock is not None:
        return clock
    if day is Relation.SAME and (a.clock is None) != (b.clock is None):
        return None  # one names the hour, the other does not: on that they say nothing of each other
    return day


def _days(a: TimeRef, b: TimeRef) -> Relation | None:
    """Compare two days: as intervals where both are resolved, else by weekday, else by month and day."""
    if a.earliest and a.latest and b.earliest and b.latest:
        gap = max(a.earliest, b.earliest) - min(a.latest, b.latest)
        if gap.days > 0:
            # "Tomorrow" is counted from the article's date, which may be that of another time zone or of a later edit.
            uncertain = gap.days == 1 and (_is_counted(a) or _is_counted(b))
            return Relation.ROUNDER if uncertain else Relation.APART
        return Relation.SAME if (a.earliest, a.latest) == (b.earliest, b.latest) else Relation.ROUNDER
    first, second = _weekday(a), _weekday(b)
    if first is not None and second is not None:
        return Relation.SAME if first == second else Relation.APART
    return _months(_month(a), _month(b))


def _is_counted(time: TimeRef) -> bool:
    """Return whether a day is known only by its distance from the article's date: "today", "tomorrow"."""
    return time.basis == "article date" and time.weekday is None and time.month is None


def _months(a: tuple[int, int | None] | None, b: tuple[int, int | None] | None) -> Relation | None:
    if a is None or b is None:
        return None
    if a == b:
        return Relation.SAME
    return Relation.ROUNDER if a[0] == b[0] and None in (a[1], b[1]) else Relation.APART


def _weekday(time: TimeRef) -> int | None:
    """Return the weekday (Monday is 0) of a day, named or resolved."""
    if time.weekday is not None:
        return time.weekday
    if time.earliest is not None and time.earliest == time.latest:
        return time.earliest.weekday()
    return None


def _month(time: TimeRef) -> tuple[int, int | None] | None:
    """Return month and day of a date, named or resolved to one month."""
    if time.month is not None:
        return time.month, time.day
    if (
        time.earliest
        and time.latest
        and (time.earliest.year, time.earliest.month) == (time.latest.year, time.latest.month)
    ):
        return time.earliest.month, time.earliest.day if time.earliest == time.latest else None
    return None


def _clocks(a: TimeRef, b: TimeRef, offsets: Mapping[str, int]) -> Relation | None:
    """Compare two clock times. A time without a zone says nothing of one with a zone.

    One clock time in two zones ("7:37 local time", "0737 GMT") can't be right twice, as far as the offsets are known.
    """
    if a.clock is None or b.clock is None:
        return None
    if a.zone == b.zone:
        apart = abs(a.clock - b.clock)
    elif a.zone and b.zone and a.zone in offsets and b.zone in offsets:
        apart = abs((a.clock - offsets[a.zone]) % _DAY - (b.clock - offsets[b.zone]) % _DAY)
    else:
        return Relation.APART if a.clock == b.clock and a.zone and b.zone else None
    if apart == 0:
        return Relation.SAME
    return Relation.ROUNDER if apart <= _MINUTES_APART else Relation.APART
