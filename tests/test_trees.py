"""Trees in plain numbers give what they should, and those that ship fit the numbers they are asked about."""

from __future__ import annotations

import numpy as np
import pytest

from claimcheck.align.evidence import NUMBERS as ALONE
from claimcheck.align.weighing import NUMBERS as LINK
from claimcheck.compare.confidence import NUMBERS as FINDING
from claimcheck.nets.files import changed_weights
from claimcheck.nets.trees import Trees, load_trees

ODD = Trees(("a", "b"), 0.0, (((0, 1.5, 1, 2), (-1, 2.0, 0, 0), (1, 0.0, 3, 4), (-1, -2.0, 0, 0), (-1, 0.0, 0, 0)),))


@pytest.mark.parametrize(("row", "expected"), [((1, 9), 0.881), ((1.5, 9), 0.881), ((2, 0), 0.119), ((2, 1), 0.5)])
def test_a_row_goes_down_to_its_leaf(row, expected):
    assert ODD.probability(np.array([row], np.float32)).tolist() == [expected]


def test_no_rows_give_no_probabilities():
    assert ODD.probability(np.zeros((0, 2), np.float32)).tolist() == []


@pytest.mark.parametrize(("part", "names"), [("alone", ALONE), ("link", LINK), ("finding", FINDING)])
def test_the_trees_that_ship_were_fitted_on_these_numbers(part, names):
    assert load_trees(part).names == names
    assert len(load_trees(part).trees) > 10


def test_the_weights_are_those_that_were_trained():
    assert changed_weights() == []


def test_plain_numbers_give_what_the_library_gives():
    pytest.importorskip("sklearn")
    from threadpoolctl import threadpool_limits

    from claimcheck.train.probability import as_numbers, fitted

    chance = np.random.default_rng(7)
    rows = chance.normal(size=(2000, 5)).astype(np.float32)
    right = (rows[:, 0] + rows[:, 1] * rows[:, 2] + chance.normal(size=2000) > 0).astype(float)
    with threadpool_limits(1):  # several threads wait for each other on a busy machine
        model = fitted(rows, right, (40, 8))
    plain = as_numbers(model, "abcde")
    trees = Trees(("a",), plain["start"], tuple(tuple(tuple(node) for node in tree) for tree in plain["trees"]))
    assert np.abs(trees.probability(rows) - model.predict_proba(rows)[:, 1]).max() <= 0.0005 + 1e-9
