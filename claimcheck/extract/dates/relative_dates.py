"""Resolves dates relative to another day: weekdays, "yesterday", "last week", "two days later"."""

from __future__ import annotations

from datetime import date

from claimcheck.extract.dates import calendar_days as days
from claimcheck.extract.dates.calendar_days import Days
from claimcheck.extract.dates.date_case import Case, Resolved
from claimcheck.model import Grain, TimeBasis

# Tomorrow's weekday in the past tense was six days ago, or is today at the scene, or the article was changed later. The
# text doesn't say which.
_SINCE_TOMORROW = 6


def read_weekday(case: Case) -> Resolved | None:
    """Return a weekday, by the tense of its clause; without a day if it may be that of another time zone."""
    weekday = case.dates.weekdays[case.words.part("weekday") or ""]
    published = case.context.published
    if published is None:
        return Resolved(weekday=weekday)
    back = (published.weekday() - weekday) % 7
    week = case.words.part("week")
    shift = case.shift()
    if week == "week" and (back == 0 or shift is not None or case.tense() == "past"):
        # "Tuesday week" is a week on from the Tuesday to come; on a Tuesday, it is unclear which one that is.
        return None
    if week == "week":
        found = days.moved(published, 14 - back)
    elif week is not None:
        word = week.removeprefix("of ").split()[0]
        span = days.week_of(published, case.dates.shifts[word])
        found = None if span is None else days.moved(span[0], weekday)
    elif shift is None:
        ahead = case.ahead()
        if back == _SINCE_TOMORROW and not ahead:
            return Resolved(weekday=weekday)
        found = days.moved(published, -back if back == 0 or not ahead else 7 - back)
    elif shift[1] < 0:
        found = days.moved(published, -(back or 7))
    elif shift[1] > 0:
        found = days.moved(published, 7 - back)
    else:
        found = days.moved(
            published, -back if back == 0 or (weekday < published.weekday() and not case.ahead()) else 7 - back
        )
    if found is None:
        return Resolved(weekday=weekday)
    return Resolved((found, found), "day", "article date", weekday=weekday)


def read_near_day(case: Case) -> Resolved | None:
    """Return "today", "yesterday" and the like."""
    if case.context.published is None:
        return Resolved(grain="day")
    found = days.moved(case.context.published, case.dates.near_days[case.words.part("near_day") or ""])
    return None if found is None else Resolved((found, found), "day", "article date")


_GRAINS: dict[str, Grain] = {
    "day": "day",
    "week": "week",
    "weekend": "week",
    "fortnight": "week",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "decade": "decade",
}


def _unit_of(day: date, unit: str, shift: int) -> Days | None:
    """Return the week, month, quarter, year or decade of `day`, shifted by `shift`."""
    if unit == "week":
        return days.week_of(day, shift)
    if unit == "weekend":
        week = days.week_of(day, shift)
        saturday = None if week is None else days.moved(week[0], 5)
        return None if week is None or saturday is None else (saturday, week[1])
    if unit == "month":
        return days.month_of(day.year, day.month + shift)
    if unit == "quarter":
        return days.months_of(day.year, 3 * ((day.month - 1) // 3 + shift) + 1, 3)
    if unit == "decade":
        first = day.year - day.year % 10 + 10 * shift
        return days.years_of(first, first + 9)
    return days.year_of(day.year + shift)


def read_near_unit(case: Case) -> Resolved | None:
    """Return "this week", "next month" and the like."""
    word, by = case.shift() or ("this", 0)
    unit = (case.words.part("of") or "year").split()[-1]
    if word == "past":
        # "The past year" is a length of time up to now, no year of the calendar.
        return None
    if word in {"previous", "following"} and case.context.earlier is not None and case.context.earlier.span is not None:
        anchor: tuple[date, TimeBasis] | None = (case.context.earlier.span[0], "earlier date")
    elif word == "following":
        return None
    else:
        anchor = None if case.context.published is None else (case.context.published, "article date")
    if anchor is None:
        return Resolved(grain=_GRAINS[unit])
    if unit == "weekend" and case.shift() is None and anchor[0].weekday() < 5 and case.tense() != "future":
        # "Over the weekend", written on a weekday, is the one before.
        by = -1
    span = _unit_of(anchor[0], unit, by)
    return None if span is None else Resolved(span, _GRAINS[unit], anchor[1])


def read_part_of(case: Case) -> Resolved | None:
    """Return "earlier this month", "late last year" and the like."""
    unit = case.words.part("of") or "year"
    published = case.context.published
    if unit == "century":
        return None
    if published is None:
        return Resolved(grain=_GRAINS[unit])
    shift = case.shift()
    by = 0 if shift is None else shift[1]
    span = _unit_of(published, unit, by)
    if span is None:
        return None
    word = case.words.part("part") or "early"
    if by == 0 and word == "earlier":
        return Resolved((span[0], published), _GRAINS[unit], "article date")
    if by == 0 and word == "later":
        return Resolved((published, span[1]), _GRAINS[unit], "article date")
    return Resolved(days.third_of(span, case.dates.parts[word]), _GRAINS[unit], "article date")


def read_offset(case: Case) -> Resolved | None:
    """Return "two weeks ago", "three days later" and the like."""
    count = case.number("count")
    if count is None:
        count = case.dates.counts.get(case.words.part("count") or "", 0)
    unit = case.dates.units[case.words.part("unit") or "day"]
    way = case.words.part("way") or "from now"
    if count == 0:
        return None
    if unit == "fortnight":
        count, unit = 2 * count, "week"
    if way in {"ago", "from now", "hence", "from today"}:
        published = case.context.published
        anchor: tuple[date, TimeBasis] | None = None if published is None else (published, "article date")
    else:
        anchor = _text_anchor(case, allow_article=way == "earlier" and unit in {"year", "month", "quarter"})
    if anchor is None:
        return Resolved(grain=_GRAINS[unit])
    by = -count if way in {"ago", "earlier", "before"} else count
    if unit == "day":
        found = days.moved(anchor[0], by)
        return None if found is None else Resolved((found, found), "day", anchor[1])
    span = _unit_of(anchor[0], unit, by)
    return None if span is None else Resolved(span, _GRAINS[unit], anchor[1])


def _text_anchor(case: Case, *, allow_article: bool) -> tuple[date, TimeBasis] | None:
    earlier = case.context.earlier
    if earlier is not None and earlier.span is not None:
        return earlier.span[0], "earlier date"
    if allow_article and case.context.published is not None:
        return case.context.published, "article date"
    return None


def read_next_day(case: Case) -> Resolved | None:
    """Return "the next day", "that day" and the like."""
    earlier = case.context.earlier
    if earlier is None or earlier.span is None or earlier.grain != "day":
        return None
    step, side = case.words.part("step"), case.words.part("side")
    by = (
        1
        if step in {"next", "following", "very next"} or side == "after"
        else -1
        if step == "previous" or side == "before"
        else 0
    )
    found = days.moved(earlier.span[1 if by > 0 else 0], by)
    return None if found is None else Resolved((found, found), "day", "earlier date")
