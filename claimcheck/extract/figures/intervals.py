"""Turns value, bound and printed precision into the interval of values that a figure allows."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.extract.figures.figure import Figure
from claimcheck.model import Interval
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.hedges import Hedges

# A figure this many times the value of its last digit is so precise that "about" means little more than rounding.
_FINE = 100


def interval_of(figure: Figure, rules: Rulebook) -> Interval:
    """Return the values that `figure` allows."""
    value = figure.value
    low, high = (min(value), max(value)) if isinstance(value, tuple) else (value, value)
    match figure.bound:
        case ">" | ">=":
            return Interval(low=low, high=None, low_closed=figure.bound == ">=")
        case "<" | "<=":
            return Interval(low=None, high=high, high_closed=figure.bound == "<=")
        case "~":
            return Interval(
                low=low if figure.side == "above" else low - reach(low, figure.place, rules.hedges),
                high=high if figure.side == "below" else high + reach(high, figure.place, rules.hedges),
            )
    slack = _slack(figure, rules)
    if slack == 0:
        return Interval(low=low, high=high)
    return Interval(low=low - slack, high=high + slack, high_closed=False)


def reach(value: Decimal, place: Decimal, rules: Hedges) -> Decimal:
    """Return how far "about" reaches from `value`, whose last printed digit counts `place`."""
    size = abs(value)
    unit = rounded_to(size, place)
    share = rules.fine_share if size >= unit * _FINE else rules.share
    return max(size * share, min(unit / 2, size * rules.at_most))


def rounded_to(value: Decimal, place: Decimal) -> Decimal:
    """Return the value of the last digit of `value` that isn't zero, at least `place` ("2,000" is rounded to 1,000)."""
    unit = place if place > 0 else Decimal(1)
    while value and value % (unit * 10) == 0:
        unit *= 10
    return unit


def _slack(figure: Figure, rules: Rulebook) -> Decimal:
    """Return how far a figure without hedge may be rounded to each side: half the value of its last printed digit."""
    if isinstance(figure.value, tuple) or figure.exact:
        return Decimal(0)
    precision = rules.numbers.precision
    size, place = abs(figure.value), figure.place
    if size < precision.exact_below:
        return Decimal(0) if figure.kind == "count" and place == 1 else place / 2
    rounded = rounded_to(figure.value, place)
    if rounded >= place * 10**precision.round_zeros:
        return rounded / 2
    return Decimal(0) if figure.kind == "count" and place == 1 else place / 2
