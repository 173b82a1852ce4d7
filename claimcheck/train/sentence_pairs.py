"""Chooses the sentences of two articles that the judge reads side by side to learn, and says what is true of them."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

import numpy as np

from claimcheck.nets.arrays import Vectors
from claimcheck.nets.windows import Place, Tokens, window_of
from claimcheck.train.examples import CLASH, ROUNDER, SAME, ReadArticle, ReadStory, values_of
from claimcheck.train.stories import Mark

# For each pair of sentences with a fact in common, so many without one, mostly those that share the rarest words.
_WITHOUT, _LOOK_ALIKE = 0.8, 0.75
# The look-alikes are drawn from so many of the most similar pairs, for each pair with a fact in common.
_DRAWN_FROM, _FEWEST = 3, 3


@dataclass(frozen=True, slots=True)
class SeenValue:
    """A value in what the judge reads: its `place` and sort, the mark of its fact, and the facts it only touches."""

    place: Place
    sort: str
    mark: Mark | None
    beside: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sentence:
    """What the judge reads of one sentence, and the values in it."""

    tokens: Tokens
    values: tuple[SeenValue, ...]

    @property
    def facts(self) -> frozenset[str]:
        """The facts that are answered in it."""
        return frozenset(value.mark.fact for value in self.values if value.mark is not None)


@dataclass(frozen=True, slots=True)
class Label:
    """What the judge should say about two values.

    `same` says whether both answer one question. If so, `relation` is one of `SAME`, `ROUNDER`, `CLASH`, or None if it
    can't be known from what is shown, and `moves` says whether the answer changes with time.
    """

    same: bool
    relation: int | None = None
    moves: bool = False


@dataclass(frozen=True, slots=True)
class SentencePair:
    """Two sentences of two articles, and what is known of pairs of their values, by the numbers of both."""

    story: str
    first: Sentence
    second: Sentence
    labels: Mapping[tuple[int, int], Label]


def sentence_pairs(story: ReadStory, chance: random.Random) -> Iterator[SentencePair]:
    """Yield the pairs of sentences of a story to learn from: all with a fact in common, and some others."""
    told = [_sentences(article) for article in story.articles]
    known = Counter(token for sentences in told for sentence in sentences for token in {*sentence.tokens})
    number = sum(len(sentences) for sentences in told)
    for one, other in combinations(told, 2):
        if one and other:
            for row, column in _chosen(one, other, _likeness(one, other, known, number), chance):
                yield SentencePair(
                    story.story.name, one[row], other[column], dict(_labels(one[row], other[column], story))
                )


def _sentences(article: ReadArticle) -> list[Sentence]:
    """Return the sentences of an article that hold values."""
    found: dict[tuple[int, Tokens], list[SeenValue]] = {}
    none: frozenset[str] = frozenset()
    for value in values_of(article):
        window = window_of(value.passage, value.number)
        seen = SeenValue(
            window.place, value.sort, article.answers.get(value.claim), article.beside.get(value.claim, none)
        )
        found.setdefault((id(value.passage), window.tokens), []).append(seen)
    return [Sentence(tokens, tuple(values)) for (_, tokens), values in found.items()]


def _likeness(one: Sequence[Sentence], other: Sequence[Sentence], known: Counter[int], number: int) -> Vectors:
    """Return how alike sentences are by their words, [sentences of one, of the other]; rare words weigh most.

    The trained encoder won't do: it separates all look-alikes in the stories that it has learned by heart.
    """
    numbers = {token: at for at, token in enumerate({token for each in (*one, *other) for token in each.tokens})}

    def weights(sentences: Sequence[Sentence]) -> Vectors:
        found = np.zeros((len(sentences), len(numbers)), dtype=np.float32)
        for row, sentence in enumerate(sentences):
            for token in {*sentence.tokens}:
                found[row, numbers[token]] = np.log((number + 1) / known[token]) + 0.1
        weighed: Vectors = found / np.linalg.norm(found, axis=1, keepdims=True)
        return weighed

    alike: Vectors = weights(one) @ weights(other).T
    return alike


def _chosen(
    one: Sequence[Sentence], other: Sequence[Sentence], alike: Vectors, chance: random.Random
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of sentences to read, by their numbers."""
    together = [
        (row, column)
        for row, column in product(range(len(one)), range(len(other)))
        if one[row].facts & other[column].facts
    ]
    yield from together
    apart = alike.copy()
    for pair in together:
        apart[pair] = -1
    ranked = np.argsort(-apart, axis=None, kind="stable")[: max(1, apart.size - len(together))].tolist()
    wanted = round(_WITHOUT * max(1, len(together)))
    near, far = ranked[: _DRAWN_FROM * max(_FEWEST, len(together))], ranked[_DRAWN_FROM * max(_FEWEST, len(together)) :]
    for drawn, share in ((near, _LOOK_ALIKE), (far, 1 - _LOOK_ALIKE)):
        for at in chance.sample(drawn, min(len(drawn), round(wanted * share))):
            yield divmod(at, len(other))


def _labels(first: Sentence, second: Sentence, story: ReadStory) -> Iterator[tuple[tuple[int, int], Label]]:
    """Yield what is known of the pairs of values of one sort."""
    for (row, one), (column, other) in product(enumerate(first.values), enumerate(second.values)):
        if one.sort != other.sort:
            continue
        if one.mark is not None and other.mark is not None and one.mark.fact == other.mark.fact:
            moves = story.story.facts[one.mark.fact].moves
            yield (row, column), Label(same=True, relation=relation(one.mark.answer, other.mark.answer), moves=moves)
        elif not one.beside & other.beside:
            yield (row, column), Label(same=False)


def relation(first: str, second: str) -> int:
    """Return how two answers relate, by their letters."""
    if first == second:
        return SAME
    return ROUNDER if first.upper() == second.upper() else CLASH
