"""The evidence on pairs of claims, column by column, and how far a match leads."""

from __future__ import annotations

import numpy as np
import pytest

from claimcheck.align.evidence import NUMBERS, Meeting, evidence_in
from claimcheck.align.meetings import HOPELESS, best_beside
from tests.build import claim, quantity


def met(first, second, **measured):
    usual = {"logits": (1.0, 2.0, 0.0, 0.0, -1.0), "margins": (9.0, -9.0), "near": 0.5, "story": 0.6, "closeness": 0.7}
    return Meeting(first, second, **(usual | {"days": None} | measured))


def counted(file, number, words, **kind):
    return claim(file, number, quantity=quantity(words, **kind))


def told(rules, *pairs):
    """What is known of each pair, by name."""
    claims = {each.id: each for pair in pairs for each in (pair.first, pair.second)}
    found = evidence_in(pairs, claims.values(), rules)
    return [dict(zip(NUMBERS, row.tolist(), strict=True)) for row in found.numbers]


def test_no_pairs_have_no_evidence(rules):
    assert evidence_in([], [], rules).numbers.shape == (0, len(NUMBERS))


def test_what_the_networks_say_is_kept_within_bounds(rules):
    (found,) = told(rules, met(counted("a", 1, "12"), counted("b", 1, "12")))
    assert (found["margin_first"], found["margin_second"], found["days"]) == (5, -5, 30)
    assert found["same"] == pytest.approx(0.787, abs=0.001)
    assert found["same"] + found["rounder"] + found["clash"] == pytest.approx(1)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (counted("a", 1, "12"), counted("b", 1, "12"), {"figure": 1, "value": 1, "unit": 1, "digits": 2}),
        (counted("a", 1, "12"), counted("b", 1, "13"), {"figure": 1, "value": 0, "unit": 1}),
        (counted("a", 1, "12", unit="metre", kind="measure"), counted("b", 1, "12"), {"value": -1, "unit": -1}),
        (claim("a", words="a weld"), claim("b", words="A weld"), {"thing": 1, "value": 1, "unit": 0, "words": 0.833}),
        (claim("a", words="a weld", speaker_name="Falk"), claim("b", words="fatigue"), {"value": -1, "speaker": 0}),
        (claim("a", speaker_name="Falk"), claim("b", speaker_name="Falk"), {"speaker": 1}),
        (claim("a", speaker_name="Falk"), claim("b", speaker_name="Berg"), {"speaker": -1}),
        (claim("a", polarity="denied"), claim("b", modality="planned"), {"denied": 1, "surety_differs": 1}),
    ],
)
def test_what_two_claims_have_in_common(first, second, expected, rules):
    # Beside another pair, as a claim may be in several.
    _, found = told(rules, met(first, claim("c", 3, words="fog")), met(first, second))
    assert {name: found[name] for name in expected} == pytest.approx(expected, abs=0.001)


def test_how_far_a_match_leads_over_the_best_other_of_its_row():
    scores = np.array([[3, 1, 3], [HOPELESS, 2, 1]], dtype=np.float32)
    assert best_beside(scores).tolist() == [[3, 3, 3], [2, 1, 2]]
    assert best_beside(scores[:, :1]).tolist() == [[HOPELESS], [HOPELESS]]
