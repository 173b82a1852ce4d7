"""Boosted trees in plain numbers: the probability of a link, and that of a finding.

The numbers were fitted by `claimcheck.train` on stories that neither encoder nor judge was trained on.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from claimcheck.nets.arrays import Numbers
from claimcheck.nets.files import FOLDER, PROBABILITY

# Probabilities are rounded before they are compared, so the last bits of a sum decide nothing.
DIGITS = 3


@dataclass(frozen=True, slots=True)
class Trees:
    """Boosted trees. The log-odds are `start` plus one leaf of each tree.

    A tree is a list of nodes: index of the number to test (-1 for a leaf), threshold (or the leaf's value), next node
    if the number is at most the threshold, next node if it is above.
    """

    names: tuple[str, ...]
    start: float
    trees: tuple[tuple[tuple[int, float, int, int], ...], ...]

    def probability(self, numbers: Numbers) -> Numbers:
        """Return the probability for each row of `numbers` [rows, names]."""
        odds = np.full(len(numbers), self.start)
        for tree in self.trees:
            odds += _leaves(tree, numbers)
        found: Numbers = np.round(1 / (1 + np.exp(-odds)), DIGITS)
        return found


def _leaves(tree: tuple[tuple[int, float, int, int], ...], numbers: Numbers) -> Numbers:
    column, threshold, low, high = (np.array(part) for part in zip(*tree, strict=True))
    at = np.zeros(len(numbers), dtype=np.int64)
    rows = np.arange(len(numbers))
    while True:
        here = column[at]
        inner = here >= 0
        if not inner.any():
            return threshold[at]
        above = numbers[rows, np.maximum(here, 0)] > threshold[at]
        at = np.where(inner, np.where(above, high[at], low[at]), at)


@cache
def load_trees(part: str, folder: Path = FOLDER) -> Trees:
    """Return the trees for a `part`: a pair `alone`, a `link` among others, or a `finding`."""
    found = json.loads((folder / PROBABILITY).read_text(encoding="utf-8"))[part]
    trees = tuple(tuple((int(c), float(t), int(lo), int(hi)) for c, t, lo, hi in tree) for tree in found["trees"])
    return Trees(tuple(found["names"]), float(found["start"]), trees)
