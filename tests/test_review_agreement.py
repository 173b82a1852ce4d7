"""Agreement against figures that others have published or that follow by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.review.agreement import cohens_kappa, krippendorffs_alpha, pairs_alike

# The reliability data of Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), part C: four observers,
# twelve units, some not answered. Published there: 0.743 for nominal data.
OBSERVERS = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


def units(rows):
    return [[row[unit] for row in rows if row[unit] != "."] for unit in range(12)]


def test_alpha_is_the_published_one():
    assert krippendorffs_alpha(units(OBSERVERS)) == pytest.approx(0.743, abs=0.0005)


@pytest.mark.parametrize(
    ("items", "alpha"),
    [
        ([], None),
        ([["a"], ["b"]], None),
        ([["a", "a"], ["a", "a"]], None),
        ([["a", "a"], ["b", "b"]], 1.0),
        ([["a", "b"], ["b", "a"]], -0.5),
        ([["a", "a", "a"], ["b"], ["b", "b"]], 1.0),
    ],
)
def test_alpha_at_its_ends(items, alpha):
    assert krippendorffs_alpha(items) == (None if alpha is None else pytest.approx(alpha))


def cells(yes_yes, yes_no, no_yes, no_no):
    return [("y", "y")] * yes_yes + [("y", "n")] * yes_no + [("n", "y")] * no_yes + [("n", "n")] * no_no


@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [
        (cells(20, 5, 10, 15), 0.4),  # 0.7 observed, 0.5 by chance
        (cells(45, 15, 25, 15), 6 / 46),
        (cells(25, 35, 5, 35), 14 / 54),
        (cells(5, 0, 0, 5), 1.0),
        (cells(0, 5, 5, 0), -1.0),
        (cells(9, 0, 0, 0), None),
        ([], None),
    ],
)
def test_kappa(pairs, kappa):
    assert cohens_kappa(pairs) == (None if kappa is None else pytest.approx(kappa))


def test_pairs():
    assert pairs_alike([["a", "a", "b"], ["c", "c"], ["d"]]) == (2, 4)


ANSWERS = st.lists(st.lists(st.sampled_from("abc"), max_size=4), max_size=12)


@given(ANSWERS)
def test_alpha_is_never_above_one_and_whole_agreement_is_one(items):
    alpha = krippendorffs_alpha(items)
    alike, pairs = pairs_alike(items)
    assert alpha is None or alpha <= 1
    assert alpha is None or (alpha == pytest.approx(1)) == (alike == pairs)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), max_size=20))
def test_names_and_order_of_reviewers_do_not_matter(pairs):
    swapped = [(second, first) for first, second in pairs]
    renamed = [tuple("xyz"["abc".index(answer)] for answer in pair) for pair in pairs]
    assert cohens_kappa(pairs) == cohens_kappa(swapped) == cohens_kappa(renamed)
    assert krippendorffs_alpha(pairs) == krippendorffs_alpha(swapped) == krippendorffs_alpha(renamed)
