"""What the gazetteer says of two places; a name that several places bear says nothing."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("inner", "outer", "within"),
    [
        ("Lyon", "France", True),
        ("lyon", "FRANCE", True),
        ("Houston", "Texas", True),
        ("Houston", "the United States", True),
        ("Houston", "U.S.", True),
        ("Texas", "America", True),
        ("Edinburgh", "Britain", True),
        ("Edinburgh", "England", False),
        ("Lyon", "French", True),
        ("Lyon’s", "France", True),
        ("France", "Lyon", False),
        ("France", "France", False),
        ("Britain", "UK", False),  # one and the same
        ("Georgia", "United States", False),  # the state or the country
        ("Birmingham", "England", False),  # that of Alabama is no village
        ("Altamar", "France", False),
        ("", "", False),
    ],
)
def test_within(inner, outer, within, rules):
    assert rules.places.within(inner, outer) is within


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Britain", "United Kingdom", True),
        ("British", "UK", True),
        ("U.S.", "America", True),
        ("Burma", "Myanmar", True),
        ("Lyon", "Lyon", False),  # spelled alike, but no country
        ("Scotland", "Britain", False),
        ("Altamar", "Britain", False),
    ],
)
def test_same_country(first, second, same, rules):
    assert rules.places.same(first, second) is same


def test_the_reason_names_the_source(rules):
    assert rules.places.why_within("Lyon", "France") == "Lyon lies in France (GeoNames)"


@pytest.mark.parametrize(("rarer", "commoner"), [("ferry", "house"), ("turbine", "people"), ("parliament", "would")])
def test_rarer_words_are_in_fewer_articles(rarer, commoner, rules):
    assert rules.frequencies.articles_with(rarer) < rules.frequencies.articles_with(commoner) <= 1_000_000


def test_a_word_that_the_table_does_not_have_is_rare(rules):
    assert rules.frequencies.articles_with("gwrxl") < rules.frequencies.articles_with("turbine")
