"""What WordNet says of two words, in their frequent senses only."""

from __future__ import annotations

import pytest

from claimcheck.rulebook.book import load_rulebook
from claimcheck.rulebook.location import shipped_rules


@pytest.mark.parametrize(
    ("first", "second", "parts", "sense"),
    [
        ("buy", "purchase", "vv", "buy.v.1"),
        ("purchase", "buy", "vv", "buy.v.1"),
        ("arrive", "arrival", "vn", "arrive.v.1"),
        ("arrival", "arrive", "nv", "arrival.n.2"),
        ("acquire", "acquisition", "vn", "get.v.1"),
        ("begin", "start", "vv", "get_down.v.7"),
        ("die", "perish", "vv", "die.v.1"),
        ("buy", "buy", "vv", None),
        ("buy", "sell", "vv", None),
        ("kill", "injure", "vv", None),
        ("rise", "fall", "vv", None),
        ("arrive", "departure", "vn", None),
        ("arrive", "gwrxl", "vv", None),
        ("", "", "vv", None),
    ],
)
def test_same_act(first, second, parts, sense, rules):
    assert rules.words.same_act(first, second, tuple(parts)) == sense


@pytest.mark.parametrize(
    ("first", "second", "sense"),
    [
        ("physician", "doctor", "doctor.n.1"),
        ("teenager", "adolescent", "adolescent.n.1"),
        ("doctor", "nurse", None),
        ("ferry", "vessel", None),
        ("gun", "gunman", None),  # in a sense that nobody met
    ],
)
def test_same_thing(first, second, sense, rules):
    assert rules.words.same_thing(first, second) == sense


@pytest.mark.parametrize(
    ("narrow", "wide", "sense"),
    [
        ("ferry", "vessel", "vessel.n.2"),
        ("ferry", "boat", "boat.n.1"),
        ("lorry", "truck", "truck.n.1"),
        ("vessel", "ferry", None),
        ("ferry", "ferry", None),
        ("ferry", "thing", None),
        ("ferry", "object", None),
        ("ferry", "car", None),
    ],
)
def test_is_a(narrow, wide, sense, rules):
    assert rules.words.is_a(narrow, wide) == sense


@pytest.mark.parametrize(
    ("first", "second", "sense"),
    [
        ("ferry", "tanker", "vessel.n.2"),
        ("pistol", "rifle", "firearm.n.1"),
        ("ferry", "vessel", None),  # one is a sort of the other
        ("doctor", "physician", None),  # one and the same
        ("nurse", "mother", None),  # people are much at once
        ("ferry", "hammer", None),
        ("ferry", "ferry", None),
    ],
)
def test_co_hyponyms(first, second, sense, rules):
    assert rules.words.co_hyponyms(first, second) == sense
    assert rules.words.co_hyponyms(second, first) == sense


@pytest.mark.parametrize(
    ("first", "second", "opposite"),
    [
        ("north", "south", True),
        ("accept", "reject", True),
        ("win", "lose", True),
        ("open", "close", True),
        ("north", "east", False),
        ("buy", "purchase", False),
        ("north", "north", False),
    ],
)
def test_opposed(first, second, opposite, rules):
    assert (rules.words.opposed(first, second) is not None) is opposite
    assert (rules.words.opposed(second, first) is not None) is opposite


def changed(tmp_path, old, new):
    text = (shipped_rules() / "word_knowledge.yaml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "word_knowledge.yaml").write_text(text.replace(old, new), encoding="utf-8")
    return load_rulebook(tmp_path)


def test_words_can_be_kept_apart(tmp_path):
    rules = changed(tmp_path, "apart: []", "apart:\n  - {words: [buy, purchase], note: invented}")
    assert rules.words.same_act("purchase", "buy") is None
    assert rules.words.same_act("arrive", "arrival", ("v", "n")) is not None


def test_the_tables_can_be_switched_off(tmp_path):
    rules = changed(tmp_path, "use: [synonyms, classes, opposites, places]", "use: []")
    assert rules.words.same_act("buy", "purchase") is None
    assert rules.words.is_a("ferry", "vessel") is None
    assert rules.words.co_hyponyms("ferry", "tanker") is None
    assert rules.words.opposed("north", "south") is None
    assert not rules.places.within("Lyon", "France")
