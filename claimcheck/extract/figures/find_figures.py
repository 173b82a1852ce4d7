"""Puts numbers, signs, units and hedges together into figures, one by one, from characters alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from claimcheck.extract.figures.ages import age_around, stands_apart
from claimcheck.extract.figures.compounds import is_fraction_of_unit
from claimcheck.extract.figures.figure import Figure
from claimcheck.extract.figures.hedges import hedge_after, hedge_before, is_preposition, tells_place
from claimcheck.extract.figures.numbers import Number, find_numbers
from claimcheck.extract.figures.running_times import running_times
from claimcheck.extract.figures.signs import read_sign, sum_with_minus, take_minus
from claimcheck.extract.figures.units import UnitMatch, sum_before, unit_after, unit_before
from claimcheck.extract.lines import Line, one_blank
from claimcheck.model import Span
from claimcheck.rulebook.book import Rulebook

_LINKED = re.compile(r"-(?!(?:to|by|in)\b)([a-z][a-z’']{1,24})")
_LINKED_BEFORE = re.compile(r"([a-z][a-z0-9]{0,12}|[0-9]{1,4}[a-z]{1,8})[-–]$")
_YEAR = re.compile(r"(?:1[5-9]|2[01])\d\d")
_ROUND_YEAR = re.compile(r"\d\d[05]0")
_WHOLE_REACH = 32
_TWO = Decimal(2)
_BASES = frozenset(map(Decimal, (100, 1_000, 10_000, 100_000, 1_000_000)))
_PER = re.compile(r"\bper\s$")
_PER_BASE = re.compile(
    r"(?:\s[a-z]{3,20})?\sper\s(?P<base>100(?:[, ]?000)?|10?[, ]?000|1[, ]000[, ]000|million)(?![\w-]|[.,]\d)"
)
_NOUN_NEXT = re.compile(r"\s([a-z][a-z’'-]{2,24})")


def find_figures(line: Line, blocked: Sequence[Span], rules: Rulebook) -> list[Figure]:
    """Return the figures of one paragraph in order. Nothing that touches a span in `blocked` (sorted) is taken.

    A number that can't be read is returned as a figure without a unit.
    """
    figures: list[Figure] = []
    for number in find_numbers(line, rules.numbers, blocked):
        if figures and number.start < figures[-1].end:
            continue
        figure = _figure(line, number, figures[-1] if figures else None, rules)
        if figure is not None:
            figures.append(figure)
    for timed in running_times(line, rules):
        _hedge(line, timed, line.start, rules)
        figures.append(timed)
    figures.sort(key=lambda figure: figure.start)
    singles = sorted([*_single_spans(line, rules), *_hedged_units(line, rules)], key=lambda single: single.start)
    return sorted([*figures, *_free(singles, figures)], key=lambda figure: figure.start)


def _free(singles: Sequence[Figure], figures: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the `singles` that touch none of the `figures`, both in order."""
    taken = iter(figures)
    figure = next(taken, None)
    for single in singles:
        while figure is not None and figure.end <= single.start:
            figure = next(taken, None)
        if figure is None or single.end <= figure.start:
            yield single


def _single_spans(line: Line, rules: Rulebook) -> Iterator[Figure]:
    """Yield lengths of time without a number ("for a month", "a month-long truce")."""
    for match in rules.units.single.finditer(line.lower, line.start, line.stop):
        start, end = match.span(next(name for name in ("one", "long", "vague") if match.group(name)))
        unit = match.group("one_unit") or match.group("long") or match.group("vague_unit")
        yield _one(line, Span(start, end), unit, "units.single", rules)


def _hedged_units(line: Line, rules: Rulebook) -> Iterator[Figure]:
    """Yield measures without a number after a hedge ("more than a metre of snow")."""
    for match in rules.units.hedged.finditer(line.lower, line.start, line.stop):
        found = _one(line, Span(*match.span()), match.group("unit"), "units.hedged", rules)
        if found.bound != "=":
            yield found


def _one(line: Line, span: Span, unit: str, rule: str, rules: Rulebook) -> Figure:
    """Return the figure of one `unit`, as the `rule` of this name found it."""
    start, end, known = span.start, span.end, rules.units.words[unit]
    number = Number(start, end, Decimal(1), Decimal(1), rule, in_digits=False)
    figure = Figure(start, end, number, Decimal(1), Decimal(1), start, end, known.name, known.kind, rules=[rule])
    _hedge(line, figure, line.start, rules)
    return figure


def _figure(line: Line, number: Number, before: Figure | None, rules: Rulebook) -> Figure | None:
    """Return the figure that `number` belongs to, None if it belongs to none. The figure `before` it is complete."""
    figure = Figure(number.start, number.end, number, number.value, number.place, rules=[number.rule])
    if number.doubt == "unreadable":
        return figure if number.start == line.start or not line.text[number.start - 1].isalnum() else None
    taken = line.start if before is None else before.end
    signed = sum_with_minus(line, number.start, taken, rules)
    money = sum_before(line, number.start, taken, rules) or signed
    if money is None and not _stands_free(line, number, taken, rules):
        return None
    if money is not None:
        _take_suffix(figure, rules)
        _set_unit(line, figure, money, rules)
    elif before is not None and is_fraction_of_unit(line, before, number, rules):
        figure.unit, figure.kind = before.unit, before.kind
    else:
        _plus(line, figure, rules)
        if not _measure(line, figure, rules) or _is_base(line, figure):
            return None
    figure.outer_start, figure.outer_end = figure.start, figure.end
    figure.minus = signed is not None
    take_minus(figure)
    read_sign(line, figure, before, rules)
    _rate(line, figure, rules)
    _hedge(line, figure, taken, rules)
    return figure


def _is_base(line: Line, figure: Figure) -> bool:
    """Return whether a number is what another figure is counted per ("12.3 per *100,000* people")."""
    return figure.kind == "count" and figure.value in _BASES and line.before(_PER, figure.start, 5) is not None


def _stands_free(line: Line, number: Number, taken: int, rules: Rulebook) -> bool:
    """Return whether `number` is not part of a longer word or code ("S23", "V-6"). A figure ends at `taken`."""
    start = number.start
    if start == line.start or start - 1 == taken > line.start or start == taken:
        # What ends right before the hyphen or the slash is a figure too ("£5m-10m"), or a part follows ("6ft2in").
        return True
    before, second = line.text[start - 1], line.text[start - 2 : start - 1] if start - 1 > line.start else ""
    if before.isalnum() or before in "_@#":
        return False
    if not number.in_digits:
        return before != "-" or not second.isalpha() or line.lower[taken:start] == "-in-"
    if before in "./," and second.isalnum():
        return before == "/" and not second.isalpha()
    if before in "-–":
        linked = line.before(_LINKED_BEFORE, start, 14)
        return linked is None or linked.group(1) in rules.numbers.linking
    return True


def _plus(line: Line, figure: Figure, rules: Rulebook) -> None:
    """Read a hedge between number and unit ("100+ miles", "30-odd years")."""
    match = line.behind(rules.hedges.before_unit, figure.number.end)
    if match is None:
        return
    hedge = rules.hedges.after[match.group("hedge")]
    figure.end = figure.number.end = match.end()
    figure.bound, figure.side = hedge.bound, hedge.side
    figure.rules.append(hedge.id)


def _take_suffix(figure: Figure, rules: Rulebook) -> None:
    """Read the letter after the number as a scale ("£40m")."""
    number = figure.number
    if number.suffix is not None and not isinstance(figure.value, tuple):
        _multiply(figure, rules.numbers.scale_of(number.suffix))
        figure.end = number.end = number.suffix_end


def _measure(line: Line, figure: Figure, rules: Rulebook) -> bool:
    """Find unit or age of a figure without a sign before it. Return False if it is not a figure."""
    number = figure.number
    age = age_around(line, number, rules)
    if age is not None:
        figure.unit, figure.kind, figure.age, figure.exact = age.unit, "measure", True, True
        figure.end = age.end
        figure.rules.append("ages.age")
        return True
    as_count = number.suffix is not None and number.suffix not in rules.numbers.sum_suffixes
    if as_count and _counts_on(line, number.suffix_end, rules):
        _take_suffix(figure, rules)
    unit = _unit_of_vague(line, number, rules) or unit_after(line, number, rules) or unit_before(line, number, rules)
    if unit is not None:
        _set_unit(line, figure, unit, rules)
        return True
    return _take_whole(line, figure, rules) or _is_count(line, figure, rules)


def _is_count(line: Line, figure: Figure, rules: Rulebook) -> bool:
    """Return whether a number without a unit is a count or a share, and record a noun joined to it by a hyphen."""
    number = figure.number
    if number.needs_unit or stands_apart(line, number, rules):
        return False
    behind = line.text[figure.end : figure.end + 1]
    if behind.isalpha() or behind == "_":
        return False
    if number.in_digits and _YEAR.fullmatch(number.text) and not _is_round_count(line, number, rules):
        return False
    linked = line.behind(_LINKED, figure.end)
    if linked is not None:
        figure.linked = linked.group(1)
    if number.part:
        figure.unit, figure.kind = "share", "percent"
    return True


def _take_whole(line: Line, figure: Figure, rules: Rulebook) -> bool:
    """Read "an hour and a half" and "a day or two", where the unit is in front. Return whether it does."""
    value = figure.value
    if isinstance(value, tuple) or not (figure.number.part or (value == _TWO and not figure.number.in_digits)):
        return False
    whole = line.before(rules.units.and_part if figure.number.part else rules.units.or_two, figure.start, _WHOLE_REACH)
    if whole is None:
        return False
    article = line.lower.startswith("a ", figure.start) or line.lower.endswith(" a ", line.start, figure.start)
    if not article and line.behind(rules.numbers.of_whole, figure.end):
        # "Half of the goats" is not a part of a mile.
        return False
    unit = rules.units.words[one_blank(whole.group("unit"))]
    figure.value, figure.start = 1 + value if figure.number.part else (Decimal(1), value), whole.start()
    figure.unit, figure.kind = unit.name, unit.kind
    figure.rules.append("units.and_part" if figure.number.part else "units.or_two")
    return True


def _unit_of_vague(line: Line, number: Number, rules: Rulebook) -> UnitMatch | None:
    """Return the unit of "millions of dollars"."""
    if not isinstance(number.value, tuple) or not line.lower.startswith(" of ", number.end):
        return None
    shifted = replace(number, end=number.end + 3, scaled=True)
    return unit_after(line, shifted, rules)


def _is_round_count(line: Line, number: Number, rules: Rulebook) -> bool:
    """Return whether four digits that could be a year are a round count of what follows ("2000 seats")."""
    return _ROUND_YEAR.fullmatch(number.text) is not None and _counts_on(line, number.end, rules)


def _counts_on(line: Line, end: int, rules: Rulebook) -> bool:
    """Return whether a plural noun or a currency follows, so that a glued "m" must mean millions."""
    if line.behind(rules.currencies.word_after, end):
        return True
    noun = line.behind(_NOUN_NEXT, end)
    return noun is not None and rules.numbers.is_plural(noun.group(1))


def _set_unit(line: Line, figure: Figure, unit: UnitMatch, rules: Rulebook) -> None:
    figure.unit, figure.kind = unit.name, unit.kind
    figure.start, figure.end = min(figure.start, unit.start), max(figure.end, unit.end)
    figure.bare_dollar, figure.linked_unit = unit.bare_dollar, unit.linked
    if unit.scale is not None:
        _multiply(figure, rules.numbers.scale_of(unit.scale.lower()))
    figure.rules.append(unit.rule)
    scale = line.behind(rules.numbers.scale, figure.end) if unit.kind == "money" and not figure.number.scaled else None
    if scale is not None and scale.group("word") is not None and figure.end > figure.number.end:
        # "75 USD million": the scale is after the currency.
        _multiply(figure, rules.numbers.scale_of(scale.group("word")))
        figure.end = scale.end()


def _multiply(figure: Figure, by: Decimal) -> None:
    if not isinstance(figure.value, tuple):
        figure.value, figure.place = figure.value * by, figure.place * by
        figure.number.scaled, figure.number.by = True, by


def _rate(line: Line, figure: Figure, rules: Rulebook) -> None:
    """Read what the figure is counted per ("a share", "per day")."""
    base = line.behind(_PER_BASE, figure.end) if figure.kind in {"count", "measure"} and not figure.age else None
    if base is not None and line.behind(rules.units.word_after, base.end()) is None:
        figure.per = base.group("base").replace(" ", ",")
        figure.rules.append("units.rate")
        return
    match = None if figure.age else line.behind(rules.units.rate, figure.end)
    if match is None or (figure.kind == "count" and match.group("slash")):
        return
    figure.per = match.group("slash") or match.group("a") or match.group("per")
    figure.outer_end = match.end()
    figure.rules.append("units.rate")


def _hedge(line: Line, figure: Figure, taken: int, rules: Rulebook) -> None:
    """Read the hedge before the figure or after it. The figure before it ends at `taken`."""
    if figure.bound != "=":
        return
    found = hedge_before(line, figure.start, rules.hedges)
    if found is not None:
        hedge, start = found
        if hedge.bound in {"<", ">"} and taken > line.start and not line.text[taken:start].strip():
            # "3 points above 50" compares two figures, and hedges neither.
            return
        if tells_place(line, start, figure.start, figure.number.end, rules.hedges):
            return
        figure.outer_start = start
        if figure.kind == "duration" and is_preposition(line, figure.outer_start, figure.start, rules.hedges):
            return
    else:
        behind = hedge_after(line, figure.outer_end, rules)
        if behind is None:
            return
        hedge, figure.outer_end = behind
    figure.bound, figure.side = hedge.bound, hedge.side
    figure.rules.append(hedge.id)
