"""Turns the words of a date into days: {earliest, latest, grain, basis}, or as much of it as the text gives."""

from __future__ import annotations

from collections.abc import Callable

from claimcheck.extract.dates import counted_dates as counted
from claimcheck.extract.dates import named_dates as named
from claimcheck.extract.dates import relative_dates as relative
from claimcheck.extract.dates.as_written import DateWords
from claimcheck.extract.dates.date_case import Case, Context, Resolved
from claimcheck.rulebook.dates import Dates


def resolve(words: DateWords, context: Context, dates: Dates) -> Resolved | None:
    """Return the date, None if the words are not a date or mean another day than they name."""
    if words.line.before(dates.apart, words.start, 24):
        # "Two days after Christmas" is not Christmas.
        return None
    return _READERS[words.form.read](Case(words, context, dates))


def _unread(case: Case) -> Resolved | None:
    del case
    return None


def _no_day(case: Case) -> Resolved | None:
    del case
    return Resolved()


_READERS: dict[str, Callable[[Case], Resolved | None]] = {
    "iso": named.read_iso,
    "numeric": named.read_numeric,
    "month_day": named.read_month_day,
    "week_of": named.read_week_of,
    "month": named.read_month,
    "year": named.read_year,
    "years": named.read_years,
    "decade": named.read_decade,
    "quarter": named.read_quarter,
    "half": named.read_half,
    "season": named.read_season,
    "fiscal": named.read_fiscal,
    "holiday": named.read_holiday,
    "weekday": relative.read_weekday,
    "near_day": relative.read_near_day,
    "near_unit": relative.read_near_unit,
    "offset": relative.read_offset,
    "part_of": relative.read_part_of,
    "next_day": relative.read_next_day,
    "nth_weekday": counted.read_nth_weekday,
    "nth_week": counted.read_nth_week,
    "week_on": counted.read_week_on,
    "weekday_day": counted.read_weekday_day,
    "day_alone": counted.read_day_alone,
    "unread": _unread,
    "clock": _no_day,
    "noon": _no_day,
}
