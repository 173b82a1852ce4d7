"""Weighs how likely two claims answer one question: by themselves first, then in the light of all other pairs."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from claimcheck.align.evidence import NUMBERS as OWN_NUMBERS
from claimcheck.align.evidence import Meeting
from claimcheck.nets.arrays import Numbers
from claimcheck.nets.trees import load_trees

# What the other pairs say about one: its own probability; the best other match of either claim in the other's article,
# and the weaker of the two; the best and the sum by claims of third articles that both match; the best match of either
# in a third article. In the order in which the weights were trained.
CONTEXT = ("alone", "rival", "weaker_rival", "through", "through_all", "third")
NUMBERS = (*OWN_NUMBERS, *CONTEXT)


def weigh(met: Sequence[Meeting], own: Numbers) -> Numbers:
    """Return the probability that two claims answer one question, for each pair that met.

    `own` are the numbers on each pair, as `evidence_in` gives them.
    """
    alone = load_trees("alone").probability(own)
    return load_trees("link").probability(np.concatenate([own, in_context(met, alone)], axis=1))


def in_context(met: Sequence[Meeting], alone: Numbers) -> Numbers:
    """Return what the other pairs say about each, [pairs, CONTEXT].

    `alone` are the probabilities of each pair alone. Two claims that match the same claim of a third article are more
    likely one; a claim with a better match in the other article is less so. After Bhattacharya and Getoor, "Collective
    entity resolution in relational data" (ACM TKDD 2007).
    """
    matches: dict[str, dict[str, float]] = defaultdict(dict)
    file_of: dict[str, str] = {}
    for meeting, probability in zip(met, alone.tolist(), strict=True):
        first, second = meeting.first, meeting.second
        matches[first.id][second.id] = matches[second.id][first.id] = probability
        file_of[first.id], file_of[second.id] = first.file, second.file
    best = {claim: _BestMatches(found, file_of) for claim, found in matches.items()}
    rows = [
        (probability, *_others(meeting, matches, best))
        for meeting, probability in zip(met, alone.tolist(), strict=True)
    ]
    return np.array(rows, dtype=np.float32).reshape(-1, len(CONTEXT))


class _BestMatches:
    """The two best matches of a claim in each article, and its best articles."""

    __slots__ = ("_in_file", "_of_files")

    def __init__(self, found: Mapping[str, float], file_of: Mapping[str, str]) -> None:
        # By file: the two highest probabilities there.
        self._in_file: dict[str, tuple[float, float]] = {}
        for claim, probability in found.items():
            first, second = self._in_file.setdefault(file_of[claim], (0.0, 0.0))
            if probability > first:
                self._in_file[file_of[claim]] = probability, first
            elif probability > second:
                self._in_file[file_of[claim]] = first, probability
        self._of_files = sorted(((found[0], file) for file, found in self._in_file.items()), reverse=True)[:2]

    def beside(self, probability: float, file: str) -> float:
        """Return the best match in an article beside the one there that has this `probability`."""
        first, second = self._in_file[file]
        return second if probability == first else first

    def outside(self, file: str) -> float:
        """Return the best match in any article but this one."""
        return next((best for best, other in self._of_files if other != file), 0.0)


def _others(
    meeting: Meeting, matches: Mapping[str, Mapping[str, float]], best: Mapping[str, _BestMatches]
) -> tuple[float, float, float, float, float]:
    """Return what the other pairs say about a meeting: the numbers of `CONTEXT` after the first."""
    first, second = meeting.first, meeting.second
    of_first, of_second = matches[first.id], matches[second.id]
    own, of_one, of_other = of_first[second.id], best[first.id], best[second.id]
    one, other = of_one.beside(own, second.file), of_other.beside(own, first.file)
    shared = [(of_first[claim], of_second[claim]) for claim in of_first.keys() & of_second.keys()]
    return (
        max(one, other),
        min(one, other),
        max(map(min, shared), default=0.0),
        # An exact sum, as the claims come in no order.
        round(math.fsum(one * other for one, other in shared), 3),
        max(of_one.outside(second.file), of_other.outside(first.file)),
    )
