"""Resolves dates that name their days: a day of a month, a month, a year, a season, a holiday."""

from __future__ import annotations

from datetime import date

from claimcheck.extract.dates import calendar_days as days
from claimcheck.extract.dates.date_case import Case, Resolved
from claimcheck.extract.dates.day_lists import is_day_list
from claimcheck.extract.dates.tense import Tense
from claimcheck.model import TimeBasis


def read_iso(case: Case) -> Resolved | None:
    """Return "2018-03-09"."""
    found = days.day_of(case.number("year") or 0, case.number("month_no") or 0, case.number("day") or 0)
    return None if found is None else Resolved((found, found), "day", "text", month=found.month, day=found.day)


def read_numeric(case: Case) -> Resolved | None:
    """Return "25.06.2018", in which one number can only be the day."""
    one, two, year = case.number("one") or 0, case.number("two") or 0, case.number("year") or 0
    year += 2000 if year < 70 else 1900 if year < 100 else 0
    if case.words.part("mark") == "." or one > 12:
        day, month = one, two
    elif two > 12:
        day, month = two, one
    else:
        # Both can be the day, depending on the country.
        return None
    found = days.day_of(year, month, day)
    return None if found is None else Resolved((found, found), "day", "text", month=month, day=day)


def read_month_day(case: Case) -> Resolved | None:
    """Return a day of a month, or several."""
    month = case.dates.months[case.words.part("month") or case.words.part("month_last") or ""]
    day = case.number("day") or case.number("day_first") or 0
    day = day or case.dates.day_words.get(case.words.part("day_word") or "", 0)
    last = case.number("last") or case.dates.day_words.get(case.words.part("day_word_last") or "", day)
    if last < day or is_day_list(case.words, case.dates):
        return None
    weekday_word = case.words.part("weekday")
    weekday = None if weekday_word is None else case.dates.weekdays[weekday_word]
    year = case.number("year")
    basis: TimeBasis = "text"
    if year is None:
        anchor = case.context.anchor
        if anchor is None:
            return Resolved(weekday=weekday, month=month, day=day)
        basis = anchor[1]
        ahead = anchor[0] if case.lies_ahead() else None
        year = case.of_year() or _nearest_year(anchor[0], month, day, weekday, case.tense(), not_before=ahead)
    first = None if year is None else days.day_of(year, month, day)
    until = None if year is None else days.day_of(year, month, last)
    if first is None or until is None:
        return None
    return Resolved((first, until), "day", basis, weekday=weekday, month=month, day=day)


# An article may be dated some days late: what it announces for the days before is not an announcement for next year.
_LATE = 7
# A date without a year is one of the article's own year, unless another year is far nearer, or the tense rules it out.
_OTHER_YEAR = 1.6
_AGAINST_TENSE = {"past": 10.0, "future": 5.0}


def _nearest_year(
    anchor: date, month: int, day: int, weekday: int | None, tense: Tense | None, *, not_before: date | None = None
) -> int | None:
    """Return the year in which the day is nearest to `anchor`, leaning to the past or to the future."""
    best: tuple[float, int] | None = None
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        found = days.day_of(year, month, day)
        if found is None or (not_before is not None and (not_before - found).days > _LATE):
            continue
        days_off = (found - anchor).days
        cost = abs(days_off) * (1.0 if year == anchor.year else _OTHER_YEAR)
        if tense is not None and days_off != 0 and (days_off > 0) != (tense == "future"):
            cost *= _AGAINST_TENSE[tense]
        if weekday is not None and found.weekday() != weekday:
            cost += 2000
        if best is None or cost < best[0]:
            best = cost, year
    return None if best is None else best[1]


def read_week_of(case: Case) -> Resolved | None:
    """Return the week of a day, or the seven days that end or begin with it."""
    named = read_month_day(case)
    if named is None or named.span is None:
        return named
    day = named.span[0]
    side = case.words.part("side")
    if side == "of":
        span = days.week_of(day)
    else:
        other = days.moved(day, -6 if side in {"ending", "ended", "to"} else 6)
        span = None if other is None else (min(day, other), max(day, other))
    return None if span is None else Resolved(span, "week", named.basis)


def read_month(case: Case) -> Resolved | None:
    """Return a month, or a part of one."""
    month = case.dates.months[case.words.part("month") or ""]
    year = case.number("year")
    basis: TimeBasis = "text"
    if year is None:
        anchor = case.context.anchor
        if anchor is None:
            return Resolved(grain="month", month=month)
        basis = anchor[1]
        year = case.of_year()
        if year is None:
            year = _month_year(case, anchor[0], month)
    span = days.month_of(year, month)
    if span is None:
        return None
    part = case.words.part("part")
    if part is not None:
        span = days.third_of(span, case.dates.parts[part])
    return Resolved(span, "month", basis, month=month)


def _month_year(case: Case, anchor: date, month: int) -> int:
    shift = case.shift()
    if shift is not None and shift[1] != 0:
        year = anchor.year
        if shift[1] < 0:
            return year if month < anchor.month else year - 1
        return year if month > anchor.month else year + 1
    if shift is not None or month == anchor.month:
        return anchor.year
    ahead = anchor if case.lies_ahead() else None
    return _nearest_year(anchor, month, 15, None, case.tense(), not_before=ahead) or anchor.year


def year_of_month(case: Case, month: int) -> tuple[int, TimeBasis] | None:
    """Return the year of a month, as stated or inferred from the article's date and the tense, and the basis for it."""
    year, anchor = case.number("year"), case.context.anchor
    if year is not None:
        return year, "text"
    return None if anchor is None else (case.of_year() or _month_year(case, anchor[0], month), anchor[1])


def read_holiday(case: Case) -> Resolved | None:
    """Return a day with a name."""
    row = case.dates.holidays[case.words.part("holiday") or ""]

    def on(year: int) -> date | None:
        if row.from_easter is not None:
            easter = days.easter_of(year)
            return None if easter is None else days.moved(easter, row.from_easter)
        if row.nth is not None:
            return days.nth_weekday(year, row.month or 1, row.weekday or 0, row.nth)
        return days.day_of(year, row.month or 1, row.day or 1)

    year = case.number("year")
    if year is not None:
        found = on(year)
        return None if found is None else Resolved((found, found), "day", "text")
    anchor, shift = case.context.anchor, case.shift()
    if anchor is None or (shift is None and case.is_attributive()):
        # "The Boxing Day tsunami" may be of any year.
        return Resolved(month=row.month, day=row.day)
    choices = [found for by in (-1, 0, 1) if (found := on(anchor[0].year + by)) is not None]
    if shift is not None and shift[1] < 0:
        choices = [found for found in choices if found < anchor[0]][-1:]
    elif (shift is not None and shift[1] > 0) or (shift is None and case.ahead()):
        choices = [found for found in choices if found >= anchor[0]][:1]
    elif shift is not None:
        choices = [found for found in choices if found.year == anchor[0].year]
    if not choices:
        return None
    found = min(choices, key=lambda day: abs((day - anchor[0]).days) * (1.6 if day > anchor[0] else 1.0))
    return Resolved((found, found), "day", anchor[1])


def read_quarter(case: Case) -> Resolved | None:
    """Return a quarter of a year."""
    ordinal = case.words.part("ordinal")
    quarter = case.number("quarter") or (case.dates.ordinals[ordinal] if ordinal is not None else 0)
    if not 1 <= quarter <= 4:
        return None
    year = case.number("year")
    basis: TimeBasis = "text"
    if year is None:
        anchor = case.context.anchor
        line = case.words.line
        near = line.lower[line.back(case.words.start, 120) : min(line.stop, case.words.end + 120)]
        if anchor is None or not case.dates.business.search(near):
            return None
        year, basis = case.of_year(), anchor[1]
        if year is None:
            year = anchor[0].year
            begun = 3 * quarter - 2 <= anchor[0].month
            if not begun and not case.ahead():
                year -= 1
    span = days.months_of(year, 3 * quarter - 2, 3)
    return None if span is None else Resolved(span, "quarter", basis)


def read_half(case: Case) -> Resolved | None:
    """Return half a year."""
    ordinal = case.words.part("ordinal")
    half = case.number("half") or (case.dates.ordinals[ordinal] if ordinal is not None else 0)
    half = 2 if half == 4 else half
    year = case.number("year")
    basis: TimeBasis = "text"
    anchor = case.context.anchor
    if year is None and anchor is not None:
        year, basis = case.of_year() or anchor[0].year, anchor[1]
    if year is None or half not in {1, 2}:
        return None
    span = days.months_of(year, 6 * half - 5, 6)
    # The grains have no half year; the season is the next in size below the year.
    return None if span is None else Resolved(span, "season", basis)


def read_fiscal(case: Case) -> Resolved | None:
    """Return a fiscal year as the calendar year of its name."""
    span = days.year_of(case.number("year") or case.number("fiscal") or 0)
    return None if span is None else Resolved(span, "year", "text")


def read_season(case: Case) -> Resolved | None:
    """Return a season, or a part of one."""
    first = case.dates.seasons[case.words.part("season") or ""]
    year = case.number("year")
    basis: TimeBasis = "text"
    if year is None:
        anchor = case.context.anchor
        if anchor is None:
            return Resolved(grain="season")
        basis = anchor[1]
        year = case.of_year()
        if year is None:
            year = _season_year(case, anchor[0], first)
    span = days.season_of(year, first)
    if span is None:
        return None
    part = case.words.part("part")
    return Resolved(days.third_of(span, case.dates.parts[part]) if part else span, "season", basis)


def _season_year(case: Case, anchor: date, first: int) -> int:
    """Return the year in which the season meant begins."""
    begun = [year for year in (anchor.year - 1, anchor.year) if (year, first) <= (anchor.year, anchor.month)]
    latest = begun[-1]
    over = (anchor.year - latest) * 12 + anchor.month - first >= 3
    shift = case.shift()
    if shift is None:
        return latest + 1 if over and case.ahead() else latest
    if shift[1] < 0:
        return latest if over else latest - 1
    if shift[1] > 0:
        return latest + 1
    if first == 12 and anchor.month <= 2:
        return anchor.year - 1
    return anchor.year


def read_decade(case: Case) -> Resolved | None:
    """Return a decade, or a part of one."""
    number = case.number("decade")
    if number is None:
        short = case.number("short")
        if short is None or short == 2:
            return None
        number = 190 + short
    span = days.years_of(number * 10, number * 10 + 9)
    if span is None:
        return None
    part = case.words.part("part")
    return Resolved(days.third_of(span, case.dates.parts[part]) if part else span, "decade", "text")


def read_years(case: Case) -> Resolved | None:
    """Return a range of years."""
    first, last = case.number("year") or 0, case.number("last_year") or 0
    if last < 100:
        last += first - first % 100
    span = days.years_of(first, last) if first < last else None
    return None if span is None else Resolved(span, "year", "text")


def read_year(case: Case) -> Resolved | None:
    """Return a year, or a part of one."""
    span = days.year_of(case.number("year") or 0)
    if span is None:
        return None
    part = case.words.part("part")
    return Resolved(days.third_of(span, case.dates.parts[part]) if part else span, "year", "text")
