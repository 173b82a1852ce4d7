"""Which answers change with time, by the words of their question."""

from __future__ import annotations

import pytest

from claimcheck.rulebook.book import load_rulebook
from claimcheck.rulebook.moving import MovingFile, build

FILE = load_rulebook().models["moving"]
assert isinstance(FILE, MovingFile)
EXAMPLES = [
    (rule.id, question, expected)
    for rule in FILE.rules
    for expected, questions in ((True, rule.examples.match), (False, rule.examples.no_match))
    for question in questions
]


@pytest.mark.parametrize(("rule_id", "question", "expected"), EXAMPLES)
def test_rule_is_used_on_its_examples(rule_id, question, expected):
    (rule,) = (rule for rule in FILE.rules if rule.id == rule_id)
    alone = build(FILE.model_copy(update={"rules": (rule,)}))
    assert alone.moves(question) == (rule.moves if expected else "no")


def test_the_first_rule_of_the_file_counts(rules):
    assert rules.moving.moves("How many shares did the injured sell?") == "rises"
