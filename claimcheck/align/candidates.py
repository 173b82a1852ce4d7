"""Chooses which values the judge reads side by side: those with close vectors that logic doesn't rule out."""

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
    """The `share` of the pairs of one sort in two articles that is judged, `fewest` at least and `most` at most.

    Figures, dates and quotations are few, and editors look for them; names, phrases and verbs come in thousands.
    Measured on our own stories, this leaves out 1 in 200 of the figures and dates of one fact, and a quarter of the
    others. One share for all sorts costs as much, but left out one figure in 28, and most figures of long articles.
    """

    share: float
    fewest: int
    most: int


_ROOMS = {
    "figure": _Room(1, 400, 400),
    "date": _Room(1, 200, 200),
    "verb": _Room(0.08, 30, 150),
    "thing": _Room(0.06, 30, 300),
    "quote": _Room(1, 60, 60),
}
# The most pairs for any two articles, and for a whole story; the fewest for a fair comparison of two articles.
MOST_OF_TWO = sum(room.most for room in _ROOMS.values())
MOST_OF_A_STORY, FEWEST_OF_TWO = 12_000, 100
# In 72 of our own stories, 121 of the 421,000 pairs with less similar vectors answer one question. The judge recognised
# none of them.
_LEAST_NEAR = 0.4


@dataclass(frozen=True, slots=True)
class Candidates:
    """The pairs of values of two articles to judge, sort by sort, best first.

    `rows` and `columns` number the values of each article across its passages; `near` holds the cosines of their
    vectors.
    """

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    near: tuple[float, ...]


def candidates(
    first: Encoding, second: Encoding, claims: Mapping[str, Claim], units: Units, *, most: int
) -> Candidates:
    """Return which values of two articles to judge.

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
    """Return how many pairs of a sort to judge, if `most` pairs of all sorts are allowed."""
    wanted = min(room.most, max(room.fewest, round(room.share * pairs)))
    return min(wanted, max(1, room.most * most // MOST_OF_TWO))


def share_of_two(pairs_of_articles: int) -> int:
    """Return how many pairs of values to judge for two articles of a story with this many linked pairs."""
    return max(1, min(MOST_OF_TWO, MOST_OF_A_STORY // max(1, pairs_of_articles)))


def values_of(encoding: Encoding) -> list[tuple[Passage, int]]:
    """Return the values of an article: the passage of each, and its number there."""
    return [(passage, at) for passage in encoding.passages for at in range(len(passage.claims))]


def _claim(value: tuple[Passage, int], claims: Mapping[str, Claim]) -> Claim:
    passage, at = value
    return claims[passage.claims[at]]
