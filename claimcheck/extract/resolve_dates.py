"""Turns the words of a date into days: {earliest, latest, grain, basis}, or as much of it as the text gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from claimcheck.extract import calendar_days as days
from claimcheck.extract.calendar_days import Days
from claimcheck.extract.date_words import DateWords
from claimcheck.extract.tense import Tense, tense_of
from claimcheck.model import Grain, TimeBasis
from claimcheck.rulebook.dates import Dates


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a date comes to. Without `span` no concrete date follows, and only the parts are known."""

    span: Days | None = None
    grain: Grain | None = None
    basis: TimeBasis | None = None
    weekday: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(slots=True)
class Context:
    """What a date is resolved against: the article's date, and the last date that the text itself has fixed."""

    published: date | None
    earlier: Resolved | None = None

    @property
    def anchor(self) -> tuple[date, TimeBasis] | None:
        """Return the day that years and months are reckoned from, and on what that rests."""
        if self.published is not None:
            return self.published, "article date"
        if self.earlier is not None and self.earlier.span is not None:
            return self.earlier.span[0], "earlier date"
        return None


@dataclass(frozen=True, slots=True)
class _Case:
    """One date with all that is needed to resolve it."""

    words: DateWords
    context: Context
    dates: Dates

    def number(self, name: str) -> int | None:
        """Return the part `name` as a number."""
        found = self.words.part(name)
        return int(found) if found is not None and found.isdecimal() else None

    def tense(self) -> Tense | None:
        """Return the tense of the clause."""
        return tense_of(self.words, self.dates)

    def ahead(self) -> bool:
        """Return whether the clause looks ahead."""
        return self.tense() == "future"

    def shift(self) -> tuple[str, int] | None:
        """Return the word that shifts ("last") and by how much."""
        word = self.words.part("shift")
        return None if word is None else (word, self.dates.shifts[word])

    def is_attributive(self) -> bool:
        """Return whether the day only names an event ("the Boxing Day flood")."""
        line = self.words.line
        follows = line.lower[self.words.end : self.words.end + 2].strip().isalpha()
        return follows and line.before(self.dates.on_words, self.words.start, 12) is None

    def of_year(self) -> int | None:
        """Return the year named by "of last year" and the like."""
        word = self.words.part("of_year")
        anchor = self.context.anchor
        if word is None or anchor is None:
            return None
        first = word.split()[0] if not word.startswith("the ") else word.split()[1]
        return anchor[0].year + self.dates.shifts.get(first, 0)


def resolve(words: DateWords, context: Context, dates: Dates) -> Resolved | None:
    """Return what the words come to, None where they turn out to be no date."""
    return _READERS[words.form.read](_Case(words, context, dates))


def _iso(case: _Case) -> Resolved | None:
    found = days.day_of(case.number("year") or 0, case.number("month_no") or 0, case.number("day") or 0)
    return None if found is None else Resolved((found, found), "day", "text", month=found.month, day=found.day)


def _numeric(case: _Case) -> Resolved | None:
    one, two, year = case.number("one") or 0, case.number("two") or 0, case.number("year") or 0
    year += 2000 if year < 70 else 1900 if year < 100 else 0
    if case.words.part("mark") == "." or one > 12:
        day, month = one, two
    elif two > 12:
        day, month = two, one
    else:
        # Both can be the day; which of them is differs from country to country.
        return None
    found = days.day_of(year, month, day)
    return None if found is None else Resolved((found, found), "day", "text", month=month, day=day)


def _month_day(case: _Case) -> Resolved | None:
    month, day = case.dates.months[case.words.part("month") or ""], case.number("day") or 0
    last = case.number("last") or day
    if last < day:
        return None
    weekday_word = case.words.part("weekday")
    weekday = None if weekday_word is None else case.dates.weekdays[weekday_word]
    year = case.number("year")
    basis: TimeBasis = "text"
    if year is None:
        anchor = case.context.anchor
        if anchor is None:
            return Resolved(weekday=weekday, month=month, day=day) if day <= 31 else None
        basis = anchor[1]
        year = _nearest_year(anchor[0], month, day, weekday, case.tense())
    first = None if year is None else days.day_of(year, month, day)
    until = None if year is None else days.day_of(year, month, last)
    if first is None or until is None:
        return None
    return Resolved((first, until), "day", basis, weekday=weekday, month=month, day=day)


# How dear a day ahead and a day behind are; without a tense, the past is a little nearer.
_FUTURE_COST: dict[Tense | None, float] = {"future": 0.4, None: 1.6, "past": 6.0}
_PAST_COST: dict[Tense | None, float] = {"future": 1.6, None: 1.0, "past": 0.5}


def _nearest_year(anchor: date, month: int, day: int, weekday: int | None, tense: Tense | None) -> int | None:
    """Return the year in which the day is nearest to `anchor`, with a tilt to the past or to the future."""
    best: tuple[float, int] | None = None
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        found = days.day_of(year, month, day)
        if found is None:
            continue
        distance = (found - anchor).days
        cost = distance * _FUTURE_COST[tense] if distance > 0 else -distance * _PAST_COST[tense]
        if weekday is not None and found.weekday() != weekday:
            cost += 500
        if best is None or cost < best[0]:
            best = cost, year
    return None if best is None else best[1]


def _month(case: _Case) -> Resolved | None:
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


def _month_year(case: _Case, anchor: date, month: int) -> int:
    shift = case.shift()
    if shift is not None and shift[1] != 0:
        year = anchor.year
        if shift[1] < 0:
            return year if month < anchor.month else year - 1
        return year if month > anchor.month else year + 1
    if shift is not None or month == anchor.month:
        return anchor.year
    tense = case.tense()
    if tense == "future":
        return anchor.year if month > anchor.month else anchor.year + 1
    if tense == "past":
        return anchor.year if month < anchor.month else anchor.year - 1
    # Up to two months ahead are nearer than the same month of last year.
    return anchor.year if month <= anchor.month + 2 else anchor.year - 1


def _weekday(case: _Case) -> Resolved | None:
    weekday = case.dates.weekdays[case.words.part("weekday") or ""]
    published = case.context.published
    if published is None:
        return Resolved(weekday=weekday)
    back = (published.weekday() - weekday) % 7
    week = case.words.part("week")
    shift = case.shift()
    if week is not None and week != "week":
        word = week.removeprefix("of ").split()[0]
        span = days.week_of(published, case.dates.shifts[word])
        found = None if span is None else days.moved(span[0], weekday)
    elif shift is None:
        found = days.moved(published, -back if back == 0 or not case.ahead() else 7 - back)
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


def _near_day(case: _Case) -> Resolved | None:
    if case.context.published is None:
        return Resolved(grain="day")
    found = days.moved(case.context.published, case.dates.near_days[case.words.part("near_day") or ""])
    return None if found is None else Resolved((found, found), "day", "article date")


def _holiday(case: _Case) -> Resolved | None:
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
        # "The Boxing Day tsunami" may be that of any year.
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


def _quarter(case: _Case) -> Resolved | None:
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


def _half(case: _Case) -> Resolved | None:
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


def _fiscal(case: _Case) -> Resolved | None:
    span = days.year_of(case.number("year") or case.number("fiscal") or 0)
    return None if span is None else Resolved(span, "year", "text")


def _season(case: _Case) -> Resolved | None:
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


def _season_year(case: _Case, anchor: date, first: int) -> int:
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


def _decade(case: _Case) -> Resolved | None:
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


def _years(case: _Case) -> Resolved | None:
    first, last = case.number("year") or 0, case.number("last_year") or 0
    if last < 100:
        last += first - first % 100
    span = days.years_of(first, last) if first < last else None
    return None if span is None else Resolved(span, "year", "text")


def _year(case: _Case) -> Resolved | None:
    span = days.year_of(case.number("year") or 0)
    if span is None:
        return None
    part = case.words.part("part")
    return Resolved(days.third_of(span, case.dates.parts[part]) if part else span, "year", "text")


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
    """Return the week, month, quarter, year or decade of `day`, `shift` of them on."""
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


def _near_unit(case: _Case) -> Resolved | None:
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
    span = _unit_of(anchor[0], unit, by)
    return None if span is None else Resolved(span, _GRAINS[unit], anchor[1])


def _part_of(case: _Case) -> Resolved | None:
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


def _offset(case: _Case) -> Resolved | None:
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


def _text_anchor(case: _Case, *, allow_article: bool) -> tuple[date, TimeBasis] | None:
    earlier = case.context.earlier
    if earlier is not None and earlier.span is not None:
        return earlier.span[0], "earlier date"
    if allow_article and case.context.published is not None:
        return case.context.published, "article date"
    return None


def _next_day(case: _Case) -> Resolved | None:
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


def _no_day(case: _Case) -> Resolved | None:
    del case
    return Resolved()


_READERS: dict[str, Callable[[_Case], Resolved | None]] = {
    "iso": _iso,
    "numeric": _numeric,
    "month_day": _month_day,
    "month": _month,
    "year": _year,
    "years": _years,
    "decade": _decade,
    "quarter": _quarter,
    "half": _half,
    "season": _season,
    "fiscal": _fiscal,
    "holiday": _holiday,
    "weekday": _weekday,
    "near_day": _near_day,
    "near_unit": _near_unit,
    "offset": _offset,
    "part_of": _part_of,
    "next_day": _next_day,
    "clock": _no_day,
    "noon": _no_day,
}
