"""Figures in the short forms that papers print: signs, running times, abbreviated units, scores and tables."""

from __future__ import annotations

import pytest

from claimcheck.extract.figures.quantities import read_figures


def plain(value):
    return [float(part) for part in value] if isinstance(value, tuple) else float(value)


def read(text, rules):
    """Return the values with units, and the words that are left out and told."""
    figures = read_figures(text, rules)
    return [(plain(q.value), q.unit) for q in figures.quantities], [span.of(text) for span in figures.unread]


SIGNED = [
    ("It was cold (-5 degrees Celsius) there.", -5, "celsius"),
    ("The night fell to -12C.", -12, "celsius"),
    ("It was minus 3 degrees.", -3, "degree"),
    ("It was (minus three degrees).", -3, "degree"),
    ("The hut fell to −8°C.", -8, "celsius"),
    ("“-5C” was all he wrote.", -5, "celsius"),
    ("-9C at the hut.", -9, "celsius"),
    ("It was 9 degrees below zero.", -9, "degree"),
    ("Growth was weak (-0.1 percent).", -0.1, "percent"),
    ("It made a loss (-£3.2m).", -3_200_000, "GBP"),
    ("It made a loss of $-5m.", -5_000_000, "USD"),
    ("It was -5 to 2C.", [-5, 2], "celsius"),
    ("It was minus 3 to plus 7 degrees.", [-3, 7], "degree"),
    ("It was -5 to -8C.", [-8, -5], "celsius"),
    ("It was between -5 and -10C.", [-10, -5], "celsius"),
    ("It was -5C to -10C.", [-10, -5], "celsius"),
    ("It was 5 to 10 degrees below zero.", [-10, -5], "degree"),
    ("It was minus five to minus ten degrees.", [-10, -5], "degree"),
]


@pytest.mark.parametrize(("text", "value", "unit"), SIGNED)
def test_a_minus_stays_with_its_measure(text, value, unit, rules):
    assert read(text, rules) == ([(value, unit)], [])


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It was 5-7 degrees.", [[5, 7]]),
        ("It was 3 - 5C.", [[3, 5]]),
        ("- 12 dead", [12]),
        ("-12 dead", [12]),
        ("- 5 degrees of frost", [5]),
        ("– 5 metres of snow", [5]),
        ("-5 metres of snow", [5]),
        ("The deal (£5m-10m) was cut.", [[5_000_000, 10_000_000]]),
        ("The margin was +/-3 percent.", [3]),
        ("The margin was plus/minus 3 percent.", [3]),
        ("The margin was plus or minus 3 percent.", [3]),
        ("It was 15F/-9C there.", [15, -9]),
        ("It was 50F/10C there.", [50, 10]),
    ],
)
def test_a_range_a_bullet_or_a_margin_is_no_minus(text, values, rules):
    assert [value for value, _ in read(text, rules)[0]] == values


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("Lows fell to -12.", ["-12"]),
        ("The index ended at -45 points.", ["-45"]),
        ("It was minus 40 there.", ["minus 40"]),
        ("It was 40 below zero.", ["40 below zero"]),
        ("It was 40 below.", ["40"]),
        ("Lows 3 -5C here.", ["3", "5C"]),
        ("-5% of homes", ["5%"]),
        ("It was minus 3 to 7 degrees.", ["minus 3", "7 degrees"]),
    ],
)
def test_a_minus_that_may_be_something_else_is_left_out_and_told(text, left_out, rules):
    assert read(text, rules) == ([], left_out)
