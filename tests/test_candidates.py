"""Which claims are compared, and what is said of those that are not."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from claimcheck.align import candidates
from claimcheck.align.candidates import beyond_nearest, beyond_one_slot, blocks, candidate_pairs, neighbours
from claimcheck.align.facts import uncompared
from claimcheck.align.threads import threads
from tests.build import article, claim, extraction, slot


def met(claims, linked, rules):
    near = neighbours(linked)
    pairs = [pair for block in blocks(claims, rules) for pair in candidate_pairs(block, near)]
    return {(first.id, second.id): closeness for first, second, closeness in pairs}


def test_claims_meet_in_one_slot_of_one_article_or_of_linked_ones(rules):
    claims = [claim("a"), claim("a", 1), claim("b"), claim("b", 1, slot=slot("fact.injured")), claim("c")]
    assert met(claims, {("a", "b"): 0.3}, rules) == {
        ("c-a-0", "c-a-1"): 1.0,
        ("c-a-0", "c-b-0"): 0.3,
        ("c-a-1", "c-b-0"): 0.3,
    }


def test_claims_without_a_slot_meet_none(rules):
    assert met([claim("a", slot=None), claim("b", slot=None)], {("a", "b"): 0.3}, rules) == {}


FILES = [f"{number:02}" for number in range(12)]
# The nearer two numbers, the nearer the articles.
STORY = {(a, b): 1 / (1 + int(b) - int(a)) for a, b in combinations(FILES, 2)}


def test_in_a_hot_slot_each_article_meets_those_nearest_to_it(monkeypatch, rules):
    claims = [claim(file) for file in FILES]
    monkeypatch.setattr(candidates, "NEAREST", 2)
    assert len(met(claims, STORY, rules)) == 66  # it is not hot
    monkeypatch.setattr(candidates, "HOT", 65)
    found = met(claims, STORY, rules).keys()
    assert {(f"c-{a}-0", f"c-{b}-0") for a, b in pairwise(FILES)} <= found
    assert len(found) <= 2 * len(FILES)
    left = beyond_nearest(claims, neighbours(STORY), rules)
    assert sum(left.values()) == 2 * (66 - len(found))


def test_what_is_not_compared_is_a_problem(monkeypatch, rules):
    monkeypatch.setattr(candidates, "HOT", 65)
    monkeypatch.setattr(candidates, "NEAREST", 2)
    extractions = [extraction(article(file), claim(file)) for file in FILES]
    assert uncompared(extractions, STORY, rules) == ()  # too few articles for a second look
    monkeypatch.setattr("claimcheck.align.facts.NEAREST", 2)
    problems = uncompared(extractions, STORY, rules)
    assert {problem.code for problem in problems} == {"not_compared"}
    assert {problem.file for problem in problems} <= set(FILES)
    assert "others of its story" in problems[0].message


def test_a_table_is_compared_in_part(rules):
    claims = [claim("a", number) for number in range(50)]
    assert len(met(claims, {}, rules)) == 40 * 39 // 2
    assert beyond_one_slot(claims, rules) == {"a": 10}
    (problem,) = uncompared([extraction(article("a"), *claims)], {}, rules)
    assert problem.message.startswith("10 claims of this article were not compared")


@pytest.mark.parametrize(
    ("linked", "expected"),
    [
        ([], [("a",), ("b",), ("c",), ("d",)]),
        ([("a", "c")], [("a", "c"), ("b",), ("d",)]),
        ([("c", "d"), ("a", "b"), ("b", "d")], [("a", "b", "c", "d")]),
        ([("b", "d"), ("a", "c")], [("a", "c"), ("b", "d")]),
    ],
)
def test_threads(linked, expected):
    assert threads("dbac", linked) == expected
