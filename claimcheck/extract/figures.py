"""Puts numbers, signs, units and hedges together into figures, one by one, from characters alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from claimcheck.extract.ages import age_around
from claimcheck.extract.hedges import hedge_after, hedge_before
from claimcheck.extract.numbers import Number, find_numbers
from claimcheck.extract.units import UnitMatch, sum_before, unit_after, unit_before
from claimcheck.model import Bound, QuantityKind, Span
from claimcheck.rulebook.book import Rulebook

Value = Decimal | tuple[Decimal, Decimal]

_MINUS = re.compile(r"(?:\bminus[\s-]|\bnegative\s|(?<![\w)])[-−–])$")
_GLUED_WORD = re.compile(r"[^\W\d_]$")
_LINKED = re.compile(r"-([a-z][a-z’']{1,24})")
_LINKED_BEFORE = re.compile(r"([A-Za-z]{1,12})-$")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_NOUN_NEXT = re.compile(r"\s([a-z][a-z’'-]{2,24})")


@dataclass(slots=True)
class Figure:
    """A figure while it is put together. `start` to `end` holds sign, number and unit, `outer` the hedges too."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    number: Number
    value: Value
    place: Decimal
    unit: str | None = None
    kind: QuantityKind = "count"
    bound: Bound = "="
    side: str = "both"
    linked: str | None = None
    per: str | None = None
    age: bool = False
    bare_dollar: bool = False
    exact: bool = False
    change: bool = False
    former: bool = False
    same_as: Figure | None = None
    linked_unit: bool = False
    rules: list[str] = field(default_factory=list)


def find_figures(text: str, lower: str, paragraph: Span, blocked: Sequence[Span], rules: Rulebook) -> list[Figure]:
    """Return the figures of one paragraph in order. Nothing that touches a span in `blocked` (sorted) is taken."""
    figures: list[Figure] = []
    floor, stop = paragraph
    next_block = 0
    for number in find_numbers(text, lower, floor, stop, rules.numbers):
        while next_block < len(blocked) and blocked[next_block].end <= number.start:
            next_block += 1
        if next_block < len(blocked) and blocked[next_block].start < number.end:
            continue
        if figures and number.start < figures[-1].end:
            continue
        figure = _figure(text, lower, number, max(floor, figures[-1].end if figures else 0), stop, rules)
        if figure is not None:
            figures.append(figure)
    return figures


def _figure(text: str, lower: str, number: Number, floor: int, stop: int, rules: Rulebook) -> Figure | None:
    figure = Figure(number.start, number.end, number.start, number.end, number, number.value, number.place)
    figure.rules.append(number.rule)
    money = sum_before(text, number.start, floor, rules)
    if money is None and not _stands_free(text, number, floor):
        return None
    if money is not None:
        figure.unit, figure.kind, figure.start = money[0], "money", money[1]
        figure.bare_dollar = money[2]
        figure.rules.append("currencies.sum")
        _take_suffix(figure, rules)
    elif not _measure(text, lower, figure, floor, stop, rules):
        return None
    figure.outer_start, figure.outer_end = figure.start, figure.end
    _sign(lower, figure, floor)
    _rate(lower, figure, stop, rules)
    _hedge(lower, figure, floor, rules)
    return figure


def _stands_free(text: str, number: Number, floor: int) -> bool:
    """Return whether `number` isn't part of a longer word or code ("S23", "V-6", "Covid-19")."""
    start = number.start
    if start == floor:
        return True
    before = text[start - 1]
    if before.isalnum() or before in "_@#":
        return False
    if before in "./," and start - 1 > floor and text[start - 2].isalnum() and number.in_digits:
        return before == "/" and not text[start - 2].isalpha()
    if before in "-–" and number.in_digits:
        linked = _LINKED_BEFORE.search(text, max(floor, start - 14), start)
        return linked is None or linked.group(1).lower() in {"sub", "minus", "under", "over", "a"}
    return True


def _take_suffix(figure: Figure, rules: Rulebook) -> None:
    number = figure.number
    if number.suffix is not None and not isinstance(figure.value, tuple):
        by = rules.numbers.scale_of(number.suffix)
        figure.value, figure.place = figure.value * by, figure.place * by
        number.scaled, number.by = True, by
        figure.end = number.end = number.suffix_end


def _measure(text: str, lower: str, figure: Figure, floor: int, stop: int, rules: Rulebook) -> bool:
    """Find unit or age of a figure without a sign in front. Return False where it turns out to be no figure."""
    number = figure.number
    age = age_around(text, lower, number.start, number.end, floor, stop, rules)
    if age is not None:
        figure.unit, figure.kind, figure.age = age.unit, "measure", True
        figure.start, figure.end = age.start, age.end
        figure.exact = True
        figure.rules.append("ages.age")
        return True
    if number.suffix is not None and _counts_on(lower, number.suffix_end, stop, rules):
        _take_suffix(figure, rules)
    unit = unit_after(text, lower, number, figure.end, stop, rules)
    if unit is not None and _is_word_not_unit(text, lower, unit, number):
        unit = None
    unit = unit or unit_before(lower, number.start, number.end, floor, rules)
    if unit is not None:
        _set_unit(figure, unit)
        return True
    if figure.end < stop and (text[figure.end].isalpha() or text[figure.end] == "_"):
        return False
    if number.in_digits and not number.scaled and _YEAR.fullmatch(number.text):
        return False
    linked = _LINKED.match(lower, figure.end, stop)
    if linked is not None:
        figure.linked = linked.group(1)
    if number.part:
        figure.unit, figure.kind = "share", "percent"
    return True


def _counts_on(lower: str, end: int, stop: int, rules: Rulebook) -> bool:
    """Return whether a plural noun or a currency follows, so that a glued "m" must mean millions."""
    if rules.currencies.word_after.match(lower, end, stop):
        return True
    noun = _NOUN_NEXT.match(lower, end, stop)
    return noun is not None and rules.numbers.is_plural(noun.group(1))


def _is_word_not_unit(text: str, lower: str, unit: UnitMatch, number: Number) -> bool:
    return False


def _set_unit(figure: Figure, unit: UnitMatch) -> None:
    figure.unit, figure.kind = unit.name, unit.kind
    figure.start, figure.end = min(figure.start, unit.start), max(figure.end, unit.end)
    figure.bare_dollar = unit.bare_dollar
    figure.linked_unit = unit.linked
    figure.rules.append(unit.rule)


def _sign(lower: str, figure: Figure, floor: int) -> None:
    """Read a minus in front of a measure or at the front of a sum."""
    if figure.kind == "count" or isinstance(figure.value, tuple):
        return
    match = _MINUS.search(lower, max(floor, figure.start - 9), figure.start)
    if match is None or (match.group() in "-−–" and match.start() > floor and not lower[match.start() - 1].isspace()):
        return
    if match.group() in "-–" and figure.end < len(lower) and lower[match.start() + 1].isspace():
        return
    figure.value = -figure.value
    figure.start = figure.outer_start = match.start()


def _rate(lower: str, figure: Figure, stop: int, rules: Rulebook) -> None:
    match = rules.units.rate.match(lower, figure.end, stop)
    if match is None or figure.age:
        return
    noun = match.group("slash") or match.group("a") or match.group("per")
    if noun is None:
        return
    if figure.kind == "count" and match.group("slash"):
        return
    figure.per = noun
    figure.outer_end = match.end()
    figure.rules.append("units.rate")


def _hedge(lower: str, figure: Figure, floor: int, rules: Rulebook) -> None:
    found = hedge_before(lower, figure.start, floor, rules.hedges)
    if found is not None:
        hedge, figure.outer_start = found
    else:
        behind = hedge_after(lower, figure.outer_end, rules.hedges)
        if behind is None:
            return
        hedge, figure.outer_end = behind
    figure.bound, figure.side = hedge.bound, hedge.side
    figure.rules.append(hedge.id)
