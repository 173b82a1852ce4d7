"""How likely a finding is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.compare.confidence import NUMBERS, confidence, finding_numbers
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


@pytest.mark.parametrize(("modality", "expected"), [("asserted", 0.0), ("planned", 1.0)])
def test_the_evidence_on_a_finding_is_that_of_the_claims_that_differ(modality, expected, rules):
    a, b, c = claim("a"), claim("b", modality=modality), claim("c", modality="possible")
    numbers = finding_numbers(fact(a, b, c), [(a, b)], "contradiction", rules)
    assert dict(zip(NUMBERS, numbers, strict=True))["surety_differs"] == expected
