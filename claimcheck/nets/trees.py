"""Boosted trees in plain numbers: the probability of a link, and that of a finding.

The numbers were fitted by `claimcheck.train` on stories that neither encoder nor judge was trained on.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claimcheck.nets.arrays import Numbers
from claimcheck.nets.files import FOLDER, PROBABILITY

# Probabilities are rounded before they are compared, so the last bits of a sum decide nothing.
DIGITS = 3
# Each leaf has a bit of a number of 32, of which the highest stays free.
_MOST_LEAVES = 31

Tree = tuple[tuple[int, float, int, int], ...]
# The index of a number, a threshold, and as bits the leaves that can't be reached if the number is above it.
_Tests = tuple[tuple[int, float, np.uint32], ...]


@dataclass(frozen=True)
class Trees:
    """Boosted trees. The log-odds are `start` plus one leaf of each tree.

    A tree is a list of nodes: index of the number to test (-1 for a leaf), threshold (or the leaf's value), next node
    if the number is at most the threshold, next node if it is above.
    """

    names: tuple[str, ...]
    start: float
    trees: tuple[Tree, ...]

    def probability(self, numbers: Numbers) -> Numbers:
        """Return the probability for each row of `numbers` [rows, names]."""
        columns = np.ascontiguousarray(numbers.T, dtype=np.float64)
        odds = np.full(len(numbers), self.start)
        for tests, leaves in self._by_bits:
            odds += leaves[_leaf(tests, columns)]
        found: Numbers = np.round(1 / (1 + np.exp(-odds)), DIGITS)
        return found

    @cached_property
    def _by_bits(self) -> tuple[tuple[_Tests, Numbers], ...]:
        return tuple(map(_flat, self.trees))


def _flat(tree: Tree) -> tuple[_Tests, Numbers]:
    """Return the tests of a tree, and its leaves from left to right."""
    tests: list[tuple[int, float, np.uint32]] = []
    leaves: list[float] = []

    def walk(node: int) -> int:
        """Go through the tree below a node and return its leaves as bits."""
        column, threshold, low, high = tree[node]
        if column < 0:
            leaves.append(threshold)
            return 1 << len(leaves) - 1
        below = walk(low)
        tests.append((column, threshold, np.uint32(below)))
        return below | walk(high)

    if sum(column < 0 for column, *_ in tree) > _MOST_LEAVES:
        raise ValueError(f"a tree has more than {_MOST_LEAVES} leaves")
    walk(0)
    return tuple(tests), np.array(leaves)


def _leaf(tests: _Tests, columns: Numbers) -> NDArray[np.uint8]:
    """Return which leaf each row of numbers ends in: the first one that no test rules out.

    All tests are made, and none depends on another, which is much faster for many rows than going down the tree. After
    Lucchese and others, "QuickScorer: a fast algorithm to rank documents with additive ensembles of regression trees"
    (SIGIR 2015).
    """
    out = np.zeros(columns.shape[1], dtype=np.uint32)
    for column, threshold, ruled_out in tests:
        out |= (columns[column] > threshold) * ruled_out
    # The bits below the lowest zero are as many as there are leaves before the one that the row ends in.
    found: NDArray[np.uint8] = np.bitwise_count(out & ~(out + np.uint32(1)))
    return found


@cache
def load_trees(part: str, folder: Path = FOLDER) -> Trees:
    """Return the trees for a `part`: a pair `alone`, a `link` among others, or a `finding`."""
    found = json.loads((folder / PROBABILITY).read_text(encoding="utf-8"))[part]
    trees = tuple(tuple((int(c), float(t), int(lo), int(hi)) for c, t, lo, hi in tree) for tree in found["trees"])
    return Trees(tuple(found["names"]), float(found["start"]), trees)
