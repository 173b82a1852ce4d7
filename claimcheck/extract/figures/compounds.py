"""Joins a measure given in two units or more into one value: "3 years 6 months", "6ft 2in"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.extract.figures.figure import Figure
from claimcheck.extract.lines import Line, one_blank
from claimcheck.rulebook.book import Rulebook

_GAP = re.compile(r"\s?|-|,\s|,?\sand\s")
_HEIGHT_GAPS = frozenset({" ", "-"})
_OTHERWISE = re.compile(r"\sof\b|,?\srespectively\b")
_REACH = 32
# The units whose part may go without a name, with that part, and how many of it they have.
_BARE_PARTS = {"foot": ("inch", 12), "stone": ("pound", 14)}
_ENDS = re.compile(r"[.,;:!?)](?!\d)|\s(?:and|at|when|in|on|after|before|but)\b|$")


def join_compounds(line: Line, figures: Sequence[Figure], rules: Rulebook) -> list[Figure]:
    """Return the figures of a paragraph, with measures in a unit and its parts joined."""
    joined: list[Figure] = []
    for figure in figures:
        _with_one(line, figure, rules)
        if not joined or not _joins(line, joined[-1], figure, rules):
            joined.append(figure)
    return joined


def _joins(line: Line, a: Figure, b: Figure, rules: Rulebook) -> bool:
    """Add `b` to the figure before it if it is a part of its unit. Return whether it is."""
    gap = line.lower[a.end : b.start]
    if gap in _HEIGHT_GAPS and _has_bare_part(line, a, b):
        b.unit, b.kind = _BARE_PARTS[a.unit or ""][0], "measure"
        b.rules.append("units.inches")
    elif gap == " ":
        _mend_minutes(line, a, b)
    if b.unit not in rules.units.parts.get(a.unit or "", ()) or not _GAP.fullmatch(gap) or b.outer_start < b.start:
        return False
    by_a, by_b = rules.units.base(a.unit)[1], rules.units.base(b.unit)[1]
    if a.single is None or b.single is None or a.per or a.place < 1 or b.single * by_b >= by_a:
        return False
    if gap.startswith(",") and line.behind(_OTHERWISE, b.end):
        # "Two years, six months of them in jail".
        return False
    a.value, a.place = a.single * by_a / by_b + b.single, b.place
    a.unit, a.kind, a.per, a.age, a.exact, a.linked = b.unit, b.kind, b.per, b.age, b.exact, b.linked
    a.linked_unit, a.end, a.outer_end = b.linked_unit, b.end, b.outer_end
    a.rules += [rule for rule in b.rules if rule not in a.rules]
    a.rules.append("units.parts")
    return True


def _with_one(line: Line, figure: Figure, rules: Rulebook) -> None:
    """Add the unit without a number before its part: "an hour and 40 minutes"."""
    whole = line.before(rules.units.and_part, figure.start, _REACH)
    if whole is None or figure.single is None or figure.outer_start < figure.start:
        return
    unit = rules.units.words[one_blank(whole.group("unit"))]
    by = rules.units.base(figure.unit)[1]
    if figure.unit in rules.units.parts.get(unit.name, ()) and figure.single * by < unit.factor:
        figure.value = figure.single + unit.factor / by
        figure.start = figure.outer_start = whole.start()
        figure.rules.append("units.parts")


def _has_bare_part(line: Line, a: Figure, b: Figure) -> bool:
    """Return whether `b` are the inches of "6-foot-3" and "six feet three", or the pounds of "11 stone 4"."""
    part, value = _BARE_PARTS.get(a.unit or ""), b.single
    if part is None or b.kind != "count" or b.linked is not None or value is None or not 0 < value < part[1]:
        return False
    return a.unit == "foot" or line.behind(_ENDS, b.end) is not None


def _mend_minutes(line: Line, a: Figure, b: Figure) -> None:
    """Read the "m" of "2h 40m" and "3m 20s" as minutes, not as metres."""
    figure = b if a.unit == "hour" and b.unit == "metre" else a if a.unit == "metre" and b.unit == "second" else None
    if figure is not None and line.text[figure.number.end : figure.end] == "m":
        figure.unit, figure.kind = "minute", "duration"
