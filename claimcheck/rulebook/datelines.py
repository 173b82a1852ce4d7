"""How an article's own text gives its date, title and outlet, and how tables of articles name their columns.

The schema of `rules/datelines.yaml` and what is built from it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from claimcheck.rulebook.linear import check_linear
from claimcheck.rulebook.schema import LeadPattern, LinePattern, Phrase, Rule, RuleFile, Strict
from claimcheck.rulebook.section import Misplaced, Section

Given = Literal["published", "modified", "fetched", "title", "outlet", "url"]
Place = Literal["start", "line_start", "line", "first_line"]
Column = Literal["id", "text", "outlet", "published", "modified", "fetched", "title", "url"]
PagePlace = Annotated[
    str, Field(pattern=r"^(?:json-ld|meta|link|itemprop|class|time|address|saved|tag) [A-Za-z][A-Za-z0-9_.:-]{0,60}$")
]

_TIME_AFTER = re.compile(r"[T ,]{1,3}(?:at )?\d{1,2}[:.]?\d{2}(?!\d)")
# The time after a date, and its zone. Other abbreviations of zones than these are used for several zones each.
_CLOCK = re.compile(
    r"[T ,]{1,3}(?:at )?(?P<hour>\d{1,2})[:.](?P<minute>[0-5]\d)(?!\d)(?::[0-5]\d(?:\.\d{1,9})?)?"
    r"(?: ?(?P<half>[ap])\.?m\b\.?)?(?: ?(?P<zone>Z|GMT|UTC|[+-]\d{2}:?[0-5]\d)(?![\w:])|(?P<other> ?\(?[A-Z]{2,5}\b))?"
)
_WEEKDAY_BEFORE = re.compile(r"[A-Za-z]{2,9}\.?,? ")


class DatelineRule(Rule):
    """A rule that finds one value in the first lines of a text."""

    gives: Given
    at: Place
    pattern: LinePattern


class PagePlaces(Strict):
    """Where a web page has its metadata, best place first: a kind of place and a name (`meta og:title`)."""

    published: tuple[PagePlace, ...]
    modified: tuple[PagePlace, ...]
    fetched: tuple[PagePlace, ...]
    outlet: tuple[PagePlace, ...]
    title: tuple[PagePlace, ...]
    url: tuple[PagePlace, ...]


class Pages(Strict):
    """How web pages are read."""

    places: PagePlaces
    article_types: tuple[Phrase, ...]
    hidden_classes: tuple[Phrase, ...]
    struck_classes: tuple[Phrase, ...]
    raised_classes: tuple[Phrase, ...]
    related_classes: tuple[Phrase, ...]
    teaser_classes: tuple[Phrase, ...]
    aside_classes: tuple[Phrase, ...]
    teaser_openings: tuple[LinePattern, ...]
    date_line_words: tuple[tuple[Phrase, ...], ...]


class DatelinesFile(RuleFile):
    """`rules/datelines.yaml` as it is written."""

    months: dict[str, Annotated[int, Field(ge=1, le=12)]] = Field(min_length=12)
    dates: tuple[LinePattern, ...] = Field(min_length=1)
    days: tuple[LeadPattern, ...] = Field(min_length=1)
    columns: dict[Column, tuple[Phrase, ...]]
    pages: Pages
    head_lines: Annotated[int, Field(ge=1, le=50)]
    head_characters: Annotated[int, Field(ge=100, le=10_000)]
    rules: tuple[DatelineRule, ...]


@dataclass(frozen=True)
class HeadPattern:
    """A compiled rule."""

    id: str
    gives: Given
    at: Place
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class Datelines:
    """How the first lines of a text are read, ready for use. `pages` is how web pages are read, in plain values.

    `day` is the pattern of a day in the dateline of a paragraph, without groups.
    """

    months: Mapping[str, int]
    dates: tuple[re.Pattern[str], ...]
    day: str
    columns: Mapping[str, tuple[str, ...]]
    pages: Mapping[str, Any]
    head_lines: int
    head_characters: int
    patterns: tuple[HeadPattern, ...]

    def read_date(self, words: str) -> date | None:
        """Return the full date in `words`, which may have only a weekday before or a time after it; else None."""
        found = self._found(" ".join(words.split()))
        return None if found is None else found[0]

    def read_moment(self, words: str) -> str | None:
        """Return the full date in `words` with the time after it, in ISO form; None if they don't give both.

        It has an offset from UTC if they do. A time in a zone of another name is left out, and so is midnight, which
        mostly stands for no time at all.
        """
        words = " ".join(words.split())
        found = self._found(words)
        clock = None if found is None else _CLOCK.match(words, found[1])
        if found is None or found[0] is None or clock is None or clock["other"]:
            return None
        hour, minute, half = int(clock["hour"]), int(clock["minute"]), (clock["half"] or "").lower()
        if half and not 1 <= hour <= 12:
            return None
        hour = hour % 12 + 12 * (half == "p") if half else hour
        if hour > 23 or (hour, minute) == (0, 0):
            return None
        return f"{found[0].isoformat()}T{hour:02d}:{minute:02d}{_offset(clock['zone'])}"

    def _found(self, words: str) -> tuple[date | None, int] | None:
        """Return the date in `words` and where it ends."""
        weekday = _WEEKDAY_BEFORE.match(words)
        first = self._at(words, 0)
        return self._at(words, weekday.end()) if weekday and (first is None or first[0] is None) else first

    def _at(self, words: str, start: int) -> tuple[date | None, int] | None:
        for shape in self.dates:
            match = shape.match(words, start)
            if match and (match.end() == len(words) or _TIME_AFTER.match(words, match.end())):
                return self._date(match), match.end()
        return None

    def _date(self, match: re.Match[str]) -> date | None:
        month = match["month"].lower().rstrip(".")
        number = int(month) if month.isdecimal() else self.months[month]
        try:
            found = date(int(match["year"]), number, int(match["day"]))
        except ValueError:
            return None
        # Anything outside is a typing error or a placeholder such as 9999-12-31.
        return found if 1600 <= found.year <= 2200 else None


def _offset(zone: str | None) -> str:
    if zone is None:
        return ""
    return "+00:00" if zone[0] not in "+-" else f"{zone[:3]}:{zone[-2:]}"


def _expand(pattern: str, file: DatelinesFile) -> str:
    """Return `pattern` with {date} and {month} written out."""
    months = "|".join(sorted((re.escape(name) for name in file.months), key=lambda name: (-len(name), name)))
    shapes = "|".join(re.sub(r"\(\?P<(?:year|month|day)>", "(?:", shape) for shape in file.dates)
    return pattern.replace("{date}", f"(?:{shapes})").replace("{month}", f"(?i:{months})")


def _check(file: DatelinesFile) -> list[Misplaced]:
    faults: list[Misplaced] = []
    for index, shape in enumerate(file.dates):
        if set(re.compile(_expand(shape, file)).groupindex) != {"year", "month", "day"}:
            faults.append((("dates", index), "needs the groups year, month and day"))
    for index, shape in enumerate(file.days):
        if re.compile(_expand(shape, file)).groups:
            faults.append((("days", index), "must not have groups other than (?:...)"))
    for index, rule in enumerate(file.rules):
        path = ("rules", index, "pattern")
        try:
            compiled = re.compile(_expand(rule.pattern, file))
            check_linear(compiled.pattern, starts=file.head_lines, whole=rule.at in {"line", "first_line"})
        except (re.error, ValueError, OverflowError, RecursionError) as error:
            faults.append((path, f"with its dates written out: {error}"))
            continue
        if set(compiled.groupindex) != {rule.gives}:
            faults.append((path, f"needs one named group, {rule.gives}, because the rule returns it"))
    return faults


def build(file: DatelinesFile) -> Datelines:
    """Return the section as the stages use it."""
    return Datelines(
        months={name.lower(): number for name, number in file.months.items()},
        dates=tuple(re.compile(_expand(shape, file), re.ASCII) for shape in file.dates),
        day="|".join(_expand(shape, file) for shape in file.days),
        columns={str(column): names for column, names in file.columns.items()},
        pages={
            **file.pages.model_dump(exclude={"date_line_words"}),
            "date_words": [word for line in file.pages.date_line_words for word in line],
            "months": sorted(name.lower() for name in file.months),
        },
        head_lines=file.head_lines,
        head_characters=file.head_characters,
        patterns=tuple(
            HeadPattern(rule.id, rule.gives, rule.at, re.compile(_expand(rule.pattern, file), re.ASCII))
            for rule in file.rules
        ),
    )


SECTION = Section("datelines.yaml", DatelinesFile, build, check=_check)
