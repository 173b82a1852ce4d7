"""Finds the articles that are close in words and time, without comparing every pair.

For each article, the weights of its words in all others are looked up and added at once. Words that two articles don't
share cost nothing, nor do articles outside the time of a story.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# A word in more articles than this, within the time of one story, links none. Below that, every pair that shares a word
# is checked, with the same result as comparing every pair.
MOST_ARTICLES_OF_A_WORD = 1_000
# If there are such words, the others must reach this share of the required similarity.
_BY_RARER_WORDS = 0.5


@dataclass(frozen=True, slots=True)
class Vectors:
    """The words of articles and their weights: those of article `i` are from `starts[i]` to `starts[i + 1]`.

    The words of every article are in the same order, so that sums are equal to the last bit. `words` is the number of
    different words.
    """

    starts: NDArray[np.int64]
    words: int
    word: NDArray[np.int32]
    weight: NDArray[np.float64]

    def of(self, article: int) -> slice:
        """Return the place of the words of `article`."""
        return slice(int(self.starts[article]), int(self.starts[article + 1]))


def near_pairs(vectors: Vectors, earliest: Sequence[int], near: float) -> Iterator[tuple[int, int, float]]:
    """Yield pairs of articles (the earlier one first) whose cosine is `near` or more, with the cosine.

    Article `i` is compared with those from `earliest[i]` up to itself.
    """
    order = np.argsort(vectors.word, kind="stable")
    article = np.repeat(np.arange(len(earliest), dtype=np.int32), np.diff(vectors.starts))[order]
    weight = vectors.weight[order]
    # Where each word's articles begin, and for each word of an article, how many articles have it up to there.
    first = np.searchsorted(vectors.word, np.arange(vectors.words, dtype=np.int32), sorter=order)
    place = np.empty(len(order), dtype=np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    keys = vectors.word[order].astype(np.int64) * len(earliest) + article
    del order  # it is as large as all the rest
    for later, start in enumerate(earliest):
        its = vectors.of(later)
        word, until = vectors.word[its], place[its].astype(np.int64)
        since = first[word] if start == 0 else np.searchsorted(keys, word.astype(np.int64) * len(earliest) + start)
        rare = until - since <= MOST_ARTICLES_OF_A_WORD
        found, length = _ranges(since[rare], until[rare])
        weights = np.repeat(vectors.weight[its][rare], length) * weight[found]
        cosines = sums(article[found] - start, weights, later - start)
        others = np.flatnonzero(cosines >= (near if rare.all() else near * _BY_RARER_WORDS))
        cosines = cosines[others] if rare.all() else _cosines(vectors, later, others + start)
        for other, cosine in zip((others + start).tolist(), cosines.tolist(), strict=True):
            if cosine >= near:
                yield other, later, cosine


def _cosines(vectors: Vectors, one: int, others: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the cosines of article `one` with `others`, by all words."""
    weights = np.zeros(vectors.words)
    weights[vectors.word[vectors.of(one)]] = vectors.weight[vectors.of(one)]
    found, length = _ranges(vectors.starts[others], vectors.starts[others + 1])
    row = np.repeat(np.arange(len(others)), length)
    return sums(row, weights[vectors.word[found]] * vectors.weight[found], len(others))


def sums(places: NDArray[np.integer], numbers: NDArray[np.float64], length: int) -> NDArray[np.float64]:
    """Return `length` sums, each of the `numbers` at its place.

    They are added one by one in the order given, so the result is the same to the last bit on every machine.
    """
    return np.bincount(places, weights=numbers, minlength=length).astype(np.float64, copy=False)


def _ranges(since: NDArray[np.int64], until: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return all numbers from each of `since` up to its `until`, one range after the other, and the ranges' lengths."""
    length = until - since
    before = np.cumsum(length) - length
    return np.repeat(since - before, length) + np.arange(int(length.sum())), length
