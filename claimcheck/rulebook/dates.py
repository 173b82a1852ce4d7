"""Words that name dates and times: the schema of `rules/dates.yaml` and what is built from it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from pydantic import StringConstraints

from claimcheck.rulebook.linear import check_linear
from claimcheck.rulebook.numbers import alternatives
from claimcheck.rulebook.schema import Examples, Phrase, Rule, RuleFile, RuleId, Strict
from claimcheck.rulebook.section import Misplaced, Section

SHAPES = frozenset({
    "iso", "numeric", "month_day", "month", "year", "years", "decade", "quarter", "half", "season", "fiscal", "holiday",
    "weekday", "near_day", "near_unit", "offset", "part_of", "same_day", "next_day", "clock", "noon", "week_of",
    "nth_weekday", "nth_week", "week_on", "weekday_day", "day_alone",
})  # fmt: skip
"""The ways of reading that `extract/` knows; each rule names one of them."""


Template = Annotated[str, StringConstraints(min_length=1, max_length=1000)]
"""A pattern in which `{name}` stands for a table or a piece of the file."""


class HolidayRow(Strict):
    """A day with a name: on a fixed day of a month, on the nth weekday of a month, or counted from Easter."""

    names: tuple[Phrase, ...]
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    nth: int | None = None
    from_easter: int | None = None


class DateRule(Rule):
    """One way of writing a date. `pattern` is for lower-case text; `{month}` and the like stand for the tables.

    `read` names how the parts are read.
    """

    pattern: Template
    read: Phrase


class UnreadTime(Strict):
    """Words of time that name no single time. The examples under `match` contain neither a time nor a figure."""

    id: RuleId
    pattern: Template
    note: str | None = None
    examples: Examples


class DatesFile(RuleFile):
    """`rules/dates.yaml` as it is written."""

    months: dict[Phrase, int]
    weekdays: dict[Phrase, int]
    everyday: tuple[Phrase, ...]
    seasons: dict[Phrase, int]
    ordinals: dict[Phrase, int]
    day_words: dict[Phrase, int]
    nths: dict[Phrase, int]
    hour_words: dict[Phrase, int]
    minute_words: dict[Phrase, int]
    clock_after: tuple[Phrase, ...]
    day_after: tuple[Phrase, ...]
    day_not_near: tuple[Phrase, ...]
    clock_hedges: tuple[Phrase, ...]
    counts: dict[Phrase, int]
    units: dict[Phrase, Phrase]
    near_days: dict[Phrase, int]
    shifts: dict[Phrase, int]
    parts: dict[Phrase, Phrase]
    holidays: tuple[HolidayRow, ...]
    zones: dict[Phrase, Phrase]
    future: tuple[Phrase, ...]
    past: tuple[Phrase, ...]
    past_auxiliaries: tuple[Phrase, ...]
    future_auxiliaries: tuple[Phrase, ...]
    future_before: tuple[Phrase, ...]
    apart: tuple[Phrase, ...]
    recurring: tuple[Phrase, ...]
    holiday_behind: tuple[Phrase, ...]
    not_decade: tuple[Phrase, ...]
    name_before: tuple[Phrase, ...]
    name_behind: tuple[Phrase, ...]
    business: tuple[Phrase, ...]
    on_words: tuple[Phrase, ...]
    month_after: tuple[Phrase, ...]
    year_after: tuple[Phrase, ...]
    patterns: dict[Phrase, Template]
    starts: tuple[Template, ...]
    unread: tuple[UnreadTime, ...]
    rules: tuple[DateRule, ...]


@dataclass(frozen=True)
class DateForm:
    """One way of writing a date, compiled."""

    id: str
    read: str
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class Dates:
    """Words that name dates and times, ready for use. All patterns are for lower-case text.

    `start` matches where a date may begin, `any_form` any form there (the last group that matched is its place in
    `forms`), `future` and `past` the words that tell the tense of a clause. `apart`, `recurring`, `not_decade` and
    `holiday_behind` match neighbouring words that make another time of it, or none.
    """

    start: re.Pattern[str]
    any_form: re.Pattern[str]
    forms: tuple[DateForm, ...]
    months: dict[str, int]
    weekdays: dict[str, int]
    everyday: frozenset[str]
    seasons: dict[str, int]
    ordinals: dict[str, int]
    day_words: dict[str, int]
    nths: dict[str, int]
    hour_words: dict[str, int]
    minute_words: dict[str, int]
    clock_after: re.Pattern[str]
    day_after: re.Pattern[str]
    day_not_near: re.Pattern[str]
    clock_hedges: re.Pattern[str]
    counts: dict[str, int]
    units: dict[str, str]
    near_days: dict[str, int]
    shifts: dict[str, int]
    parts: dict[str, str]
    holidays: dict[str, HolidayRow]
    zones: dict[str, str]
    future: re.Pattern[str]
    past: re.Pattern[str]
    past_auxiliaries: re.Pattern[str]
    future_auxiliaries: re.Pattern[str]
    future_before: re.Pattern[str]
    apart: re.Pattern[str]
    recurring: re.Pattern[str]
    holiday_behind: re.Pattern[str]
    not_decade: re.Pattern[str]
    name_before: re.Pattern[str]
    name_behind: re.Pattern[str]
    business: re.Pattern[str]
    on_words: re.Pattern[str]
    month_after: frozenset[str]
    year_after: frozenset[str]


def _tables(file: DatesFile) -> dict[str, str]:
    """Return the pattern that each `{name}` stands for."""

    def group(name: str, words: Iterable[str]) -> str:
        return f"(?P<{name}>{alternatives(words)})"

    tables = {
        "month": group("month", file.months),
        "month_last": group("month_last", file.months),
        "weekday": group("weekday", file.weekdays),
        "season": group("season", file.seasons),
        "ordinal": group("ordinal", file.ordinals),
        "day_word": group("day_word", file.day_words),
        "weekday_last": group("weekday_last", file.weekdays),
        "day_word_last": group("day_word_last", file.day_words),
        "nth": group("nth", file.nths),
        "hour_word": group("hour_word", file.hour_words),
        "minute_word": group("minute_word", file.minute_words),
        "count": rf"(?P<count>{alternatives(file.counts)}|[0-9]{{1,3}})",
        "unit": group("unit", file.units),
        "near_day": group("near_day", file.near_days),
        "shift": group("shift", file.shifts),
        "part": group("part", file.parts),
        "holiday": group("holiday", [name for row in file.holidays for name in row.names]),
        "zone": group("zone", file.zones),
    }
    return tables | dict(file.patterns)


_NAMED = re.compile(r"\{([a-z_]+)\}")
_GROUP = re.compile(r"\(\?P<[a-z_0-9]+>")


def _expand(pattern: str, tables: dict[str, str]) -> str:
    for _ in range(4):
        pattern = _NAMED.sub(lambda match: tables.get(match.group(1), match.group()), pattern)
    return pattern


def build(file: DatesFile) -> Dates:
    """Return the section as the stages use it."""
    tables = _tables(file)
    unread = [(rule.id, "unread", rule.pattern) for rule in file.unread]
    read = [(rule.id, rule.read, rule.pattern) for rule in file.rules]
    forms = tuple(DateForm(id_, way, re.compile(_expand(pattern, tables))) for id_, way, pattern in (*unread, *read))
    plain = [_GROUP.sub("(?:", form.pattern.pattern) for form in forms]
    return Dates(
        start=re.compile(
            "|".join(_expand(pattern, {k: _GROUP.sub("(?:", v) for k, v in tables.items()}) for pattern in file.starts)
        ),
        any_form=re.compile("|".join(f"({pattern})(?![\\w])" for pattern in plain)),
        forms=forms,
        months=file.months,
        weekdays=file.weekdays,
        everyday=frozenset(file.everyday),
        seasons=file.seasons,
        ordinals=file.ordinals,
        day_words=file.day_words,
        nths=file.nths,
        hour_words=file.hour_words,
        minute_words=file.minute_words,
        clock_after=re.compile(rf"\b(?:{alternatives(file.clock_after)})\s$"),
        day_after=re.compile(rf"\b(?:{alternatives(file.day_after)})\s$"),
        day_not_near=re.compile(rf"\b(?:{alternatives(file.day_not_near)})\b"),
        clock_hedges=re.compile(rf"\b(?:{alternatives(file.clock_hedges)})\s$"),
        counts=file.counts,
        units=file.units,
        near_days=file.near_days,
        shifts=file.shifts,
        parts=file.parts,
        holidays={name: row for row in file.holidays for name in row.names},
        zones=file.zones,
        future=re.compile(rf"\b(?:{alternatives(file.future)})(?![\w])"),
        # "-ed" is the past of nearly every verb that the list lacks, but not after "be"; "will shut" is not a past.
        past=re.compile(
            rf"\b(?<!be\s)(?<!to\s)(?<!will\s)(?<!shall\s)(?<!would\s)(?:{alternatives(file.past)}|[a-z]{{2,16}}ed)(?![\w])"
        ),
        past_auxiliaries=re.compile(rf"\b(?:{alternatives(file.past_auxiliaries)})(?![\w])"),
        future_auxiliaries=re.compile(rf"(?<![\w])(?:{alternatives(file.future_auxiliaries)})(?![\w])"),
        apart=re.compile(
            rf"\b(?:{alternatives(file.apart)}|(?:{alternatives(file.weekdays)})\s(?:before|after))\s(?:the\s)?$"
        ),
        recurring=re.compile(rf"\b(?:{alternatives(file.recurring)})\s$"),
        holiday_behind=re.compile(rf"\s(?:{alternatives(file.holiday_behind)})(?![\w])"),
        not_decade=re.compile(
            rf"\b(?:{alternatives(file.not_decade)})(?:[\s-]|\s(?:in|of|were|was|are|is|reached|hit|into)\s(?:the\s)?)$"
        ),
        future_before=re.compile(rf"\b(?:{alternatives(file.future_before)})\s(?:on\s|the\s)?$"),
        on_words=re.compile(rf"\b(?:{alternatives(file.on_words)})\s$"),
        name_before=re.compile(rf"\b(?:{alternatives(file.name_before)})\s$"),
        name_behind=re.compile(rf"\s(?:{alternatives(file.name_behind)})(?![\w])"),
        business=re.compile(rf"(?<![a-z])(?:{alternatives(file.business)})(?![a-z])"),
        month_after=frozenset(file.month_after),
        year_after=frozenset(file.year_after),
    )


def check(file: DatesFile) -> list[Misplaced]:
    """Return a fault for each pattern that is invalid with its tables filled in, and each unknown way of reading."""
    faults: list[Misplaced] = []
    tables = _tables(file)
    for index, rule in enumerate(file.rules):
        if rule.read not in SHAPES:
            faults.append(
                (("rules", index, "read"), f"'{rule.read}' is unknown; known are {', '.join(sorted(SHAPES))}")
            )
    patterns = [
        *(("unread", index, rule.pattern) for index, rule in enumerate(file.unread)),
        *(("rules", index, rule.pattern) for index, rule in enumerate(file.rules)),
    ]
    for key, index, pattern in patterns:
        expanded = _expand(pattern, tables)
        if unknown := _NAMED.search(expanded):
            faults.append(((key, index, "pattern"), f"no table is called '{unknown.group(1)}'"))
            continue
        try:
            check_linear(re.compile(expanded).pattern)
        except (re.error, ValueError) as error:
            faults.append(((key, index, "pattern"), f"is not a usable pattern: {error}"))
    return faults


SECTION = Section("dates.yaml", DatesFile, build, check)
