"""Words of open slots that mean the same count as the same, and the link says by which table."""

from __future__ import annotations

import pytest

from claimcheck.align.facts import align
from claimcheck.align.meaning import in_one_wording, meaning
from claimcheck.compare.judge import judge
from claimcheck.rulebook.book import load_rulebook
from tests.build import article, claim, extraction, quantity, slot

TEXT = "Norvik Metals of Altamar bought turbines and generators for the harbour, its treasurer told shareholders."


def told(value, **rest):
    """A claim of an open slot."""
    file, rest = rest.pop("file", "a"), {"head": "turbine", "predicate": "buy", "participants": ("Norvik",), **rest}
    return claim(file, slot=slot(None, **rest), quantity=quantity(value))


def facts_of(first, second, rules):
    given = [extraction(article(one.file, text=TEXT), one) for one in (first, second)]
    return align(given, rules)


@pytest.mark.parametrize(
    ("first", "second", "part", "same"),
    [
        ("buy", "purchase", "v", True),
        ("arrive", "arrival", "v", True),  # the noun is the deed of the verb
        ("acquire", "acquisition", "v", True),
        ("construct", "build", "v", True),
        ("photo", "photograph", "n", True),
        ("buy", "sell", "v", False),
        ("gun", "gunman", "n", False),
        ("say", "tell", "v", False),  # what reports says nothing of what happened
        ("have", "hold", "v", False),
        ("noun.people", "noun.child", "n", False),
        ("gwrxl", "gwrxls", "n", False),
    ],
)
def test_words_of_one_meaning(first, second, part, same, rules):
    assert (meaning(first, part, rules) == meaning(second, part, rules)) is same


@pytest.mark.parametrize("word", ["", "gwrxl", "noun.people", "predicate.kill", "say", "be"])
def test_a_word_that_no_table_has_or_a_rule_names_stands_for_itself(word, rules):
    assert meaning(word, "v", rules) == word


@pytest.mark.parametrize(
    ("first", "second", "notes"),
    [
        ({}, {"predicate": "purchase"}, ["“buy” and “purchase” share a sense in WordNet (buy.v.1)"]),
        (
            {"head": "photo"},
            {"head": "photograph"},
            ["“photo” and “photograph” share a sense in WordNet (photograph.n.1)"],
        ),
        (
            {"modifiers": ("ferry",)},
            {"modifiers": ("vessel",)},
            ["“ferry” is a sort of “vessel” in WordNet (vessel.n.2)"],
        ),
        ({}, {}, []),
    ],
)
def test_a_link_by_meaning_says_so(first, second, notes, rules):
    (fact,) = facts_of(told("200", **first), told("300", file="b", **second), rules)
    (link,) = fact.links
    assert [reason.note for reason in link.reasons if reason.feature == "words"] == notes


def test_the_explanation_of_a_disagreement_says_so_too(rules):
    first, second = told("200"), told("300", file="b", predicate="purchase")
    (fact,) = facts_of(first, second, rules)
    found = judge(fact, {file: article(file) for file in "ab"}, rules)
    assert "Taken for one fact, since “buy” and “purchase” share a sense in WordNet (buy.v.1)." in found.reason


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {"predicate": "sell"}),
        ({}, {"head": "pump"}),
        ({"modifiers": ("northern", "spare")}, {"modifiers": ("southern", "spare")}),
    ],
)
def test_other_words_and_opposites_are_on_two_things(first, second, rules):
    assert facts_of(told("200", **first), told("300", file="b", **second), rules) == ()


def test_a_slot_that_a_rule_names_is_left_as_it_is(rules):
    first, second = (
        claim(file, slot=slot("fact.killed", head=head)) for file, head in (("a", "doctor"), ("b", "physician"))
    )
    assert in_one_wording(first, second, rules) == (second, ())


def test_switched_off_no_word_stands_for_another(tmp_path, rules):
    (tmp_path / "word_knowledge.yaml").write_text(
        "version: 1\nabout: None of it.\nuse: []\nleast_share: 0.25\nmost_steps: 5\nwidest_class: 1000\n"
        "widest_sort: 250\nexclusive_topics: []\n",
        encoding="utf-8",
    )
    off = load_rulebook(tmp_path)
    pair = told("200"), told("300", file="b", predicate="purchase")
    assert facts_of(*pair, rules)
    assert facts_of(*pair, off) == ()
