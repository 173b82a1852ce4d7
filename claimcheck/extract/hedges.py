"""Reads hedges beside a figure, and turns value and bound into the interval that follows."""

from __future__ import annotations

import re
from decimal import Decimal

from claimcheck.model import Bound, Interval
from claimcheck.rulebook.hedges import Hedge, Hedges

_WORDS = re.compile(r"[^\s,;:()\"“”—–]+|[,;:()\"“”—–]")
_WINDOW = 64


def hedge_before(lower: str, start: int, floor: int, rules: Hedges) -> tuple[Hedge, int] | None:
    """Return the hedge that ends right before `start`, and where it begins. `floor` is the paragraph's start."""
    for sign, hedge in rules.glued.items():
        if lower.endswith(sign, floor, start):
            return hedge, start - len(sign)
    from_ = max(floor, start - _WINDOW)
    words = [(match.group(), match.start()) for match in _WORDS.finditer(lower, from_, start)]
    if words and from_ > floor and lower[from_ - 1].isalnum():
        words = words[1:]
    for skipped in range(4):
        kept = words[: len(words) - skipped]
        for count in range(min(rules.longest, len(kept)), 0, -1):
            phrase = " ".join(word for word, _ in kept[-count:])
            hedge = rules.before.get(phrase)
            if hedge is not None:
                return hedge, kept[-count][1]
        if not kept or kept[-1][0] not in rules.between:
            return None
    return None


_AFTER = re.compile(r"(?:[\s-]|,\s)?([a-z+-]+)(?:\s([a-z]+))?(?:\s([a-z]+))?")


def hedge_after(lower: str, end: int, rules: Hedges) -> tuple[Hedge, int] | None:
    """Return the hedge that stands right behind `end`, and where it ends."""
    for sign, hedge in rules.after.items():
        if not sign[-1].isalpha() and lower.startswith(sign, end):
            return hedge, end + len(sign)
    match = _AFTER.match(lower, end)
    if match is None:
        return None
    words = [word for word in match.groups() if word]
    for count in range(len(words), 0, -1):
        hedge = rules.after.get(" ".join(words[:count]))
        if hedge is not None:
            return hedge, match.end(count)
    return None


def interval_of(
    value: Decimal | tuple[Decimal, Decimal], bound: Bound, side: str, slack: Decimal, place: Decimal, rules: Hedges
) -> Interval:
    """Return the values that a figure allows.

    `slack` is how far a figure without hedge may be rounded to each side, `place` the worth of its last printed digit.
    """
    low, high = (min(value), max(value)) if isinstance(value, tuple) else (value, value)
    if bound == ">":
        return Interval(low=low, high=None, low_closed=False)
    if bound == ">=":
        return Interval(low=low, high=None)
    if bound == "<":
        return Interval(low=None, high=high, high_closed=False)
    if bound == "<=":
        return Interval(low=None, high=high)
    if bound == "~":
        low_reach, high_reach = (_reach(end, place, rules) for end in (low, high))
        return Interval(
            low=low if side == "above" else low - low_reach,
            high=high if side == "below" else high + high_reach,
        )
    if isinstance(value, tuple) or slack == 0:
        return Interval(low=low, high=high)
    return Interval(low=low - slack, high=high + slack, high_closed=False)


def _reach(value: Decimal, place: Decimal, rules: Hedges) -> Decimal:
    size = abs(value)
    return max(size * rules.share, min(rounded_to(size, place) / 2, size * rules.at_most))


def rounded_to(value: Decimal, place: Decimal) -> Decimal:
    """Return the worth of the last digit of `value` that isn't zero, at least `place` ("2,000" is rounded to 1,000)."""
    unit = place if place > 0 else Decimal(1)
    while value and value % (unit * 10) == 0:
        unit *= 10
    return unit
