"""Joins a measure given in two units or more into one value: "3 years 6 months", "6ft 2in"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.extract.figures.figure import Figure
from claimcheck.extract.figures.numbers import Number
from claimcheck.extract.lines import Line, one_blank
from claimcheck.rulebook.book import Rulebook

_GAP = re.compile(r"\s?|-|,\s|,?\sand\s")
_STOP_GAP = re.compile(r"\.\s")
_ABBREVIATED = re.compile(r"[0-9]\s?(?:st|ft|yds?|lbs?|hrs?|mins?)$")
_AFTERWARDS = re.compile(r"\.?\s(?:later|ago|after|earlier|of)\b")
_HEIGHT_GAPS = frozenset({" ", "-"})
_OTHERWISE = re.compile(r"\sof\b|,?\srespectively\b")
_AND_A = " and a "
_MEASURED = frozenset({"duration", "measure"})
_REACH = 32
# The units whose part may go without a name, with that part, and how many of it they have.
_BARE_PARTS = {
    "foot": ("inch", 12), "stone": ("pound", 14), "metre": ("centimetre", 100), "hour": ("minute", 60),
    "minute": ("second", 60),
}  # fmt: skip
# Of these, the part without a name has two digits: "two metres forty", "one minute 58".
_IN_TENS = frozenset({"metre", "hour", "minute"})
_TENS = 10
_TIMES = frozenset({"hour", "minute"})
_WORD = re.compile(r"\s([a-z]+)")
_PRIMES = frozenset("'′’")
_ENDS = re.compile(r"[.,;:!?)](?!\d)|\s(?:and|at|when|in|on|after|before|but)\b|$")


def join_compounds(line: Line, figures: Sequence[Figure], rules: Rulebook) -> list[Figure]:
    """Return the figures of a paragraph, with measures in a unit and its parts joined."""
    joined: list[Figure] = []
    for figure in figures:
        _with_one(line, figure, rules)
        if not joined or not (
            _adds_fraction(line, joined[-1], figure, rules) or _joins(line, joined[-1], figure, rules)
        ):
            joined.append(figure)
    return joined


def _adds_fraction(line: Line, a: Figure, b: Figure, rules: Rulebook) -> bool:
    """Add `b` to the figure before it if it is a fraction of its unit. Return whether it is."""
    if a.single is None or b.single is None or not is_fraction_of_unit(line, a, b.number, rules):
        return False
    a.value, a.place, a.end, a.outer_end = a.single + b.single, b.place, b.end, b.outer_end
    a.rules.append("units.and_part")
    return True


def is_fraction_of_unit(line: Line, before: Figure, number: Number, rules: Rulebook) -> bool:
    """Return whether a number is what "two hours and a half" has beyond the hours.

    It isn't if something follows that it may belong to: "two miles and a half hour later", "a quarter of the crew".
    """
    return (
        number.part
        and before.kind in _MEASURED
        and before.single is not None
        and before.single == int(before.single)
        and not (before.number.part or before.age or before.per)
        and line.lower[before.end : number.start] == _AND_A
        and line.behind(rules.units.after_half, number.end) is not None
    )


def _joins(line: Line, a: Figure, b: Figure, rules: Rulebook) -> bool:
    """Add `b` to the figure before it if it is a part of its unit. Return whether it is."""
    gap = line.lower[a.end : b.start]
    if gap in _HEIGHT_GAPS and _has_bare_part(line, a, b, rules):
        b.unit, b.kind = _BARE_PARTS[a.unit or ""][0], rules.units.by_name[a.unit or ""].kind
        b.rules.append("units.inches")
    elif _is_time_or_height(line, a, b, gap):
        a.number.doubt = b.number.doubt = "unreadable"
        return False
    mended = gap.strip() in {"", ",", "and"} and _mend_minutes(line, a, b)
    if (
        b.unit not in rules.units.parts.get(a.unit or "", ())
        or not _goes_on(line, a, b, gap)
        or b.outer_start < b.start
    ):
        return False
    by_a, by_b = rules.units.base(a.unit)[1], rules.units.base(b.unit)[1]
    if mended and a.single is not None and b.single is not None and b.single * by_b >= by_a:
        a.number.doubt = b.number.doubt = "unreadable"
        return False
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


def _goes_on(line: Line, a: Figure, b: Figure, gap: str) -> bool:
    """Return whether what is between a unit and its part joins them; the full stop of "11st. 5lb" does too."""
    if _GAP.fullmatch(gap):
        return True
    abbreviated = _STOP_GAP.fullmatch(gap) and _ABBREVIATED.search(line.lower, a.start, a.end)
    return abbreviated is not None and b.number.in_digits and line.behind(_AFTERWARDS, b.end) is None


def _is_time_or_height(line: Line, a: Figure, b: Figure, gap: str) -> bool:
    """Return whether two numbers may be a time or something else ("3m 20", "1h 5", 3 and 20 with primes)."""
    if a.unit in _TIMES and gap == " " and a.number.in_digits and b.number.in_digits and b.linked is None:
        return b.kind == "count" and not b.minus and line.behind(_ENDS, b.end) is not None
    if a.unit == "metre" and gap == " " and line.text[a.number.end : a.end] == "m":
        return b.kind == "count" and _has_two_digits(b) and line.behind(_ENDS, b.end) is not None
    primes = line.text[a.end - 1 : a.end] in _PRIMES and a.unit == "foot" and b.unit == "inch" and not gap.strip()
    return primes and b.single is not None and b.single >= _BARE_PARTS["foot"][1]


def _has_two_digits(figure: Figure) -> bool:
    return len(figure.number.text) == 2 and figure.number.text.isdecimal() and figure.linked is None


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


def _has_bare_part(line: Line, a: Figure, b: Figure, rules: Rulebook) -> bool:
    """Return whether `b` are the inches of "6-foot-3", the pounds of "11 stone 4", the centimetres of "1 metre 80"."""
    part, value = _BARE_PARTS.get(a.unit or ""), b.single
    if part is None or b.kind != "count" or b.linked is not None or value is None or not 0 < value < part[1]:
        return False
    if a.unit in _IN_TENS and not (_has_two_digits(b) or (not b.number.in_digits and value >= _TENS)):
        return False
    if a.unit == "metre" and line.text[a.number.end : a.end] == "m":
        return False  # "3m 20" may be minutes
    return a.unit == "foot" or line.behind(_ENDS, b.end) is not None or _measures(line, a, b, rules)


def _measures(line: Line, a: Figure, b: Figure, rules: Rulebook) -> bool:
    """Return whether what follows a height shows that it is one: "one metre eighty *tall*"."""
    after = _WORD.match(line.lower, b.end)
    return a.unit == "metre" and after is not None and after[1] in rules.questions.dimensions


def _mend_minutes(line: Line, a: Figure, b: Figure) -> bool:
    """Read the "m" of "2h 40m" and "3m 20s" as minutes, not as metres. Return whether it is one."""
    figure = b if a.unit == "hour" and b.unit == "metre" else a if a.unit == "metre" and b.unit == "second" else None
    if figure is None or line.text[figure.number.end : figure.end].strip() != "m":
        return False
    figure.unit, figure.kind = "minute", "duration"
    return True
