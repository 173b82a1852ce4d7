"""How likely a finding is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.compare.confidence import NUMBERS, confidence, finding_numbers
from claimcheck.model import Reason
from tests.build import claim, fact


@pytest.mark.parametrize("likely", [0.3, 0.8])
def test_two_wordings_are_as_sure_as_the_words_that_they_share(likely, rules):
    a, b = claim("a", kind="quote"), claim("b", kind="quote")
    found = fact(a, b)
    found = replace(found, kind="quote", links=(replace(found.links[0], probability=likely),))
    assert confidence(found, [(a, b)], "contradiction", rules) == likely


def test_the_trees_know_each_number_by_its_name(rules):
    a, b = claim("a"), claim("b")
    assert len(finding_numbers(fact(a, b), [(a, b)], "contradiction", rules)) == len(NUMBERS)
    assert 0 < confidence(fact(a, b), [(a, b)], "contradiction", rules) < 1


@pytest.mark.parametrize(
    ("feature", "outcome", "expected"), [("noun", "differs", 1.0), ("noun", "agrees", 0.0), ("place", "differs", 0.0)]
)
def test_only_what_differs_speaks_against_a_finding(feature, outcome, expected, rules):
    a, b = claim("a"), claim("b")
    found = fact(a, b)
    reason = Reason(feature=feature, outcome=outcome, note="")
    found = replace(found, links=(replace(found.links[0], reasons=(reason,)),))
    numbers = dict(zip(NUMBERS, finding_numbers(found, [(a, b)], "contradiction", rules), strict=True))
    assert numbers["noun"] == expected
