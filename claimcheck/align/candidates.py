"""Chooses what the judge reads side by side: sentences with values of close vectors that logic doesn't rule out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claimcheck.align.vetoes import forbidden
from claimcheck.model import Claim, Encoding, Passage
from claimcheck.nets.passages import sort_of
from claimcheck.rulebook.book import Rulebook

# The share of all pairs of sentences of two articles that is read, and the fewest and the most of them. Measured on 36
# of our own stories, this leaves out no date, 1 in 40 of the figures that answer one question, 1 in 20 of the names and
# 1 in 10 of the verbs; of those that answer it differently, 1 in 5 of the names and 1 in 8 of the verbs.
_SHARE, _FEWEST, MOST_OF_TWO = 0.18, 40, 600
# The most pairs of sentences of a whole story, and the fewest for a fair comparison of two articles.
MOST_OF_A_STORY, FEWEST_OF_TWO = 6_000, 40
# Figures, dates and quotations are few, and editors look for them. So much closer do their vectors count.
_SOUGHT = {"figure": 0.1, "date": 0.1, "quote": 0.15}
# Values with less similar vectors aren't compared, even if their sentences are read.
_LEAST_NEAR = 0.3

_Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Candidates:
    """The pairs of values of two articles to judge.

    `rows` and `columns` number the values of each article across its passages; `near` holds the cosines of their
    vectors.
    """

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    near: tuple[float, ...]


def candidates(
    first: Encoding, second: Encoding, claims: Mapping[str, Claim], rules: Rulebook, *, most: int
) -> Candidates:
    """Return which values of two articles to judge: all of one sort in those sentences that hold the closest of them.

    At most `most` pairs of sentences are read, and one at least.
    """
    if not first.passages or not second.passages:
        return Candidates((), (), ())
    near = np.round(np.concatenate(first.vectors) @ np.concatenate(second.vectors).T, 3)
    one, other = ([_claim(value, claims) for value in values_of(encoding)] for encoding in (first, second))
    sorts, others = (np.array([sort_of(claim) for claim in found]) for found in (one, other))
    rows, columns = np.nonzero((sorts[:, None] == others[None]) & (near >= _LEAST_NEAR))
    allowed = [
        forbidden(one[row], other[column], rules) is None
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True)
    ]
    rows, columns = rows[allowed], columns[allowed]
    sought = np.array([_SOUGHT.get(sort, 0.0) for sort in sorts.tolist()])
    here, there = _sentences(first), _sentences(second)
    width = int(there.max()) + 1
    of_pair = here[rows] * width + there[columns]
    read = np.isin(of_pair, _closest(of_pair, near[rows, columns] + sought[rows], (int(here.max()) + 1) * width, most))
    return Candidates(
        rows=tuple(rows[read].tolist()),
        columns=tuple(columns[read].tolist()),
        near=tuple(near[rows[read], columns[read]].tolist()),
    )


def _closest(of_pair: _Numbers, near: NDArray[np.floating], pairs: int, most: int) -> _Numbers:
    """Return the numbers of the pairs of sentences to read, of `pairs` in all, by the closest values of each."""
    best = np.full(pairs, -np.inf)
    np.maximum.at(best, of_pair, near)
    wanted = min(max(_FEWEST, round(_SHARE * pairs)), MOST_OF_TWO, most)
    return np.argsort(-best, kind="stable")[: max(1, wanted)]


def _sentences(encoding: Encoding) -> _Numbers:
    """Return the number of the sentence of each value."""
    places = [
        (number, passage.sentences[at]) for number, passage in enumerate(encoding.passages) for at in _at(passage)
    ]
    numbers = {place: number for number, place in enumerate(dict.fromkeys(places))}
    return np.array([numbers[place] for place in places], dtype=np.int64)


def share_of_two(pairs_of_articles: int) -> int:
    """Return how many pairs of sentences to read for two articles of a story with this many linked pairs."""
    return max(1, min(MOST_OF_TWO, MOST_OF_A_STORY // max(1, pairs_of_articles)))


def values_of(encoding: Encoding) -> Sequence[tuple[Passage, int]]:
    """Return the values of an article: the passage of each, and its number there."""
    return [(passage, at) for passage in encoding.passages for at in _at(passage)]


def _at(passage: Passage) -> range:
    return range(len(passage.claims))


def _claim(value: tuple[Passage, int], claims: Mapping[str, Claim]) -> Claim:
    passage, at = value
    return claims[passage.claims[at]]
