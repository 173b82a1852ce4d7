"""Every example of the matching rules is run, and users can forbid or force a link."""

from __future__ import annotations

import pytest

from claimcheck.rulebook.book import load_rulebook
from claimcheck.rulebook.matching import Matching

FILE = load_rulebook().models["matching"]
EXAMPLES = [
    pytest.param(rule.id, rule.does, pair, expected, id=f"{rule.id}-{'match' if expected else 'no_match'}-{number}")
    for rule in FILE.rules
    for expected, pairs in ((True, rule.examples.match), (False, rule.examples.no_match))
    for number, pair in enumerate(pairs)
]


@pytest.mark.parametrize(("rule_id", "does", "pair", "expected"), EXAMPLES)
def test_rule_is_used_on_its_examples(rule_id, does, pair, expected):
    rule = next(each for each in FILE.rules if each.id == rule_id)
    alone = Matching(((rule.id, does, frozenset(rule.one), frozenset(rule.other)),))
    first, second = map(alone.sides, pair)
    assert (does in alone.effects(first, second)) is expected
    assert (does in alone.effects(second, first)) is expected


def test_one_claim_with_words_of_both_sides_says_nothing():
    rules = Matching((("matching.x", "forbid", frozenset({"profit"}), frozenset({"sales"})),))
    profit, sales, both = map(rules.sides, ("How much profit?", "How much were sales?", "How much profit on sales?"))
    assert rules.effects(profit, sales) == {"forbid"}
    assert rules.effects(both, sales) == frozenset()


def test_each_rule_has_its_own_effect():
    rules = Matching(
        (
            ("matching.x", "forbid", frozenset({"profit"}), frozenset({"sales"})),
            ("matching.y", "look_alike", frozenset({"killed"}), frozenset({"injured"})),
        )
    )
    killed, injured = map(rules.sides, ("How many were killed in sales rooms?", "How many were injured for profit?"))
    assert rules.effects(killed, injured) == {"forbid", "look_alike"}
    assert rules.effects(killed, killed) == frozenset()
