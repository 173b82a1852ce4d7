"""Joins figures that stand together: ranges, lists with one unit, sums in two parts, conversions, changes."""

from __future__ import annotations

import re
from decimal import Decimal

from claimcheck.extract.figures import Figure
from claimcheck.extract.hedges import hedge_before
from claimcheck.rulebook.book import Rulebook

_DASH = re.compile(r"\s?[-–—−]\s?")
_TO = re.compile(r"\s(?:to|through|till|until)\s")
_AND = re.compile(r"\sand\s")
_OR = re.compile(r"\sor\s")
_LIST = re.compile(r"(?:\sand\s|,\sand\s|\sor\s|/)")
_BRACKET = re.compile(r"\s?[(\[]\s?(?:or\s)?|,\sor\s|\sor\s|/")
_BETWEEN = re.compile(r"\bbetween\s$")
_FROM = re.compile(r"\bfrom\s$")
_RANGING = re.compile(r"\b(?:rang(?:e|es|ed|ing)|anywhere)\s(?:in\s\w{1,12}\s)?from\s$")
_SUM_GAP = re.compile(r"\s(?:and\s)?")
_CLAUSE = re.compile(r"[.;:!?\n](?:\s|$)")


def join_figures(text: str, lower: str, figures: list[Figure], floor: int, rules: Rulebook) -> list[Figure]:
    """Return the figures of a paragraph with ranges and two-part sums made one, and the rest related to each other."""
    joined: list[Figure] = []
    for figure in figures:
        before = joined[-1] if joined else None
        if before is not None and _joins(text, lower, before, figure, floor, rules):
            continue
        joined.append(figure)
    kept = [figure for figure in joined if not _is_score(lower, figure, floor, rules)]
    for figure in kept:
        _change(lower, figure, floor, rules)
    return kept


def _joins(text: str, lower: str, a: Figure, b: Figure, floor: int, rules: Rulebook) -> bool:
    """Relate `b` to the figure in front of it. Return True where the two are one and `a` now holds both."""
    gap = lower[a.outer_end : b.outer_start] if b.outer_start >= a.outer_end else lower[a.end : b.start]
    if len(gap) > 12:
        return False
    if _is_sum(gap, a, b):
        assert not isinstance(a.value, tuple) and not isinstance(b.value, tuple)  # noqa: S101 -- `_is_sum` says so
        a.value, a.place = a.value + b.value / 100, Decimal("0.01")
        a.end, a.outer_end = b.end, max(a.outer_end, b.outer_end)
        a.rules.append("currencies.small_change")
        return True
    if _is_range(lower, gap, a, b, floor, rules):
        return _range(lower, a, b, floor, rules)
    if _BRACKET.fullmatch(gap) and _converts(a, b, rules):
        b.same_as = a
        b.rules.append("units.conversion")
    elif _LIST.fullmatch(gap) and a.unit is None and b.unit is not None and a.kind == "count" and a.linked is None:
        _share_unit(a, b)
    return False


def _is_sum(gap: str, a: Figure, b: Figure) -> bool:
    return (
        a.kind == "money"
        and b.unit in {"cent", "penny"}
        and a.unit not in {"cent", "penny"}
        and not isinstance(a.value, tuple)
        and not isinstance(b.value, tuple)
        and bool(_SUM_GAP.fullmatch(gap))
    )


def _is_range(lower: str, gap: str, a: Figure, b: Figure, floor: int, rules: Rulebook) -> bool:
    if isinstance(a.value, tuple) or isinstance(b.value, tuple) or not _one_kind(a, b, rules) or (a.per and not b.per):
        return False
    if a.age != b.age and a.unit is not None:
        return False
    window = max(floor, a.outer_start - 24)
    if _DASH.fullmatch(gap) or _TO.fullmatch(gap):
        return True
    if _AND.fullmatch(gap):
        return _BETWEEN.search(lower, window, a.outer_start) is not None
    return _OR.fullmatch(gap) is not None and b.value == a.value + 1 and a.unit is None and not a.number.in_digits


def _one_kind(a: Figure, b: Figure, rules: Rulebook) -> bool:
    if a.unit is None:
        return a.linked is None or b.unit is None
    if b.unit is None:
        return b.linked is None
    return a.unit == b.unit or rules.units.base(a.unit)[0] == rules.units.base(b.unit)[0]


def _share_unit(a: Figure, b: Figure) -> None:
    a.unit, a.kind, a.per, a.age = b.unit, b.kind, b.per, b.age
    a.rules.append("units.shared")
    if a.number.part and b.number.part is False:
        a.number.part = False


def _range(lower: str, a: Figure, b: Figure, floor: int, rules: Rulebook) -> bool:
    """Make `a` the range from `a` to `b`, or mark `a` as the former level of `b` where the text tells a change."""
    if a.unit is None and b.unit is not None:
        _share_unit(a, b)
    elif b.unit is None and a.unit is not None:
        b.unit, b.kind, b.per = a.unit, a.kind, a.per
    assert not isinstance(a.value, tuple) and not isinstance(b.value, tuple)  # noqa: S101 -- `_is_range` says so
    if b.number.scaled and not a.number.scaled and a.value < 1000 and b.value > 1000:
        by = b.number.by
        a.value, a.place = a.value * by, a.place * by
    window = max(floor, a.outer_start - 24)
    is_from = _FROM.search(lower, window, a.outer_start)
    if is_from and not _RANGING.search(lower, window, a.outer_start) and _tells_change(lower, a, floor, rules):
        a.former = True
        a.rules.append("changes.former")
        return False
    low, high = a.value, b.value
    _, by_a = rules.units.base(a.unit)
    _, by_b = rules.units.base(b.unit)
    if by_a != by_b:
        low = low * by_a / by_b
        a.unit = b.unit
    a.value, a.place = (low, high), min(a.place, b.place)
    if is_from or _BETWEEN.search(lower, window, a.outer_start):
        found = hedge_before(
            lower, (is_from or _BETWEEN.search(lower, window, a.outer_start)).start(), floor, rules.hedges
        )  # type: ignore[union-attr] -- one of the two matched
        if found is not None and a.bound == "=":
            a.bound, a.side = found[0].bound, found[0].side
            a.rules.append(found[0].id)
    a.end, a.outer_end = b.end, b.outer_end
    a.per, a.linked, a.age, a.linked_unit = b.per or a.per, b.linked, a.age or b.age, b.linked_unit
    if a.bound == "=" and b.bound == "~":
        a.bound, a.side = b.bound, b.side
    a.rules += [rule for rule in b.rules if rule not in a.rules]
    a.rules.append("numbers.range")
    return True


def _tells_change(lower: str, a: Figure, floor: int, rules: Rulebook) -> bool:
    clause = lower[max(floor, a.outer_start - 90) : a.outer_start]
    cut = list(_CLAUSE.finditer(clause))
    return rules.changes.verb.search(clause, cut[-1].end() if cut else 0) is not None


def _converts(a: Figure, b: Figure, rules: Rulebook) -> bool:
    if a.kind == "money" and b.kind == "money":
        return a.unit != b.unit
    if a.unit is None or b.unit is None or a.unit == b.unit or a.kind != b.kind or a.kind == "percent":
        return False
    return a.kind == "measure" and rules.units.base(a.unit)[0] == rules.units.base(b.unit)[0]


def _is_score(lower: str, figure: Figure, floor: int, rules: Rulebook) -> bool:
    """Return whether a pair with a hyphen is a score or a vote."""
    if not isinstance(figure.value, tuple) or figure.unit is not None or figure.number.rule == "numbers.vague":
        return False
    if "-" not in lower[figure.start : figure.end] and "–" not in lower[figure.start : figure.end]:
        return False
    low, high = figure.value
    if low >= high:
        return True
    window = lower[max(floor, figure.outer_start - 32) : figure.outer_start]
    behind = lower[figure.end : figure.end + 14]
    return any(word in rules.numbers.scores for word in re.findall(r"[a-z]+", window + behind))


def _change(lower: str, figure: Figure, floor: int, rules: Rulebook) -> None:
    """Mark a difference ("rose by 5") and a figure that the text calls past ("up from 40")."""
    window = max(floor, figure.outer_start - 40)
    if not figure.former and rules.changes.former.search(lower, window, figure.outer_start):
        figure.former = True
        figure.rules.append("changes.former")
        return
    if (
        isinstance(figure.value, tuple)
        and figure.number.rule != "numbers.vague"
        and figure.rules[-1] != "numbers.range"
    ):
        return
    if rules.changes.before.search(lower, window, figure.outer_start) or (
        figure.kind == "percent" and rules.changes.after.match(lower, figure.outer_end)
    ):
        figure.change = True
        figure.rules.append("changes.difference")
