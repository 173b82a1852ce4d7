"""Recognises the two sides of a vote or a match, which are neither a range nor a count."""

from __future__ import annotations

import re

from claimcheck.extract.figures.figure import Figure
from claimcheck.extract.figures.ranges import opened_by
from claimcheck.extract.lines import Line
from claimcheck.rulebook.book import Rulebook

_PAR = re.compile(r"[\s-](?:shots?\s|strokes?\s)?(?:under|over)[\s-]par\b")
_REACH = 24
_PLAYED = re.compile(r"\b[A-Z][\w’'-]{1,20}\s$")
_RIVAL = re.compile(r"\s[A-Z]")
_COUNTS_NOTHING = re.compile(
    r"[.,;:!?)]|$|\s(?:to|for|against|in|on|at|with|after|that|and|but|as|when|late|last|early|yesterday)\b"
)
_COLON = re.compile(r"\d{1,3}:\d{1,3}")


def is_score(line: Line, figure: Figure, rules: Rulebook) -> bool:
    """Return whether numbers are a score or a vote, not a range ("3-1") or a count ("three-nil", "four under par")."""
    if figure.linked is not None and figure.kind == "count":
        return figure.linked in rules.numbers.ones or figure.linked in rules.numbers.score_ends
    if figure.kind == "count" and line.behind(_PAR, figure.end):
        return True
    return _is_pair(line, figure, rules)


def _is_pair(line: Line, figure: Figure, rules: Rulebook) -> bool:
    """Return whether a pair of numbers is a score or a vote."""
    if not isinstance(figure.value, tuple) or figure.unit is not None or "numbers.range" not in figure.rules:
        return False
    low, high = figure.value
    if low >= high or _is_decided(line, figure, rules):
        return True
    if opened_by(line, figure):
        return False
    if not re.search(r"[-–]", line.lower[figure.start : figure.end]):
        return False
    if _PLAYED.search(line.text, line.back(figure.start, _REACH), figure.start) and _RIVAL.match(line.text, figure.end):
        return True
    near = line.lower[line.back(figure.outer_start, 32) : figure.outer_start] + line.lower[figure.end : figure.end + 14]
    return any(word in rules.numbers.scores for word in re.findall(r"[a-z]+", near))


def _is_decided(line: Line, figure: Figure, rules: Rulebook) -> bool:
    """Return whether a pair of numbers without nouns is the result of a vote or a match ("failed 12 to 30")."""
    decided = line.before(rules.numbers.decided, figure.outer_start, _REACH)
    return decided is not None and line.behind(_COUNTS_NOTHING, figure.end) is not None


def is_result(line: Line, start: int, end: int, rules: Rulebook) -> bool:
    """Return whether the two numbers with a colon from `start` to `end` are the result of a vote or a match."""
    if _COLON.fullmatch(line.text, start, end) is None:
        return False
    if line.before(rules.numbers.decided, start, _REACH):
        return True
    before = re.search(r"([a-z]+)\s$", line.lower[line.back(start, _REACH) : start])
    return before is not None and before.group(1) in rules.numbers.scores - {"at", "record"}
