"""Reads times of races and the like, with colons: "4:05.3", "in 2:03:45"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from claimcheck.extract.figures.figure import Figure
from claimcheck.extract.figures.numbers import Number
from claimcheck.extract.lines import Line
from claimcheck.model import Span
from claimcheck.rulebook.book import Rulebook

_TIME = re.compile(
    r"(?<![\w.,:/-])(?:(?P<hour>[0-9]{1,2}):)?(?P<minute>[0-5]?[0-9]):(?P<second>[0-5][0-9])"
    r"(?P<part>\.[0-9]{1,3})?(?![\w:–-]|[.,][0-9])"
)
_DOTTED = re.compile(r"(?<![\w.,:/-])[0-9]{1,2}\.[0-5][0-9]\.[0-9]{1,3}(?![\w:]|[.,][0-9])")
_WITH_H = re.compile(r"(?<![\w.,:/-])[0-9]{1,2}h[0-5][0-9](?!\w)")
_AT = re.compile(r"\bat\s$")
_AT_HOUR = re.compile(r"\b(?:at|by|until|till|before|after|since|from|past)\s(?:about\s|around\s)?$")
_REACH = 24
_CLAUSE = 60


def running_times(line: Line, rules: Rulebook) -> Iterator[Figure]:
    """Yield the times that can only be lengths of time: with parts of a second, or with hours after words of a race."""
    for match in _TIME.finditer(line.text, line.start, line.stop):
        if _is_length(line, match, rules):
            yield _length(match)


def _is_length(line: Line, match: re.Match[str], rules: Rulebook) -> bool:
    if match["part"] is not None:
        return line.before(_AT, match.start(), 4) is None
    return match["hour"] is not None and is_timed(line, match.start(), rules)


def _length(match: re.Match[str]) -> Figure:
    part = match["part"] or ""
    value = int(match["hour"] or 0) * 3600 + int(match["minute"]) * 60 + Decimal(match["second"] + part)
    place = Decimal(1).scaleb(min(0, 1 - len(part)))
    number = Number(*match.span(), value, place, "units.running", in_digits=True, text=match.group())
    return Figure(*match.span(), number, value, place, *match.span(), "second", "duration", rules=["units.running"])


def unread_times(line: Line, rules: Rulebook) -> Iterator[Span]:
    """Yield the times that may be hours and minutes or minutes and seconds, or those of a clock."""
    for match in _TIME.finditer(line.text, line.start, line.stop):
        several = match["part"] is not None or match["hour"] is not None
        if not _is_length(line, match, rules) and (several or is_gap(line, *match.span(), rules)):
            yield Span(*match.span())
    for match in _DOTTED.finditer(line.text, line.start, line.stop):
        if is_timed(line, match.start(), rules):
            yield Span(*match.span())
    for match in _WITH_H.finditer(line.text, line.start, line.stop):
        if line.before(rules.dates.clock_after, match.start(), _REACH) is None:
            yield Span(*match.span())


def is_gap(line: Line, start: int, end: int, rules: Rulebook) -> bool:
    """Return whether digits with a colon are a length of time by the words around ("the gap is", "behind")."""
    if is_timed(line, start, rules) or line.before(rules.units.length_before, start, _CLAUSE):
        return True
    return line.behind(rules.units.length_behind, end) is not None and not line.before(_AT_HOUR, start, _REACH)


def is_timed(line: Line, at: int, rules: Rulebook) -> bool:
    """Return whether the words before `at` lead to a length of time ("he ran it in")."""
    return line.before(rules.units.timed, at, _REACH) is not None
