"""Compares two dates or times of one event."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from claimcheck.compare.relations import Relation
from claimcheck.model import FARTHEST_AHEAD, LOCAL_ZONES, Claim, TimeRef
from claimcheck.rulebook.verdicts import Verdicts

# Two clock times this close may be the same, rounded.
_MINUTES_APART = 30
# "Shortly after five" may be this far from the hour in another article.
_NEARLY_APART = 60
_HALF_DAY = 12 * 60
_DAY = 24 * 60
# No clock is further behind Greenwich than this.
_FARTHEST_BEHIND = -12 * 60
_OWN_OFFSET = re.compile(r"(?:UTC|GMT)(?P<sign>[+-])(?P<hours>\d{1,2}?):?(?P<minutes>\d\d)?")

Minutes = tuple[int, int]
"""First and last minute in Greenwich that a time may mean, the same where it is certain."""


def compare_days(first: Claim, second: Claim, rules: Verdicts) -> Relation | None:
    """Return how the dates of two claims relate, None if they have nothing in common to compare.

    Two clock times on known days are compared as moments, whatever their zones.
    """
    assert first.time is not None and second.time is not None  # noqa: S101, PT018 -- the caller sorts by kind
    a, b = first.time, second.time
    if _is_one_day(a) and _is_one_day(b) and ((a.clock is not None and b.clock is not None) or _has_zone(a, b)):
        return _moments(a, b, rules.zone_offsets)
    day = _days(a, b)
    if day is Relation.APART and _may_be_one_night(a, b, rules):
        return None
    if day is Relation.APART or (day is None and _names_day(a) and _names_day(b)):
        return day
    clock = _clocks(a, b, rules.zone_offsets)
    if clock is not None:
        return clock
    if day is Relation.SAME and (a.clock is None) != (b.clock is None):
        return None  # only one names the hour, so the hours can't be compared
    return day


def _is_one_day(time: TimeRef) -> bool:
    return time.earliest is not None and time.earliest == time.latest


def _names_day(time: TimeRef) -> bool:
    return time.earliest is not None or time.weekday is not None or time.month is not None


def _has_zone(a: TimeRef, b: TimeRef) -> bool:
    """Return whether one of two times names its zone, and not just how far it is from Greenwich."""
    return any(
        time.clock is not None and time.zone is not None and _OWN_OFFSET.fullmatch(time.zone) is None for time in (a, b)
    )


def is_one_clock(a: TimeRef, b: TimeRef) -> bool:
    """Return whether two clock times are of one zone, as far as the text says.

    If only one has an offset, because the same moment in Greenwich is beside it, both are still local times.
    """
    offset = _OWN_OFFSET.fullmatch
    return a.zone == b.zone or any(
        one.zone in LOCAL_ZONES and offset(other.zone or "") is not None for one, other in ((a, b), (b, a))
    )


def _moments(a: TimeRef, b: TimeRef, offsets: Mapping[str, tuple[int, ...]]) -> Relation | None:
    """Return how two times on known days relate, as ranges of minutes in Greenwich.

    A zone with several offsets gives several; without a zone, or with "local", any offset may be meant.
    """
    if _is_two_zones(a, b, offsets) and a.earliest == b.earliest:
        return Relation.APART
    pairs = [(one, other) for one in _in_greenwich(a, b, offsets) for other in _in_greenwich(b, a, offsets)]
    gap = min(max(0, one[0] - other[1], other[0] - one[1]) for one, other in pairs)
    clocks = a.clock is not None and b.clock is not None
    if gap == 0:
        certain = any(one == other and one[0] == one[1] for one, other in pairs)
        return _same_clock(a, b) if clocks and certain else None
    if clocks and gap <= _minutes_apart(a, b):
        return Relation.ROUNDER
    uncertain = gap <= _DAY and (_is_counted(a) or _is_counted(b))
    return Relation.ROUNDER if uncertain else Relation.APART


def _in_greenwich(time: TimeRef, other: TimeRef, offsets: Mapping[str, tuple[int, ...]]) -> Iterator[Minutes]:
    """Yield the ranges of minutes that a time on a known day may mean."""
    assert time.earliest is not None  # noqa: S101 -- the caller looks
    midnight = time.earliest.toordinal() * _DAY
    stretches = [(clock, clock) for clock in _readings(time)] or [(0, _DAY - 1)]
    known = (0,) if time.clock is not None and is_one_clock(time, other) else offsets_of(time.zone, offsets)
    for first, last in stretches:
        if not known:
            yield midnight + first - FARTHEST_AHEAD, midnight + last - _FARTHEST_BEHIND
        for offset in known:
            yield midnight + first - offset, midnight + last - offset


def _readings(time: TimeRef) -> tuple[int, ...]:
    """Return the minutes after midnight that a clock time may mean, none without a clock time."""
    if time.clock is None:
        return ()
    return (time.clock, (time.clock + _HALF_DAY) % _DAY) if time.either_half else (time.clock,)


def offsets_of(zone: str | None, offsets: Mapping[str, tuple[int, ...]]) -> tuple[int, ...]:
    """Return the minutes that a zone may be ahead of Greenwich ("ET", "UTC+2"), none if unknown."""
    if zone is None:
        return ()
    own = _OWN_OFFSET.fullmatch(zone)
    if own is None:
        return offsets.get(zone, ())
    ahead = int(own.group("hours")) * 60 + int(own.group("minutes") or "0")
    return (-ahead if own.group("sign") == "-" else ahead,)


def _is_two_zones(a: TimeRef, b: TimeRef, offsets: Mapping[str, tuple[int, ...]]) -> bool:
    """Return whether the same clock time is given in two zones of which one is unknown: both can't be right."""
    if a.zone is None or b.zone is None or is_one_clock(a, b) or a.clock is None or a.clock != b.clock:
        return False
    return not (offsets_of(a.zone, offsets) and offsets_of(b.zone, offsets))


def _days(a: TimeRef, b: TimeRef) -> Relation | None:
    """Return how two days relate: as intervals if both are resolved, otherwise by weekday, then by month and day.

    A weekday in an article without a date may be in any week. It never agrees for certain, but a Friday is not a
    Saturday.
    """
    if a.earliest and a.latest and b.earliest and b.latest:
        gap = max(a.earliest, b.earliest) - min(a.latest, b.latest)
        if gap.days > 0:
            if _differ_by_year_alone(a, b):
                return _months(_month(a), _month(b))
            # "Tomorrow" is counted from the article's date, which may be that of another time zone or of a later edit.
            uncertain = gap.days == 1 and (_is_counted(a) or _is_counted(b))
            return Relation.ROUNDER if uncertain else Relation.APART
        return Relation.SAME if (a.earliest, a.latest) == (b.earliest, b.latest) else Relation.ROUNDER
    weekdays = {weekday for weekday in (_weekday(a), _weekday(b)) if weekday is not None}
    return Relation.APART if len(weekdays) > 1 else _months(_month(a), _month(b))


def _may_be_one_night(a: TimeRef, b: TimeRef, rules: Verdicts) -> bool:
    """Return whether one time is late on a day, the other early on the next: one night, or one moment in two zones."""
    if a.earliest is None or a.earliest != a.latest or b.earliest is None or b.earliest != b.latest:
        return False
    first, second = sorted((a, b), key=lambda time: str(time.earliest))
    return (
        a.days_from(b) == 1
        and not rules.late_in_a_day.isdisjoint(_words(first))
        and not rules.early_in_a_day.isdisjoint(_words(second))
    )


def _words(time: TimeRef) -> list[str]:
    return time.text.lower().replace("-", " ").split()


def _weekday(time: TimeRef) -> int | None:
    """Return the weekday of a day, named or resolved. Monday is 0."""
    if time.weekday is not None or time.earliest is None or time.earliest != time.latest:
        return time.weekday
    return time.earliest.weekday()


def _differ_by_year_alone(a: TimeRef, b: TimeRef) -> bool:
    """Return whether two dates are one but for a year that was only inferred.

    Two articles that name the same day of the year seldom mean two years, even if one of them names its year. Of a
    month that is no more likely than anything else, so both years must be inferred.
    """
    inferred = [time.month is not None and time.basis != "text" for time in (a, b)]
    one, other = _month(a), _month(b)
    if one is None or other is None or _months(one, other) is Relation.APART:
        return False
    return all(inferred) or (any(inferred) and one[1] is not None and one == other)


def _is_counted(time: TimeRef) -> bool:
    """Return whether a day is known only by its distance from the article's date: "today", "tomorrow"."""
    return time.basis == "article date" and time.weekday is None and time.month is None


def _months(a: tuple[int, int | None] | None, b: tuple[int, int | None] | None) -> Relation | None:
    if a is None or b is None:
        return None
    if a == b:
        return Relation.SAME
    return Relation.ROUNDER if a[0] == b[0] and None in (a[1], b[1]) else Relation.APART


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


def _clocks(a: TimeRef, b: TimeRef, offsets: Mapping[str, tuple[int, ...]]) -> Relation | None:
    """Return how two clock times on unknown days relate, None if there is only one, or only one has a known zone."""
    if a.clock is None or b.clock is None:
        return None
    if _is_two_zones(a, b, offsets):
        return Relation.APART
    same = is_one_clock(a, b)
    firsts, seconds = ((0,), (0,)) if same else (offsets_of(a.zone, offsets), offsets_of(b.zone, offsets))
    gaps = [
        ((one - ahead) - (other - behind)) % _DAY
        for one in _readings(a)
        for ahead in firsts
        for other in _readings(b)
        for behind in seconds
    ]
    if not gaps:
        return None
    # Around midnight, 23:50 and 0:05 are a quarter of an hour apart.
    apart = min(min(gap, _DAY - gap) for gap in gaps)
    if apart == 0:
        return _same_clock(a, b)
    return Relation.ROUNDER if apart <= _minutes_apart(a, b) else Relation.APART


def _same_clock(a: TimeRef, b: TimeRef) -> Relation:
    """Return how "five" relates to "five", or to "shortly after five"."""
    return Relation.SAME if a.is_near == b.is_near else Relation.ROUNDER


def _minutes_apart(a: TimeRef, b: TimeRef) -> int:
    return _NEARLY_APART if a.is_near or b.is_near else _MINUTES_APART
