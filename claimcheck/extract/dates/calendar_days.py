"""Plain calendar arithmetic: weeks, months, quarters, seasons, Easter.

Years that the calendar doesn't have give None.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

Days = tuple[date, date]
"""First and last day."""


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the day, None if there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_of(year: int, month: int) -> Days | None:
    """Return the month; `month` may lie outside 1 to 12, and then counts on into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def months_of(year: int, first: int, count: int) -> Days | None:
    """Return `count` months from month `first` on."""
    start, end = month_of(year, first), month_of(year, first + count - 1)
    return None if start is None or end is None else (start[0], end[1])


def year_of(year: int) -> Days | None:
    """Return the year."""
    return months_of(year, 1, 12)


def years_of(first: int, last: int) -> Days | None:
    """Return the years from `first` to `last`."""
    start, end = year_of(first), year_of(last)
    return None if start is None or end is None else (start[0], end[1])


def week_of(day: date, shift: int = 0) -> Days | None:
    """Return the week (Monday to Sunday) of `day`, or the one `shift` weeks later."""
    monday = moved(day, 7 * shift - day.weekday())
    sunday = None if monday is None else moved(monday, 6)
    return None if monday is None or sunday is None else (monday, sunday)


def moved(day: date, by: int) -> date | None:
    """Return the day `by` days later, None if the calendar ends before."""
    try:
        return day + timedelta(days=by)
    except OverflowError:
        return None


def season_of(year: int, first_month: int) -> Days | None:
    """Return the season that begins in `first_month` of `year`."""
    return months_of(year, first_month, 3)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """Return the `nth` such weekday of the month; -1 is the last one."""
    span = month_of(year, month)
    if span is None:
        return None
    if nth < 0:
        return moved(span[1], -((span[1].weekday() - weekday) % 7))
    return moved(span[0], (weekday - span[0].weekday()) % 7 + 7 * (nth - 1))


def easter_of(year: int) -> date | None:
    """Return Easter Sunday of the Western churches (the rule of 1582, after Gauss and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    f = (8 * b + 13) // 25
    g = (19 * a + b - d - f + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - g - k) % 7
    n = (a + 11 * g + 22 * m) // 451
    month, day = divmod(g + m - 7 * n + 114, 31)
    return day_of(year, month, day + 1)


def third_of(days: Days, which: str) -> Days:
    """Return the early, middle or late third of a range of days; for several whole months, in whole months."""
    months = (days[1].year - days[0].year) * 12 + days[1].month - days[0].month + 1
    index = ("early", "middle", "late").index(which)
    if months % 3 == 0 and days[0].day == 1:
        found = months_of(days[0].year, days[0].month + index * months // 3, months // 3)
        return days if found is None else found
    length = ((days[1] - days[0]).days + 1) // 3
    first = days[0] + timedelta(days=index * length)
    return first, days[1] if index == 2 else first + timedelta(days=length - 1)
