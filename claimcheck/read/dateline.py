"""Reads the dates, title and outlet from the first lines of an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from claimcheck.rulebook.datelines import Datelines, HeadPattern

_LINE = re.compile(r"[^\r\n]+")
_METADATA_LINE = 80
_DATES = frozenset({"published", "modified", "fetched"})
# How far after a date its time may end.
_CLOCK_REACH = 30


@dataclass(frozen=True, slots=True)
class Dateline:
    """Metadata in a text, and the rule that found each part."""

    published: date | None = None
    modified: date | None = None
    fetched: date | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published_at: str | None = None
    rules: tuple[tuple[str, str], ...] = ()


def read_dateline(text: str, rules: Datelines) -> Dateline:
    """Return the dates, title and outlet that the head of `text` gives."""
    start = len(text) - len(text.lstrip("\ufeff \t\r\n\u00a0"))
    head = text[start : start + rules.head_characters]
    lines = [line for match in _LINE.finditer(head) if (line := match.group().strip())][: rules.head_lines + 1]
    whole = len(text) - start <= rules.head_characters
    # The limit may cut the last line, which would make a long line look short.
    if not whole and len(lines) > 1 and len(lines) <= rules.head_lines:
        lines.pop()
    values: dict[str, str] = {}
    ids: dict[str, str] = {}
    spent: set[int] = set()
    dates: dict[str, date] = {}
    moment: str | None = None
    for rule in rules.patterns:
        if rule.gives in ids:
            continue
        for index, match in _matches(rule, head, lines[: rules.head_lines], spent, followed=len(lines) > 1):
            spent.add(index)
            value = " ".join(match[rule.gives].split())
            if rule.gives in _DATES:
                read = rules.read_date(value)
                if read is None:
                    continue
                dates[rule.gives] = read
                if rule.gives == "published":
                    end = match.end(rule.gives)
                    moment = rules.read_moment(value) or rules.read_moment(
                        value + match.string[end : end + _CLOCK_REACH]
                    )
            values[rule.gives] = value
            ids[rule.gives] = rule.id
            break
    return Dateline(
        published=dates.get("published"),
        modified=dates.get("modified"),
        fetched=dates.get("fetched"),
        title=values.get("title"),
        outlet=values.get("outlet"),
        url=values.get("url"),
        published_at=moment,
        rules=tuple(sorted(ids.items())),
    )


def _matches(
    rule: HeadPattern, head: str, lines: list[str], spent: set[int], *, followed: bool
) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the places where `rule` matches, each with the index of its line."""
    if rule.at == "start":
        match = rule.pattern.match(head)
        if match:
            yield 0, match
        return
    # One line may give several values, but a line with another value is not a headline.
    free = [(index, line) for index, line in enumerate(lines) if rule.at != "first_line" or index not in spent]
    if rule.at == "first_line":
        # Metadata lines may come before the headline; the text itself, after a stamp, may not.
        before = lines[: free[0][0]] if free else []
        free = free[:1] if followed and all(len(line) <= _METADATA_LINE for line in before) else []
    for index, line in free:
        match = rule.pattern.match(line) if rule.at == "line_start" else rule.pattern.fullmatch(line)
        if match:
            yield index, match
