"""Reads the sign of a figure: a minus before it, "below zero" after it."""

from __future__ import annotations

import re
from decimal import Decimal

from claimcheck.extract.figures.figure import Figure
from claimcheck.extract.figures.units import UnitMatch, sum_before
from claimcheck.extract.lines import Line
from claimcheck.rulebook.book import Rulebook

_WORD = re.compile(r"(?<!\bor\s)(?<!\bor-)(?<![/-])\b(?:minus[\s-]|negative\s)$")
_MARK = re.compile(r"[-−–]$")
_BELOW_ZERO = re.compile(r"\sbelow\s(?:zero|freezing)\b")
_REACH = 9
_OPENING = frozenset("([{\"'“‘«")
_CERTAIN = "−"
_TEMPERATURES = frozenset({"celsius", "degree"})


def read_sign(line: Line, figure: Figure, before: Figure | None, rules: Rulebook) -> None:
    """Read a minus before `figure`, which comes after `before`, or "below zero" after it.

    A number that has no unit yet only has its minus marked: the unit may follow ("-5 to -8C").
    """
    if isinstance(figure.value, tuple):
        return
    below = line.behind(_BELOW_ZERO, figure.end) if figure.kind in {"measure", "count"} else None
    if below is not None:
        figure.minus = figure.below = True
        figure.end = figure.outer_end = below.end()
        take_minus(figure)
        return
    start = _minus_before(line, figure, before, rules)
    if start is None:
        return
    figure.start = figure.outer_start = start
    figure.minus = True
    take_minus(figure)


def take_minus(figure: Figure) -> None:
    """Make a figure with a minus negative as soon as it is known to be a measure or a sum, and no count."""
    if figure.minus and figure.kind != "count":
        figure.minus = False
        _turn(figure)


def share_below(figure: Figure, last: Figure) -> None:
    """Make `figure` negative too if only the last of a range says "below zero" ("5 to 10 degrees below zero")."""
    if last.below and not figure.below and figure.single is not None and figure.single > 0:
        figure.below = True
        _turn(figure)


def _turn(figure: Figure) -> None:
    if isinstance(figure.value, Decimal):
        figure.value = -figure.value


def _minus_before(line: Line, figure: Figure, before: Figure | None, rules: Rulebook) -> int | None:
    """Return where the minus before a figure begins, None if there is none."""
    word = line.before(_WORD, figure.start, _REACH)
    if word is not None:
        return word.start()
    mark = line.before(_MARK, figure.start, 1)
    if mark is None:
        return None
    at = mark.start()
    if at == line.start:
        return at if _opens_line(line, figure, at, rules) else None
    last = line.text[at - 1]
    if not (last.isspace() or last in _OPENING or _is_slash(line, at - 1)):
        return None
    return None if before is not None and _is_dash(line, figure, before, at) else at


def _opens_line(line: Line, figure: Figure, at: int, rules: Rulebook) -> bool:
    """Return whether what opens a line is a minus. It may be the mark of a list too ("-12 dead", "-5% of homes")."""
    if line.text[at] == _CERTAIN or rules.units.base(figure.unit)[0] in _TEMPERATURES:
        return True
    if figure.kind in {"money", "percent"}:
        figure.number.doubt = "unreadable"
    return False


def _is_slash(line: Line, at: int) -> bool:
    """Return whether a slash between two figures is at `at`, and not that of "+/-3 points"."""
    return line.text[at] == "/" and at > line.start and line.text[at - 1] not in "+−-–"


def _is_dash(line: Line, figure: Figure, before: Figure, at: int) -> bool:
    """Return whether the mark at `at` may join two numbers ("3 -5C"). Both measures are doubtful then."""
    if line.text[at] == _CERTAIN or line.text[before.end : at].strip() or before.end > at:
        return False
    if figure.kind == "count" and before.kind == "count":
        return True
    low, high = before.single, figure.single
    if before.unit not in {None, figure.unit} or low is None or high is None or low >= high:
        return False
    before.number.doubt = figure.number.doubt = "unreadable"
    return True


def sum_with_minus(line: Line, start: int, taken: int, rules: Rulebook) -> UnitMatch | None:
    """Return the currency whose sign is before the minus of the number at `start` ("$-5m"), None if there is none."""
    mark = line.before(_MARK, start, 1)
    return None if mark is None else sum_before(line, mark.start(), taken, rules)
