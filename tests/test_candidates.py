"""Which values of two articles are judged."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from claimcheck.align.candidates import MOST_OF_A_STORY, MOST_OF_TWO, candidates, share_of_two
from claimcheck.model import Encoding, Passage
from tests.build import claim, quantity


def encoding(file, *angles):
    """An article with a value in each sentence, which point into the given directions, in degrees."""
    radians = np.radians(angles)
    return Encoding(
        file=file,
        passages=(
            Passage(
                tuple(range(len(angles))),
                tuple(f"{file}{n}" for n in range(len(angles))),
                tuple((n, n + 1) for n in range(len(angles))),
                tuple((n, n + 1) for n in range(len(angles))),
            ),
        ),
        vectors=(np.stack([np.cos(radians), np.sin(radians)], 1).astype(np.float32),),
        whole=np.array([1, 0], np.float32),
    )


def chosen(first, second, claims, rules, most=99):
    found = candidates(encoding("a", *first), encoding("b", *second), claims, rules, most=most)
    return list(zip(found.rows, found.columns, strict=True))


def figures(*units):
    return {
        f"{file}{n}": claim(file, n, kind="count", quantity=quantity("5", unit=unit))
        for file in "ab"
        for n, unit in enumerate(units)
    }


@pytest.mark.parametrize(
    ("most", "expected"), [(1, [(1, 1)]), (2, [(0, 0), (1, 1)]), (9, [(0, 0), (0, 1), (1, 0), (1, 1)])]
)
def test_the_sentences_with_the_closest_values_are_read(most, expected, rules):
    assert chosen((0, 50), (10, 45), figures(None, None), rules, most=most) == expected


def test_all_values_of_two_sentences_are_judged(rules):
    one, other = (replace(encoding(file, 0, 70), passages=(of_one_sentence(file),)) for file in "ab")
    found = candidates(one, other, figures(None, None), rules, most=1)
    assert list(zip(found.rows, found.columns, strict=True)) == [(0, 0), (0, 1), (1, 0), (1, 1)]


def of_one_sentence(file):
    return Passage((0, 1), (f"{file}0", f"{file}1"), ((0, 1), (1, 2)), ((0, 2), (0, 2)))


def test_a_figure_comes_before_a_name_that_is_as_close(rules):
    claims = figures(None, None) | {
        name: claim(name[0], 1, kind="entity", words="the mayor of Wickmoor") for name in ("a1", "b1")
    }
    assert chosen((0, 180), (5, 185), claims, rules, most=1) == [(0, 0)]


def test_values_that_have_nothing_in_common_are_not_judged(rules):
    assert chosen((0,), (90,), figures(None), rules) == []


def test_two_units_are_not_judged(rules):
    found = chosen((0, 0), (0, 0), figures(None, "kilometre"), rules)
    assert sorted(found) == [(0, 0), (1, 1)]


def test_quotations_are_judged_with_quotations_only(rules):
    said = {
        name: claim(name[0], int(name[1]), kind=kind, words="we will rebuild it")
        for name, kind in (("a0", "quote"), ("a1", "entity"), ("b0", "quote"), ("b1", "quote"))
    }
    assert sorted(chosen((0, 0), (0, 5), said, rules)) == [(0, 0), (0, 1)]


def test_an_article_without_a_value_meets_nothing(rules):
    empty = Encoding(file="b", passages=(), vectors=(), whole=np.zeros(1, np.float32))
    assert candidates(encoding("a", 0), empty, {}, rules, most=9).rows == ()


@pytest.mark.parametrize(
    ("pairs", "share"), [(1, MOST_OF_TWO), (10, MOST_OF_TWO), (780, MOST_OF_A_STORY // 780), (10**6, 1)]
)
def test_two_articles_get_an_equal_share_of_a_large_story(pairs, share):
    assert share_of_two(pairs) == share
