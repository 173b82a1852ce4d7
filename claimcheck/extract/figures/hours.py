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


def may_be_hour(line: Line, figure: Figure, rules: Rulebook) -> bool:
    """Return whether the text leaves open if a number is an hour or a count ("the search was called off at six").

    Only numbers from one to twelve that end their clause and name nothing are asked about.
    """
    if figure.kind != "count" or figure.unit is not None or figure.linked is not None or figure.per is not None:
        return False
    low, high = figure.value if isinstance(figure.value, tuple) else (figure.value, figure.value)
    if not 1 <= low <= high <= _LAST or low % 1 or high % 1:
        return False
    hours = rules.counting.hours
    if line.behind(hours.behind, figure.end) is None:
        return False
    is_range = isinstance(figure.value, tuple)
    led = line.before(hours.led_range if is_range else hours.led, figure.start, _CLAUSE)
    if led is None or (is_range and tells_change(line, led.start(), rules.changes)):
        return False
    return not tells_level(line, figure.start, rules)


def tells_level(line: Line, at: int, rules: Rulebook) -> bool:
    """Return whether the clause before `at` tells how high something stands ("the toll stood at six")."""
    back = line.back(at, _CLAUSE)
    start = max((match.end() for match in _CUT.finditer(line.lower, back, at)), default=back)
    return rules.counting.hours.level.search(line.lower, start, at) is not None
