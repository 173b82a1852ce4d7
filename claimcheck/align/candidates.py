"""Chooses which values the judge reads side by side: those whose vectors are near, and that no logic keeps apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

import numpy as np

from claimcheck.align.vetoes import forbidden
from claimcheck.model import Claim, Encoding, Passage
from claimcheck.nets.passages import sort_of
from claimcheck.rulebook.units import Units


@dataclass(frozen=True, slots=True)
class _Room:
    """Of the pairs of one sort that two articles have, so great a `share` is judged: `fewest` at least, `most` at most.

    Figures and dates are few, and what editors look for; of names, phrases and verbs there are thousands. Measured on
    stories of our own, this leaves out 1 in 200 of the figures and dates of one fact, and a quarter of the others, at
    the cost of the same share for all sorts, which left out one figure in 28, and most figures of long articles.
    """

    share: float
    fewest: int
    most: int


_ROOMS = {
    "figure": _Room(1, 400, 400),
    "date": _Room(1, 200, 200),
    "verb": _Room(0.08, 30, 150),
    "thing": _Room(0.06, 30, 300),
}
# What any two articles may have at most, a whole story, and what two articles need at least for a fair comparison.
MOST_OF_TWO = sum(room.most for room in _ROOMS.values())
MOST_OF_A_STORY, FEWEST_OF_TWO = 12_000, 100
# Values whose vectors are less near than this answer one question in one of a thousand pairs.
_LEAST_NEAR = 0.2


@dataclass(frozen=True, slots=True)
class Candidates:
    """The pairs of values of two articles that are to be judged, sort by sort, best first.

    `rows` and `columns` number the values of each article through all its passages; `near` are the cosines of their
    vectors.
    """

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    near: tuple[float, ...]


def candidates(
    first: Encoding, second: Encoding, claims: Mapping[str, Claim], units: Units, *, most: int
) -> Candidates:
    """Return which values of two articles are to be judged.

    Each sort has its share of `most` pairs, and one pair at least.
    """
    if not first.passages or not second.passages:
        return Candidates((), (), ())
    near = np.round(np.concatenate(first.vectors) @ np.concatenate(second.vectors).T, 3)
    one, other = ([_claim(value, claims) for value in values_of(encoding)] for encoding in (first, second))
    sorts, others = (np.array([sort_of(claim) for claim in found]) for found in (one, other))
    chosen: list[tuple[int, int]] = []
    for sort, room in _ROOMS.items():
        alike = np.outer(sorts == sort, others == sort)
        rows, columns = np.nonzero(alike & (near >= _LEAST_NEAR))
        order = np.lexsort((columns, rows, -near[rows, columns]))
        allowed = (
            (row, column)
            for row, column in zip(rows[order].tolist(), columns[order].tolist(), strict=True)
            if forbidden(one[row], other[column], units) is None
        )
        chosen += islice(allowed, _room_for(int(alike.sum()), room, most))
    return Candidates(
        rows=tuple(row for row, _ in chosen),
        columns=tuple(column for _, column in chosen),
        near=tuple(float(near[pair]) for pair in chosen),
    )


def _room_for(pairs: int, room: _Room, most: int) -> int:
    """Return how many pairs of a sort are judged of so many, where `most` pairs of all sorts may be."""
    wanted = min(room.most, max(room.fewest, round(room.share * pairs)))
    return min(wanted, max(1, room.most * most // MOST_OF_TWO))


def share_of_two(pairs_of_articles: int) -> int:
    """Return how many pairs of values may be judged of any two articles of a story with so many linked pairs."""
    return max(1, min(MOST_OF_TWO, MOST_OF_A_STORY // max(1, pairs_of_articles)))


def values_of(encoding: Encoding) -> list[tuple[Passage, int]]:
    """Return the values of an article: the passage that each stands in, and its number there."""
    return [(passage, at) for passage in encoding.passages for at in range(len(passage.claims))]


def _claim(value: tuple[Passage, int], claims: Mapping[str, Claim]) -> Claim:
    passage, at = value
    return claims[passage.claims[at]]
