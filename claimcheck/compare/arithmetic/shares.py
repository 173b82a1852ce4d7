"""Checks shares against their numbers, and changes against the figures before and after."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import product

from claimcheck.compare.arithmetic.patterns import ties
from claimcheck.compare.arithmetic.sentence import (
    Found,
    Tied,
    comparable,
    last_digit,
    one_figure,
    places_of,
    values_allowed,
)
from claimcheck.model import Interval, Quantity
from claimcheck.rulebook.book import Rulebook


def share_and_numbers(tied: Tied, rules: Rulebook) -> Iterator[Found]:
    """Yield the shares that don't fit the two numbers beside them: "40 of the 50 members, or 60 %"."""
    for found in ties(rules).share.finditer(tied.marked):
        part, whole, share = (one_figure(tied, found[name]) for name in ("part", "whole", "share"))
        if share.kind != "percent" or part.kind == "percent" or not comparable(part, whole):
            continue
        ends = _quotients(values_allowed(part), values_allowed(whole))
        if ends is None or ends.high is None or ends.high > 100 or ends.meets(_rounded(share)):
            continue
        shown = _digits(_quotients(_stated(part), _stated(whole)) or ends)
        yield Found(
            "share",
            places_of(part, whole, share),
            f"{part.text} of {whole.text} is {shown} percent, not {share.text}",
        )


def change_and_ends(tied: Tied, rules: Rulebook) -> Iterator[Found]:
    """Yield the changes that don't fit the figures before and after: "cut from 200 to 150, a fall of 20 %"."""
    if rules.arithmetic.other_base.search(tied.marked):
        return
    for pattern in (ties(rules).change, ties(rules).change_behind):
        for found in pattern.finditer(tied.marked):
            named = found.groupdict()
            by = one_figure(tied, named["by"] or named.get("by_first"))
            first = one_figure(tied, named["from"] or named.get("from_first"))
            last = one_figure(tied, named["to"] or named.get("to_last"))
            if by.change or pattern is ties(rules).change_behind:
                yield from _changed(by, first, last)


def _changed(by: Quantity, first: Quantity, last: Quantity) -> Iterator[Found]:
    """Yield the change `by` if it doesn't lead from the `first` figure to the `last`, whether in units or per cent."""
    if not comparable(first, last) or by.per:
        return
    start, end = values_allowed(first), values_allowed(last)
    steps = _differences(start, end)
    per_cent = _per_cent(start, end)
    if steps is None or per_cent is None:
        return
    ways = [steps] if by.unit == first.unit and by.kind == first.kind else []
    ways += [per_cent] if by.kind == "percent" else []
    if not ways or any(way.meets(_rounded(by)) for way in ways):
        return
    stated = _per_cent(_stated(first), _stated(last)) if by.kind == "percent" else None
    shown = _digits(stated or ways[-1]) + (" percent" if by.kind == "percent" else "")
    yield Found(
        "change", places_of(by, first, last), f"from {first.text} to {last.text} is a change of {shown}, not {by.text}"
    )


def _stated(quantity: Quantity) -> Interval:
    """Return the number that a figure states, as an interval; for a range, its limits."""
    value = quantity.value
    return Interval(low=value, high=value) if isinstance(value, Decimal) else quantity.interval


def _rounded(quantity: Quantity) -> Interval:
    """Return the values of a figure that may have been rounded up, down or to the nearest at the last digit shown."""
    held = values_allowed(quantity)
    step = last_digit(quantity) if quantity.kind == "percent" else Decimal(0)
    return Interval(low=None if held.low is None else held.low - step, high=_plus(held.high, step))


def _plus(value: Decimal | None, step: Decimal) -> Decimal | None:
    return None if value is None else value + step


def _corners(a: Interval, b: Interval) -> list[tuple[Decimal, Decimal]]:
    """Return the ends of two intervals in all four pairs, none if one is open or not above zero."""
    ends = [end for end in (a.low, a.high, b.low, b.high) if end is not None and end > 0]
    return list(product(ends[:2], ends[2:])) if len(ends) == 4 else []


def _quotients(part: Interval, whole: Interval) -> Interval | None:
    return _between(_corners(part, whole), lambda a, b: 100 * a / b)


def _differences(start: Interval, end: Interval) -> Interval | None:
    return _between(_corners(start, end), lambda a, b: b - a)


def _per_cent(start: Interval, end: Interval) -> Interval | None:
    return _between(_corners(start, end), lambda a, b: 100 * (b - a) / a)


def _between(
    pairs: Sequence[tuple[Decimal, Decimal]], reckoned: Callable[[Decimal, Decimal], Decimal]
) -> Interval | None:
    """Return the interval that contains the results of `pairs`, without a sign: a fall of 20 is a change of 20."""
    if not pairs:
        return None
    values = [reckoned(a, b) for a, b in pairs]
    low, high = min(values), max(values)
    if high < 0:
        low, high = -high, -low
    return Interval(low=max(low, Decimal(0)), high=max(high, -low))


def _digits(held: Interval) -> str:
    """Return the middle of an interval, to one decimal place."""
    middle = ((held.low or Decimal(0)) + (held.high or Decimal(0))) / 2
    return f"{middle.quantize(Decimal('0.1')).normalize():,f}"
