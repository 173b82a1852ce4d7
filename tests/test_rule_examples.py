"""Every example in the rule files is run: the rule must be used on `match` and must not be on `no_match`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from claimcheck.compare.arithmetic.reckon import reckon
from claimcheck.model import Extraction
from claimcheck.pipeline import explain
from claimcheck.rulebook.book import load_rulebook
from claimcheck.rulebook.schema import Rule, RuleFile


def _rules(part: object) -> Iterator[Rule]:
    """Yield all rules in a checked rule file, wherever in it they stand."""
    if isinstance(part, Rule):
        yield part
    elif isinstance(part, RuleFile):
        for name in type(part).model_fields:
            yield from _rules(getattr(part, name))
    elif isinstance(part, tuple):
        for item in part:
            yield from _rules(item)


# The head of an article is read before anything is extracted, and questions are asked after it; their rules have tests
# of their own.
ELSEWHERE = {"datelines", "moving"}

EXAMPLES = [
    pytest.param(rule.id, text, expected, id=f"{rule.id}-{'match' if expected else 'no_match'}-{number}")
    for section, file in load_rulebook().models.items()
    if section not in ELSEWHERE
    for rule in _rules(file)
    for expected, texts in ((True, rule.examples.match), (False, rule.examples.no_match))
    for number, text in enumerate(texts)
]


def rules_used(extraction: Extraction) -> set[str]:
    """Return the ids of all rules that made something of the text."""
    used = {item.rule for item in (*extraction.left_out, *extraction.withdrawn)}
    for group in (extraction.attributions, extraction.quantities, extraction.times, extraction.claims):
        used |= {rule for item in group for rule in item.rules}
    return used


@pytest.mark.parametrize(("rule_id", "text", "expected"), EXAMPLES)
def test_rule_is_used_on_its_examples(rule_id, text, expected, rules, pipeline):
    extraction = explain(text, rules, pipeline)
    used = rules_used(extraction) | {rule for found in reckon(extraction, rules) for rule in found.rules}
    assert (rule_id in used) is expected, (
        f"{rule_id} {'is not' if expected else 'is'} used on {text!r}; used are {sorted(used)}"
    )
