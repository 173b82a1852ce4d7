"""Resolves counted dates: the last Friday of a month, a week on Tuesday, Tuesday the 14th."""

from __future__ import annotations

from datetime import date

from claimcheck.extract.dates import calendar_days as days
from claimcheck.extract.dates.calendar_days import Days
from claimcheck.extract.dates.date_case import Case, Resolved
from claimcheck.extract.dates.named_dates import year_of_month
from claimcheck.extract.dates.tense import is_unsure
from claimcheck.model import Grain


def read_nth_weekday(case: Case) -> Resolved | None:
    """Return "the last Friday in October"."""
    month = case.dates.months[case.words.part("month") or ""]
    weekday = case.dates.weekdays[case.words.part("weekday") or ""]
    nth = case.dates.nths[case.words.part("nth") or ""]
    told = year_of_month(case, month)
    if told is None:
        return Resolved(weekday=weekday)
    found = days.nth_weekday(told[0], month, weekday, nth)
    return None if found is None else Resolved((found, found), "day", told[1], weekday=weekday)


_GRAINS: dict[str, Grain] = {"day": "day", "week": "week", "weekend": "week", "fortnight": "week"}
_LENGTHS = {"day": 1, "week": 7, "fortnight": 14}


def read_nth_week(case: Case) -> Resolved | None:
    """Return "the last week of October", "the first two days of May", "the second weekend in June"."""
    month = case.dates.months[case.words.part("month") or ""]
    several = (case.words.part("of") or "").endswith("s")
    unit = (case.words.part("of") or "").removesuffix("s")
    nth = case.dates.nths[case.words.part("nth") or ""]
    word = case.words.part("count")
    count = 1 if word is None else case.number("count") or case.dates.counts.get(word, 0)
    told = year_of_month(case, month)
    if count == 0 or (count > 1 and nth not in {1, -1}):
        return None
    if told is None:
        return Resolved(grain=_GRAINS[unit])
    span = days.month_of(told[0], month)
    if span is not None and word is None and several:
        # "The last days of May": how many is not stated.
        return Resolved(days.third_of(span, "late" if nth < 0 else "early"), "month", told[1])
    found = None if span is None else _part_of_month(span, unit, nth, count)
    return None if found is None else Resolved(found, _GRAINS[unit], told[1])


def _part_of_month(month: Days, unit: str, nth: int, count: int) -> Days | None:
    """Return the `nth` day, week, fortnight or weekend of a month, the last for -1; or that many at that end."""
    if unit == "weekend":
        saturday = days.nth_weekday(month[0].year, month[0].month, 5, nth)
        sunday = None if saturday is None else days.moved(saturday, 1)
        return None if saturday is None or sunday is None else (saturday, sunday)
    length = _LENGTHS[unit] * count
    first = days.moved(month[1], 1 - length) if nth < 0 else days.moved(month[0], length * (nth - 1))
    last = None if first is None else days.moved(first, length - 1)
    if first is None or last is None or first < month[0] or last > month[1]:
        return None
    return first, last


def read_week_on(case: Case) -> Resolved | None:
    """Return "a week on Tuesday", "a fortnight last Friday", "a week tomorrow"."""
    count = case.number("count") or case.dates.counts.get(case.words.part("count") or "", 0)
    by = 7 * count * (2 if (case.words.part("unit") or "").startswith("fortnight") else 1)
    published = case.context.published
    near = case.words.part("near") or case.words.part("from_day")
    by = by or (7 if near else 0)
    if by == 0:
        return None
    if published is None:
        return Resolved(grain="day", weekday=case.dates.weekdays.get(case.words.part("weekday") or ""))
    if near is not None:
        start = days.moved(published, case.dates.near_days[near])
        by = -by if near == "yesterday" else by
    else:
        start = _weekday_from(case, published)
        by = -by if case.words.part("way") == "last" else by
    found = None if start is None else days.moved(start, by)
    return None if found is None else Resolved((found, found), "day", "article date", weekday=found.weekday())


def _weekday_from(case: Case, published: date) -> date | None:
    """Return the weekday that weeks are counted from, None if the words don't say which it is."""
    back = (published.weekday() - case.dates.weekdays[case.words.part("weekday") or ""]) % 7
    way = case.words.part("way") or ""
    if back == 0 or way.startswith("ago") or (way in {"on", "from"} and case.tense() == "past"):
        return None
    return days.moved(published, -back if way == "last" else 7 - back)


def read_weekday_day(case: Case) -> Resolved | None:
    """Return "Tuesday the 14th": the one such day in the months around the article's date."""
    weekday = case.dates.weekdays[case.words.part("weekday") or ""]
    day = case.number("day") or case.dates.day_words.get(case.words.part("day_word") or "", 0)
    published = case.context.published
    if published is None:
        return Resolved(weekday=weekday)
    months = (days.month_of(published.year, published.month + by) for by in (-1, 0, 1))
    found = [days.day_of(month[0].year, month[0].month, day) for month in months if month is not None]
    fitting = [one for one in found if one is not None and one.weekday() == weekday]
    if len(fitting) != 1:
        return None
    return Resolved((fitting[0], fitting[0]), "day", "article date", weekday=weekday)


def read_day_alone(case: Case) -> Resolved | None:
    """Return "the 15th", by the tense: the last such day before the article, or the next. None if it is unclear."""
    published, day = case.context.published, case.number("day") or 0
    if published is None:
        return Resolved(grain="day", day=day)
    month = case.words.part("of_month")
    if month is not None:
        first = days.month_of(published.year, published.month + case.dates.shifts[month])
        found = None if first is None else days.day_of(first[0].year, first[0].month, day)
    else:
        found = _nearest(case, published, day)
    if found is None:
        return None
    return Resolved((found, found), "day", "article date", month=found.month, day=day)


def _nearest(case: Case, published: date, day: int) -> date | None:
    """Return the nearest such day on the side of the tense, None if it is not in the month that the text names last."""
    tense = None if is_unsure(case.words, case.dates) else case.tense()
    months = filter(None, (days.month_of(published.year, published.month + by) for by in range(-2, 3)))
    all_days = [one for month in months if (one := days.day_of(month[0].year, month[0].month, day)) is not None]
    past = max((one for one in all_days if one <= published), default=None)
    found = {"past": past, "future": min((one for one in all_days if one >= published), default=None)}.get(tense or "")
    earlier = case.context.earlier
    if found is None or earlier is None or earlier.span is None or earlier.month is None:
        return found
    named = earlier.span[0]
    return found if (named.year, named.month) == (found.year, found.month) else None
