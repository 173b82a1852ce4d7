"""Lists of names in one role; the gazetteer knows the names of countries, and what lies in them."""

from __future__ import annotations

import pytest

from claimcheck.compare.judge import judge
from claimcheck.compare.lists import compare_lists
from claimcheck.compare.relations import Relation
from tests.build import article, claim, fact


def listed(file, names, *, is_open=False):
    """A claim that lists names."""
    return claim(file, kind="set", names=names, open_list=is_open)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("Norway", "Chile"), ("Chile", "Norway"), Relation.SAME),
        (("Norway", "Chile"), ("Norway", "Ghana"), Relation.APART),
        (("Norway", "Chile"), ("Norway", "Chile", "Ghana"), Relation.ROUNDER),
        (("Norway", "Britain"), ("Norway", "the United Kingdom"), Relation.SAME),
        (("U.S.", "Chile"), ("America", "Chile"), Relation.SAME),
        (("Norway", "Scotland"), ("Norway", "Britain"), Relation.ROUNDER),  # which lies in it
        (("Norway", "Lyon"), ("Norway", "France"), Relation.ROUNDER),
        (("Norway", "Lyon"), ("Norway", "Chile"), Relation.APART),
        (("Norway", "Lyon", "Ghana"), ("Norway", "France", "Peru"), Relation.APART),
        (("Norway", "Georgia"), ("Norway", "United States"), Relation.APART),  # nobody knows which
        (("Altamar", "Norvik"), ("Altamar", "Zell"), Relation.APART),
    ],
)
def test_two_lists(first, second, expected, rules):
    a, b = listed("a", first), listed("b", second)
    assert compare_lists(a, b, rules.places) is expected
    assert compare_lists(b, a, rules.places) is expected


def test_an_open_list_can_be_longer(rules):
    a, b = listed("a", ("Norway", "Chile"), is_open=True), listed("b", ("Norway", "Ghana"))
    assert compare_lists(a, b, rules.places) is Relation.ROUNDER


@pytest.mark.parametrize(
    ("second", "told"),
    [(("Norway", "France"), "Lyon lies in France (GeoNames)."), (("Norway", "Chile"), "")],
)
def test_the_explanation_names_the_gazetteer(second, told, rules):
    articles = {file: article(file, "2030-05-01") for file in "ab"}
    found = judge(fact(listed("a", ("Norway", "Lyon")), listed("b", second), moves=0.1), articles, rules)
    assert found.verdict == ("precision" if told else "contradiction")
    assert ("GeoNames" in found.explanation) is bool(told)
    assert (told or "the same names.") in found.explanation
