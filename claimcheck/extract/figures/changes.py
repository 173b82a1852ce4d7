"""Distinguishes a difference ("rose by 5") and a past figure ("up from 40") from a level."""

from __future__ import annotations

import re

from claimcheck.extract.figures.figure import Figure
from claimcheck.extract.lines import Line
from claimcheck.model import Direction
from claimcheck.rulebook.changes import Changes

_WORD = re.compile(r"[a-z]+")
_CUT = re.compile(r"[.;:!?](?:\s|$)")
_CLAUSE = 90
_REACH = 44


def mark_changes(line: Line, figures: list[Figure], rules: Changes) -> None:
    """Mark differences and past figures among `figures`, all of one paragraph."""
    for figure in figures:
        if figure.former:
            continue
        if line.before(rules.former, figure.outer_start, _REACH) or (
            figure.kind != "duration" and line.before(rules.former_adjective, figure.outer_start, _REACH)
        ):
            mark_former(figure)
            continue
        told = line.before(rules.before, figure.outer_start, _REACH)
        if told is None and figure.kind == "percent":
            told = line.behind(rules.after, figure.outer_end)
        if told is not None:
            figure.change = True
            figure.direction = _direction(told.group(), rules)
            figure.rules.append("changes.difference")


def _direction(told: str, rules: Changes) -> Direction | None:
    """Return which way a figure moved, by the words of change; None if they don't show it, or show both."""
    ways = {rules.directions[word] for word in _WORD.findall(told) if word in rules.directions}
    return ways.pop() if len(ways) == 1 else None


def mark_former(figure: Figure) -> None:
    """Mark a figure that the text itself calls past."""
    figure.former = True
    figure.rules.append("changes.former")


def tells_change(line: Line, at: int, rules: Changes) -> bool:
    """Return whether the clause before `at` has a word of change."""
    from_ = line.back(at, _CLAUSE)
    cut = max((match.end() for match in _CUT.finditer(line.lower, from_, at)), default=from_)
    return rules.verb.search(line.lower, cut, at) is not None
