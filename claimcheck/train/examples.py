"""Turns marked stories into training examples: values, and which of them answer one question."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.extract.article import extract_articles
from claimcheck.model import Article, Claim, Extraction, FactKind, Passage
from claimcheck.nets.arrays import Vectors
from claimcheck.nets.passages import MASK, comparable, passages_of, sort_of, words_at_stake
from claimcheck.nets.windows import Window, window_of
from claimcheck.rulebook.book import Rulebook
from claimcheck.train.stories import Mark, MarkedArticle, MarkedStory

if TYPE_CHECKING:
    from spacy.language import Language
    from tokenizers import Tokenizer

# How two answers of one fact relate, as numbered by the judge's second head.
SAME, ROUNDER, CLASH = range(3)
# The sorts of value that are compared by the judge alone; see `sort_of`.
PHRASE, VERB = "thing", "verb"
# A fact in four articles gives six pairs, which teach little more than three do.
MOST_OF_A_FACT = 3
# Among the values that look similar but aren't a match, one of the nearest is taken, and sometimes one of the next ten.
# This is done for most of the values with a match, and for a few of the many without.
_NEAREST, _NEXT, _FURTHER_OFF = 3, 10, 0.35
_OF_THE_MATCHED, _OF_THE_OTHERS = 0.8, 0.06
# How often a value from the sentence of a match is taken too: the person who did it isn't the one it was done to.
_OF_ONE_SENTENCE = 0.3


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """A marked article as the program reads it.

    `answers` gives, by claim, the mark of its value. `beside` gives the facts whose marks a value only touches. Nothing
    is learned from these.
    """

    extraction: Extraction
    passages: tuple[Passage, ...]
    answers: dict[str, Mark]
    beside: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class ReadStory:
    """A marked story as the program reads it."""

    story: MarkedStory
    articles: tuple[ReadArticle, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """One value of an article: a passage, and the value's number in it."""

    passage: Passage
    number: int
    claim: str
    sort: str

    def window(self, *, hide: bool = False) -> Window:
        """Return what the judge reads for the value; with `hide`, without its own words."""
        return window_of(hidden(self.passage, [self.number]) if hide else self.passage, self.number)


@dataclass(frozen=True, slots=True)
class ValuePair:
    """Two values of two articles, and what the judge should say about them.

    `same` says whether both answer one question. If so, `relation` is one of `SAME`, `ROUNDER`, `CLASH`, and `moves`
    says whether the answer changes with time. Otherwise both are None.
    """

    first: Value
    second: Value
    same: bool
    relation: int | None = None
    moves: bool | None = None

    def windows(self, *, hide: bool = False) -> tuple[Window, Window]:
        """Return what the judge reads for the two; with `hide`, without their own words."""
        return self.first.window(hide=hide), self.second.window(hide=hide)


def hidden(passage: Passage, values: Iterable[int]) -> Passage:
    """Return a passage with the `values` of these numbers masked, so that only the words around them are read."""
    tokens = list(passage.tokens)
    for value in values:
        start, end = passage.places[value]
        tokens[start:end] = [MASK] * (end - start)
    return replace(passage, tokens=tuple(tokens))


def read_story(story: MarkedStory, pipeline: Language, rules: Rulebook, tokenizer: Tokenizer) -> ReadStory:
    """Return `story` as the program reads it."""
    articles = [
        Article(
            file=f"{story.name}/{number}",
            text=article.text,
            outlet=article.outlet,
            published=article.published,
            sha256="",
            origin=f"{story.name}/{number}",
        )
        for number, article in enumerate(story.articles)
    ]
    read = []
    for marked, found in zip(story.articles, extract_articles(articles, pipeline, rules), strict=True):
        if isinstance(found, Exception):
            raise found
        answers, beside = _answers(marked, story, comparable(found.claims))
        read.append(ReadArticle(found, passages_of(found, tokenizer), answers, beside))
    return ReadStory(story, tuple(read))


def _answers(
    article: MarkedArticle, story: MarkedStory, claims: Sequence[Claim]
) -> tuple[dict[str, Mark], dict[str, frozenset[str]]]:
    """Return, by claim, the mark whose words are its value, and the facts whose marks it touches."""
    answers: dict[str, Mark] = {}
    beside: dict[str, set[str]] = {}
    for mark in article.marks:
        touching = [claim for claim in claims if words_at_stake(claim).overlaps(mark.span)]
        for claim in touching:
            beside.setdefault(claim.id, set()).add(mark.fact)
        kind = story.facts[mark.fact].kind
        best = max(touching, key=lambda claim: (_fit(claim, mark, kind), claim.id), default=None)
        if best is not None:
            answers.setdefault(best.id, mark)
    return answers, {claim: frozenset(facts) for claim, facts in beside.items()}


_SORT_OF_KIND: dict[FactKind, str] = {
    "date": "date", "entity": "thing", "set": "thing", "polarity": "verb", "modality": "verb", "quote": "quote"
}  # fmt: skip


def _fit(claim: Claim, mark: Mark, kind: FactKind) -> float:
    """Return how well a claim's value fits the marked words: of the right sort, and of about the same extent."""
    words = words_at_stake(claim)
    shared = min(words.end, mark.span.end) - max(words.start, mark.span.start)
    whole = max(words.end, mark.span.end) - min(words.start, mark.span.start)
    sort, wanted = sort_of(claim), _SORT_OF_KIND.get(kind, "figure")
    return shared / whole + 2 * (sort == wanted) - 0.5 * (sort == "quote" and wanted != "quote")


def values_of(article: ReadArticle) -> list[Value]:
    """Return the values of an article."""
    sorts = {claim.id: sort_of(claim) for claim in comparable(article.extraction.claims)}
    return [
        Value(passage, number, claim, sorts[claim])
        for passage in article.passages
        for number, claim in enumerate(passage.claims)
    ]


def pairs_of(story: ReadStory, near: Callable[[Value], Vectors], chance: random.Random) -> Iterator[ValuePair]:
    """Yield pairs of values of a story to learn from, different ones each time.

    Each fact gives some pairs of answers. For each answer, there are also values of the other article that answer
    something else, mostly the most similar ones by the vectors of `near`.
    """
    by_fact: dict[str, list[ValuePair]] = defaultdict(list)
    for first, second in combinations(story.articles, 2):
        one, other = values_of(first), values_of(second)
        if not one or not other:
            continue
        nearness = np.stack([near(value) for value in one]) @ np.stack([near(value) for value in other]).T
        alike = np.zeros(nearness.shape, dtype=bool)
        apart = np.array([[a.sort == b.sort for b in other] for a in one])
        for row, a in enumerate(one):
            for column, b in enumerate(other):
                pair = _pair(story, first, second, a, b)
                apart[row, column] &= pair is not None and not pair.same
                if pair is not None and pair.same:
                    alike[row, column] = True
                    by_fact[first.answers[a.claim].fact].append(pair)
        for row, column in (*_unlike(nearness, alike, apart, chance), *beside_a_match(other, alike, apart, chance)):
            yield ValuePair(one[row], other[column], same=False)
        for column, row in (
            *_unlike(nearness.T, alike.T, apart.T, chance),
            *beside_a_match(one, alike.T, apart.T, chance),
        ):
            yield ValuePair(one[row], other[column], same=False)
    for pairs in by_fact.values():
        yield from chance.sample(pairs, min(MOST_OF_A_FACT, len(pairs)))


def _pair(story: ReadStory, first: ReadArticle, second: ReadArticle, a: Value, b: Value) -> ValuePair | None:
    """Return what to learn from two values, None if one only touches the fact that the other answers."""
    answer, matching = first.answers.get(a.claim), second.answers.get(b.claim)
    if answer is not None and matching is not None and answer.fact == matching.fact:
        moves = story.story.facts[answer.fact].moves
        return ValuePair(a, b, same=True, relation=relation(answer.answer, matching.answer), moves=moves)
    none: frozenset[str] = frozenset()
    touches = first.beside.get(a.claim, none) & second.beside.get(b.claim, none)
    return None if touches else ValuePair(a, b, same=False)


def _unlike(nearness: Vectors, alike: Vectors, apart: Vectors, chance: random.Random) -> Iterator[tuple[int, int]]:
    """Yield one or two of the nearest columns that don't match, for rows with a match and a few others."""
    for row in range(len(nearness)):
        if chance.random() > (_OF_THE_MATCHED if alike[row].any() else _OF_THE_OTHERS):
            continue
        others = np.nonzero(apart[row])[0]
        ranked = others[np.argsort(-nearness[row, others], kind="stable")].tolist()
        if ranked:
            yield row, chance.choice(ranked[:_NEAREST])
        if len(ranked) > _NEAREST and chance.random() < _FURTHER_OFF:
            yield row, chance.choice(ranked[_NEAREST : _NEAREST + _NEXT])


def beside_a_match(
    columns: Sequence[Value], alike: Vectors, apart: Vectors, chance: random.Random
) -> Iterator[tuple[int, int]]:
    """Yield a column that doesn't match, from the sentence of the match, for some rows with a match."""
    sentence_of = [(id(value.passage), value.passage.sentences[value.number]) for value in columns]
    for row, column in zip(*np.nonzero(alike), strict=True):
        beside = [at for at in np.nonzero(apart[row])[0] if sentence_of[at] == sentence_of[column]]
        if beside and chance.random() < _OF_ONE_SENTENCE:
            yield int(row), int(chance.choice(beside))


def relation(first: str, second: str) -> int:
    """Return how two answers relate, by their letters."""
    if first == second:
        return SAME
    return ROUNDER if first.upper() == second.upper() else CLASH


def read_all(
    stories: Iterable[MarkedStory], pipeline: Language, rules: Rulebook, tokenizer: Tokenizer
) -> list[ReadStory]:
    """Return all `stories` as the program reads them."""
    return [read_story(story, pipeline, rules, tokenizer) for story in stories]
