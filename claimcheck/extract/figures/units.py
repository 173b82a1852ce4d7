"""Finds the unit or currency of a number, from the characters around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimcheck.extract.figures.numbers import Number
from claimcheck.extract.figures.products import product_after
from claimcheck.extract.lines import Line, one_blank
from claimcheck.model import QuantityKind
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.units import Unit

_SIGN_REACH = 12
_LEADING_REACH = 40
_LONGEST_SECONDS = 2
_NOT_BEFORE_SIGN = frozenset(",.;:!?)0123456789")
_NOUN_NEXT = re.compile(r"\s([a-z][a-z’'-]{2,24})")
_ENDS = frozenset({".", ",", ";", ":", ")"})
_OPEN_SINGLE = re.compile(r"(?:^|[\s(])'\w")
_POUNDS = re.compile(r"\.?\s?[0-9]{1,2}\s?lbs?\b")
_HOURS = re.compile(r"\s?[0-9]{1,2}\s?h(?:rs?|ours?)?\b")
_AND_OVER = re.compile(r"\s(?:and|or)\s(?:over|under|older|younger|above|below|up)\b")
_RATIO = re.compile(r"\s?(?P<unit>[A-Za-zµμ%°]{1,4})/(?P<per>[A-Za-z]{1,4}[²³23]?)(?![\w/]|-\d)")

_RULES: dict[QuantityKind, str] = {
    "percent": "units.percent",
    "duration": "units.duration",
    "measure": "units.measure",
    "money": "units.money_part",
}


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """The unit of a number, and where its words begin and end. `linked`: a hyphen joins it to the number."""

    name: str
    kind: QuantityKind
    start: int
    end: int
    rule: str
    linked: bool = False
    bare_dollar: bool = False
    scale: str | None = None


def sum_before(line: Line, start: int, taken: int, rules: Rulebook) -> UnitMatch | None:
    """Return the currency whose sign ends right before `start` and begins no earlier than `taken`."""
    if start == line.start or line.text[start - 1] in _NOT_BEFORE_SIGN:
        return None
    match = rules.currencies.before.search(line.text, max(taken, line.back(start, _SIGN_REACH)), start)
    if match is None:
        return None
    sign = one_blank(match.group("sign"))
    code = rules.currencies.signs[sign]
    return UnitMatch(
        code, "money", match.start(), start, "currencies.sum", bare_dollar=sign == "$", scale=match.group("scale")
    )


def unit_after(line: Line, number: Number, rules: Rulebook) -> UnitMatch | None:
    """Return the unit or currency right after `number`."""
    product = product_after(line, number.end, rules)
    if product is not None:
        name, words = product
        return UnitMatch(name, "measure", number.start, words.end(), "units.product", linked="-" in words.group("gap"))
    return (
        _currency_after(line, number, rules) or _symbol_after(line, number, rules) or _word_after(line, number, rules)
    )


def _currency_after(line: Line, number: Number, rules: Rulebook) -> UnitMatch | None:
    known = rules.currencies
    word = line.behind(known.word_after, number.end)
    name = one_blank(word.group("unit")) if word is not None else ""
    if word is not None and (number.scaled or name not in known.scaled_words):
        linked = "-" in word.group("gap")
        longer = line.behind(rules.units.word_after, number.end)
        if longer is not None and longer.end() > word.end():
            # "Pounds of thrust" is not money.
            return None
        if name in rules.units.pounds and not _is_sterling(line, number, word.end(), linked=linked, rules=rules):
            pound = rules.units.by_name["pound"]
            return UnitMatch(pound.name, pound.kind, number.start, word.end(), "units.measure", linked)
        return UnitMatch(
            known.words[name],
            "money",
            number.start,
            word.end(),
            "currencies.sum",
            linked,
            bare_dollar=name in known.bare_words,
        )
    sign = known.after.match(line.text, number.end, line.stop)
    if sign is None:
        return None
    printed = one_blank(sign.group("sign"))
    code = known.signs[printed]
    return UnitMatch(
        code, "money", number.start, sign.end(), "currencies.sum", bare_dollar=printed == "$", scale=sign.group("scale")
    )


def _is_sterling(line: Line, number: Number, end: int, *, linked: bool, rules: Rulebook) -> bool:
    """Return whether "pounds" are money: millions are, weights and compounds aren't, else the words around decide."""
    units = rules.units
    if line.before(units.weight_before, number.start, 40) or line.behind(units.weight_behind, end):
        return False
    if number.scaled or line.before(units.money_before, number.start, 40) or line.behind(units.rate, end):
        return True
    return not linked and units.money_text.search(line.text) is not None


def _symbol_after(line: Line, number: Number, rules: Rulebook) -> UnitMatch | None:
    units = rules.units
    match = units.symbol_after.match(line.text, number.end, line.stop)
    if match is not None:
        # "5 in" may continue with "a row"; at the end of a phrase it is a measure.
        free = match.group("gap") and line.text[match.end() : match.end() + 1].strip() not in _ENDS
        table = units.symbols if free else units.glued
        unit = table.get(match.group("unit"))
        if unit is not None and not _is_other_sign(line, number, match, rules):
            return _matched(unit, number.start, match.end(), linked="-" in match.group("gap"))
    ratio = _RATIO.match(line.text, number.end, line.stop)
    if ratio is not None and ratio.group("unit") in units.glued and ratio.group().strip() not in units.words:
        return UnitMatch(ratio.group().strip(), "measure", number.start, ratio.end(), "units.measure")
    return None


def _is_other_sign(line: Line, number: Number, match: re.Match[str], rules: Rulebook) -> bool:
    """Return whether an apparent unit sign is a quotation mark or part of a name ("two F-16s", "747s")."""
    at, sign = match.start("unit"), match.group("unit")
    if match.group("gap") == " " and line.text.startswith("-", match.end()):
        return True
    if sign == "st":
        return _is_ordinal(number) and not line.behind(_POUNDS, match.end())
    if sign == "d":
        return line.behind(_HOURS, match.end()) is None
    if sign == "s" and line.behind(_AND_OVER, match.end()):
        # "For 18s and over".
        return True
    if sign == "s" and not match.group("gap"):
        long = number.text.isdecimal() and len(number.text) > _LONGEST_SECONDS
        return long or line.before(rules.units.not_seconds, number.start, _LEADING_REACH) is not None
    return _is_quote(line, at, sign)


def _is_ordinal(number: Number) -> bool:
    """Return whether "st" after the number may make it an ordinal: 21st, but not 11st or 12st."""
    return not isinstance(number.value, tuple) and number.value % 10 == 1 and number.value % 100 != 11


def _is_quote(line: Line, at: int, mark: str) -> bool:
    """Return whether the mark at `at` closes a quotation, and isn't that of feet or inches."""
    if mark == '"':
        return line.text.count(mark, line.start, at) % 2 == 1
    if mark == "'":
        return _OPEN_SINGLE.search(line.text, line.start, at) is not None or line.text.startswith("s", at + 1)
    return False


def _word_after(line: Line, number: Number, rules: Rulebook) -> UnitMatch | None:
    match = line.behind(rules.units.word_after, number.end)
    if match is None and number.part:
        match = line.behind(rules.units.word_of, number.end)
    if match is None:
        return None
    word, linked = one_blank(match.group("unit")), "-" in match.group("gap")
    noun = line.behind(_NOUN_NEXT, match.end())
    if word in rules.units.nouns_too and not linked and noun and rules.numbers.is_plural(noun.group(1)):
        # "300 stone houses" is not a weight.
        return None
    return _matched(rules.units.words[word], number.start, match.end(), linked=linked)


def unit_before(line: Line, number: Number, rules: Rulebook) -> UnitMatch | None:
    """Return the unit named right before `number` ("magnitude 5.8")."""
    match = line.before(rules.units.leading_before, number.start, _LEADING_REACH)
    if match is None:
        return None
    unit = rules.units.leading[one_blank(match.group("unit"))]
    return _matched(unit, match.start("unit"), number.end, linked=False)


def _matched(unit: Unit, start: int, end: int, *, linked: bool) -> UnitMatch:
    return UnitMatch(unit.name, unit.kind, start, end, _RULES.get(unit.kind, "units.measure"), linked)
