"""Figures as intervals: what contradicts, what is rounder, what says the same."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.compare.figures import apart_by, compare_figures, compare_intervals
from claimcheck.compare.relations import Relation
from claimcheck.model import Interval
from tests.build import claim, interval, quantity

SAME, ROUNDER, APART = Relation.SAME, Relation.ROUNDER, Relation.APART


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("24", "24", SAME),
        ("24", "at least 24", SAME),  # the bound is the figure
        ("24", "25", APART),
        ("18", "about 20", ROUNDER),  # a tenth more or less, ends included
        ("17", "about 20", APART),
        ("19", "about 20", ROUNDER),
        ("18-25", "20", ROUNDER),
        ("18-25", "30", APART),
        ("20-60", "55", ROUNDER),  # a range says itself that it is not exact
        ("at least 20", "22", ROUNDER),
        ("at least 20", "31", ROUNDER),
        ("at least 20", "61", APART),  # they can both hold, but nobody calls 61 "at least 20"
        ("over 30", "30", ROUNDER),
        ("under 30", "30", ROUNDER),  # they touch: a rounding, no contradiction
        ("under 30", "31", APART),
        ("up to 30", "30", SAME),
        ("150000", "200000", APART),  # neither says that it is round
        ("1000", "1004", ROUNDER),  # within the hand's rounding
    ],
)
def test_counts(first, second, expected, rules):
    a, b = claim("a", quantity=quantity(first)), claim("b", quantity=quantity(second))
    assert compare_figures(a, b, rules) is expected
    assert compare_figures(b, a, rules) is expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("40 metre", "131 foot", SAME),
        ("40 metre", "80 metre", APART),
        ("40 metre", "40 foot", APART),
        ("2 day", "48 hour", SAME),
        ("2 day", "90 hour", APART),
        ("10 kilometre", "6 mile", SAME),
        ("980 millibar", "980 hectopascal", SAME),
        ("980 millibar", "960 hectopascal", APART),
        ("8 hour", "500 minute", ROUNDER),  # one of them is finer
    ],
)
def test_measures_in_two_units(first, second, expected, rules):
    assert compare_figures(_measure("a", first), _measure("b", second), rules) is expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("5.5", "6.5"), ("6.5", "7.5"), APART),  # six and seven, each to its precision: they touch
        (("61.35", "61.45"), ("61.45", "61.55"), ROUNDER),  # within the hand's rounding
    ],
)
def test_two_values_of_one_precision_that_touch(first, second, expected, rules):
    a, b = (Interval(low=Decimal(low), high=Decimal(high), high_closed=False) for low, high in (first, second))
    assert compare_intervals(a, b, converted=False, rules=rules) is expected


def _measure(file, words):
    """A measure as exact as its last digit: half a unit more or less."""
    number, unit = words.split()
    made = quantity(number, unit=unit, kind="duration" if unit in {"day", "hour"} else "measure")
    return claim(file, quantity=replace(made, interval=interval(int(number) - 0.5, int(number) + 0.5)))


def test_two_currencies_are_not_compared(rules):
    a = claim("a", quantity=quantity("40", unit="USD", kind="money"))
    b = claim("b", quantity=quantity("50", unit="EUR", kind="money"))
    assert compare_figures(a, b, rules) is None


def test_bare_sums_are_as_far_apart_as_their_middles(rules):
    """$150,000 and $200,000, each within half of its last digit: the one to the next 10,000, the other to 100,000."""
    a, b = (
        claim(file, quantity=replace(quantity(str(value), unit="USD", kind="money"), interval=interval(low, high)))
        for file, value, low, high in (("a", 150_000, 145_000, 155_000), ("b", 200_000, 150_000, 250_000))
    )
    assert compare_figures(a, b, rules) is APART


def test_ratio_of_figures(rules):
    assert apart_by(quantity("20"), quantity("30"), rules) == Decimal("1.5")
    assert apart_by(quantity("0"), quantity("30"), rules) is None
    assert apart_by(quantity("at least 20"), quantity("30"), rules) == Decimal("1.5")
    assert apart_by(quantity("up to 20"), quantity("30"), rules) == Decimal("1.5")


numbers = st.integers(min_value=-1000, max_value=1000).map(Decimal)
widths = st.none() | st.integers(min_value=0, max_value=100).map(Decimal)


@st.composite
def intervals(draw):
    low, width = draw(numbers), draw(widths)
    point = width == 0  # a point is closed on both sides
    high = None if width is None else low + width
    return Interval(
        low=low, high=high, low_closed=point or draw(st.booleans()), high_closed=point or draw(st.booleans())
    )


@given(intervals(), intervals(), st.booleans())
def test_comparison_is_symmetric(rules, a, b, converted):
    one = compare_intervals(a, b, converted=converted, rules=rules)
    assert one is compare_intervals(b, a, converted=converted, rules=rules)


@given(intervals())
def test_an_interval_says_the_same_as_itself(rules, a):
    assert compare_intervals(a, a, converted=False, rules=rules) is SAME
