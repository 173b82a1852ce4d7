"""Recognises bare numbers that may be hours: "the count stopped at two"."""

from __future__ import annotations

import re

from claimcheck.extract.figures.changes import tells_change
from claimcheck.extract.figures.figure import Figure
from claimcheck.extract.lines import Line
from claimcheck.rulebook.book import Rulebook

_CLAUSE = 70
_CUT = re.compile(r"[.;:!?]\s")
_LAST = 12
_FLAT = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")


def may_be_hour(line: Line, figure: Figure, rules: Rulebook) -> bool:
    """Return whether the text leaves open if a number is an hour or a count ("the search was called off at six").

    Only numbers from one to twelve, and hours in four digits, that end their clause and name nothing are asked about.
    """
    if figure.kind != "count" or figure.unit is not None or figure.linked is not None or figure.per is not None:
        return False
    low, high = figure.value if isinstance(figure.value, tuple) else (figure.value, figure.value)
    if not _FLAT.fullmatch(figure.number.text) and (not 1 <= low <= high <= _LAST or low % 1 or high % 1):
        return False
    if not _is_led(line, figure, rules):
        return False
    return not tells_level(line, figure.start, rules)


def _is_led(line: Line, figure: Figure, rules: Rulebook) -> bool:
    """Return whether the words around are those around an hour."""
    hours = rules.counting.hours
    is_range = isinstance(figure.value, tuple)
    if line.behind(hours.part_of_day, figure.end):
        return line.before(hours.before_part, figure.start, _CLAUSE) is not None
    if is_range and line.behind(hours.day, figure.end) and line.before(hours.opens, figure.start, _CLAUSE):
        return True
    if line.behind(hours.behind, figure.end) is None:
        return False
    led = line.before(hours.led_range if is_range else hours.led, figure.start, _CLAUSE)
    return led is not None and not (is_range and tells_change(line, led.start(), rules.changes))


def tells_level(line: Line, at: int, rules: Rulebook) -> bool:
    """Return whether the clause before `at` tells how high something stands ("the toll stood at six")."""
    back = line.back(at, _CLAUSE)
    start = max((match.end() for match in _CUT.finditer(line.lower, back, at)), default=back)
    return rules.counting.hours.level.search(line.lower, start, at) is not None
