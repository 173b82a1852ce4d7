"""Whom an article credits for its text, and which articles are therefore one source."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.compare.origins import sources_of
from claimcheck.read.credits import find_credit
from claimcheck.report.wording import credited
from claimcheck.rulebook.book import load_rulebook
from tests.build import article, claim

EXAMPLES = [
    pytest.param(rule.id, text, expected, id=f"{rule.id}-{expected}-{number}")
    for rule in load_rulebook().models["sources"].credits
    for expected, texts in ((True, rule.examples.match), (False, rule.examples.no_match))
    for number, text in enumerate(texts)
]


@pytest.mark.parametrize(("rule_id", "text", "expected"), EXAMPLES)
def test_credit_rule_on_its_examples(rule_id, text, expected, rules):
    found = find_credit(text, rules.sources)
    assert (found is not None and found[1] == rule_id) is expected


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ({"credit": "Reuters"}, {"credit": "Reuters"}, True),
        ({"credit": "Reuters"}, {"outlet": "Reuters"}, True),
        ({"credit": "the Northfield Herald"}, {"outlet": "Northfield Herald"}, True),
        ({"credit": "Reuters"}, {"credit": "AFP"}, False),
        ({"outlet": "Reuters"}, {}, False),
        ({}, {}, False),
        ({"origin": "a"}, {"origin": "a"}, True),
    ],
)
def test_articles_that_credit_one_outlet_are_one_source(first, second, one):
    articles = {file: replace(article(file), **told) for file, told in (("a", first), ("b", second))}
    found = sources_of([claim("a"), claim("b")], articles)
    assert (found["a"] == found["b"]) is one


@pytest.mark.parametrize(
    ("outlet", "credit", "expected"),
    [
        ("Harbour Post", "Wire", "Wire"),
        ("Harbour Post", "HARBOUR POST", None),  # its own name over its own text
        (None, "Wire", "Wire"),
        ("Harbour Post", None, None),
    ],
)
def test_only_another_outlet_is_credited(outlet, credit, expected):
    assert credited(replace(article("a"), outlet=outlet, credit=credit)) == expected
