"""Chooses which values the judge reads side by side: those whose vectors are near, and that no logic keeps apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from claimcheck.align.vetoes import forbidden
from claimcheck.model import Claim, Encoding, Passage
from claimcheck.nets.passages import sort_of
from claimcheck.rulebook.units import Units

# Of two articles so great a share of the pairs of values is judged: no fewer than the first number, if there are so
# many, and no more than the second. A whole story has no more than the third; any two articles get an equal share.
_SHARE, FEWEST_OF_TWO, MOST_OF_TWO, MOST_OF_A_STORY = 0.06, 70, 450, 10_000
# Values whose vectors are less near than this answer one question in one of a thousand pairs.
_LEAST_NEAR = 0.2


@dataclass(frozen=True, slots=True)
class Candidates:
    """The pairs of values of two articles that are to be judged, best first.

    `rows` and `columns` number the values of each article through all its passages; `near` are the cosines of their
    vectors.
    """

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    near: tuple[float, ...]


def candidates(
    first: Encoding, second: Encoding, claims: Mapping[str, Claim], units: Units, *, most: int
) -> Candidates:
    """Return which values of two articles are to be judged, `most` pairs at most."""
    if not first.passages or not second.passages:
        return Candidates((), (), ())
    near = np.round(np.concatenate(first.vectors) @ np.concatenate(second.vectors).T, 3)
    one, other = values_of(first), values_of(second)
    sorts, others = ([sort_of(claims[passage.claims[at]]) for passage, at in values] for values in (one, other))
    alike = np.array([[a == b and a != "quote" for b in others] for a in sorts])
    comparable = alike & (near >= _LEAST_NEAR)
    rows, columns = np.nonzero(comparable)
    most = min(most, max(FEWEST_OF_TWO, round(_SHARE * alike.sum())))
    order = np.lexsort((columns, rows, -near[rows, columns]))
    chosen: list[tuple[int, int]] = []
    for row, column in zip(rows[order].tolist(), columns[order].tolist(), strict=True):
        if len(chosen) == most:
            break
        if forbidden(_claim(one[row], claims), _claim(other[column], claims), units) is None:
            chosen.append((row, column))
    return Candidates(
        rows=tuple(row for row, _ in chosen),
        columns=tuple(column for _, column in chosen),
        near=tuple(float(near[pair]) for pair in chosen),
    )


def share_of_two(pairs_of_articles: int) -> int:
    """Return how many pairs of values may be judged of any two articles of a story with so many linked pairs."""
    return max(1, min(MOST_OF_TWO, MOST_OF_A_STORY // max(1, pairs_of_articles)))


def values_of(encoding: Encoding) -> list[tuple[Passage, int]]:
    """Return the values of an article: the passage that each stands in, and its number there."""
    return [(passage, at) for passage in encoding.passages for at in range(len(passage.claims))]


def _claim(value: tuple[Passage, int], claims: Mapping[str, Claim]) -> Claim:
    passage, at = value
    return claims[passage.claims[at]]
