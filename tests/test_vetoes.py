"""What logic forbids, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from claimcheck.align.vetoes import forbidden
from tests.build import claim, quantity, slot

PAST = (date(2004, 1, 1), date(2004, 12, 31))
LATER = (date(2011, 3, 1), date(2011, 3, 31))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"quantity": quantity("5")}, {"quantity": quantity("11")}, None),
        ({"quantity": quantity("5", unit="EUR", kind="money")}, {"quantity": quantity("5")}, "two units"),
        (
            {"quantity": quantity("5", unit="metre", kind="measure")},
            {"quantity": quantity("9", unit="foot", kind="measure")},
            None,  # one is the other's unit, in other words
        ),
        ({"quantity": quantity("5")}, {"words": "the harbour", "kind": "entity", "slot": None}, "values of two kinds"),
        (
            {"quantity": quantity("5"), "slot": slot(when=PAST)},
            {"quantity": quantity("6"), "slot": slot(when=LATER)},
            "two years",
        ),
        (
            {"quantity": quantity("5"), "slot": slot(when=PAST)},
            {"quantity": quantity("6")},
            None,
        ),  # one year is not told
        (
            {"quantity": quantity("5"), "slot": slot(places=("elmford",))},
            {"quantity": quantity("6"), "slot": slot(places=("oakham",))},
            None,
        ),
    ],
)
def test_only_logic_forbids(first, second, expected, rules):
    a, b = claim("a", **{"kind": "count", **first}), claim("b", **{"kind": "count", **second})
    assert forbidden(a, b, rules.units) == expected
    assert forbidden(b, a, rules.units) == expected


def test_two_figures_of_one_sentence_are_two_things(rules):
    first, second = (
        claim("a", quantity=quantity("5")),
        replace(claim("a", 1, quantity=quantity("9")), span=claim("a").span),
    )
    assert forbidden(first, second, rules.units) == "two figures of one sentence"
    assert forbidden(first, replace(second, quantity=quantity("5")), rules.units) is None
    assert forbidden(first, claim("a", 2, quantity=quantity("9")), rules.units) is None
