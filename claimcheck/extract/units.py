"""Finds the unit or currency of a number, from the characters around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimcheck.extract.numbers import Number
from claimcheck.model import QuantityKind
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.units import Unit


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """What a number is measured in. `start` and `end` enclose number and unit; `linked` says that a hyphen joins them."""

    name: str
    kind: QuantityKind
    start: int
    end: int
    rule: str
    linked: bool = False
    bare_dollar: bool = False


_RULES: dict[str, str] = {
    "percent": "units.percent",
    "duration": "units.duration",
    "measure": "units.measure",
    "money": "units.money_part",
}


def sum_before(text: str, start: int, floor: int, rules: Rulebook) -> tuple[str, int, bool] | None:
    """Return the currency whose sign ends right before `start`, where the sign begins, and whether it is a bare `$`."""
    if start == floor or text[start - 1].isdigit() or text[start - 1] in ",.;:!?)":
        return None
    match = rules.currencies.before.search(text, max(floor, start - 12), start)
    if match is None:
        return None
    sign = match.group("sign")
    code = rules.currencies.signs.get(re.sub(r"\s", " ", sign))
    return None if code is None else (code, match.start(), sign == "$")


def unit_after(text: str, lower: str, number: Number, end: int, stop: int, rules: Rulebook) -> UnitMatch | None:
    """Return the unit right behind `end`, where `number` ends; `stop` is the paragraph's end."""
    start = number.start
    money = _currency_after(text, lower, number, end, stop, rules)
    if money is not None:
        return money
    glued = rules.units.symbol_after.match(text, end, stop)
    if glued is not None:
        table = rules.units.symbols if glued.group("gap") else rules.units.glued
        unit = table.get(glued.group("unit"))
        if unit is not None:
            return _matched(unit, start, glued.end(), linked="-" in glued.group("gap"))
    word = rules.units.word_after.match(lower, end, stop)
    if word is not None:
        unit = rules.units.words[re.sub(r"\s", " ", word.group("unit"))]
        return _matched(unit, start, word.end(), linked="-" in word.group("gap"))
    return None


def _matched(unit: Unit, start: int, end: int, *, linked: bool) -> UnitMatch:
    return UnitMatch(unit.name, unit.kind, start, end, _RULES.get(unit.kind, "units.measure"), linked)


def _currency_after(text: str, lower: str, number: Number, end: int, stop: int, rules: Rulebook) -> UnitMatch | None:
    known = rules.currencies
    word = known.word_after.match(lower, end, stop)
    name = re.sub(r"\s", " ", word.group("unit")) if word is not None else ""
    if word is not None and (number.scaled or name not in known.scaled_words):
        code = known.words[name]
        return UnitMatch(code, "money", number.start, word.end(), "currencies.sum", "-" in word.group("gap"))
    sign = known.after.match(text, end, stop)
    if sign is not None:
        printed = sign.group("sign")
        code = known.signs[re.sub(r"\s", " ", printed)]
        return UnitMatch(code, "money", number.start, sign.end(), "currencies.sum", bare_dollar=printed == "$")
    return None


def unit_before(lower: str, start: int, end: int, floor: int, rules: Rulebook) -> UnitMatch | None:
    """Return the unit named right in front of a number ("magnitude 5.8")."""
    match = rules.units.leading_before.search(lower, max(floor, start - 32), start)
    if match is None:
        return None
    unit = rules.units.leading[re.sub(r"\s", " ", match.group("unit"))]
    return _matched(unit, match.start("unit"), end, linked=False)
