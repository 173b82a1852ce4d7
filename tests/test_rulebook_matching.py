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
    assert (does in alone.effects(*pair)) is expected
    assert (does in alone.effects(*reversed(pair))) is expected


def test_one_claim_with_words_of_both_sides_says_nothing():
    rules = Matching((("matching.x", "forbid", frozenset({"profit"}), frozenset({"sales"})),))
    assert rules.effects("How much profit?", "How much were sales?") == {"forbid": "matching.x"}
    assert rules.effects("How much profit on sales?", "How much were sales?") == {}
