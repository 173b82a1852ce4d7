"""Turns marked stories into what the models learn from: passages, and which of their values answer one question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.extract.article import extract_articles
from claimcheck.model import Article, Claim, Extraction, FactKind, Passage
from claimcheck.nets.passages import comparable, passages_of, sort_of, words_at_stake
from claimcheck.rulebook.book import Rulebook
from claimcheck.train.stories import Mark, MarkedArticle, MarkedStory

if TYPE_CHECKING:
    from spacy.language import Language
    from tokenizers import Tokenizer

# What two answers of one fact are to each other, as the judge's second head numbers it.
SAME, ROUNDER, CLASH = range(3)


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """A marked article as the program reads it.

    `answers` gives by claim the mark that its value answers to; `beside` the facts whose marks a value only touches,
    about which nothing is learned from it.
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
class PassagePair:
    """Two passages of two articles of one story, or of two stories (`story` None), of which nothing is shared."""

    story: ReadStory | None
    articles: tuple[ReadArticle, ReadArticle]
    passages: tuple[Passage, Passage]

    @property
    def length(self) -> int:
        """Return the number of tokens."""
        return sum(len(passage.tokens) for passage in self.passages)


@dataclass(frozen=True, slots=True)
class Targets:
    """What the judge should say of a pair of passages; axes are the claims of the first and of the second.

    `same` is 1 where both answer one question, `weight` 0 where nothing is to be learned. `relation` is one of `SAME`,
    `ROUNDER`, `CLASH`, or -1 where it isn't told, `moves` 1 or 0, or -1.
    """

    same: np.ndarray
    weight: np.ndarray
    relation: np.ndarray
    moves: np.ndarray


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
    """Return by claim the mark whose words its value is, and the facts whose marks it touches."""
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
    """Return how well a claim's value fits the marked words: of the right sort, and of much the same extent."""
    words = words_at_stake(claim)
    shared = min(words.end, mark.span.end) - max(words.start, mark.span.start)
    whole = max(words.end, mark.span.end) - min(words.start, mark.span.start)
    sort, wanted = sort_of(claim), _SORT_OF_KIND.get(kind, "figure")
    return shared / whole + 2 * (sort == wanted) - 0.5 * (sort == "quote" and wanted != "quote")


def pairs_of(story: ReadStory) -> Iterator[PassagePair]:
    """Yield the pairs of passages of two articles of a story."""
    for first, second in combinations(story.articles, 2):
        for one in first.passages:
            for other in second.passages:
                yield PassagePair(story, (first, second), (one, other))


def strangers(stories: Sequence[ReadStory]) -> Iterator[PassagePair]:
    """Yield the first passages of neighbouring stories' first articles: of one desk, and yet about nothing shared."""
    for one, other in pairwise(stories):
        first, second = one.articles[0], other.articles[0]
        if first.passages and second.passages:
            yield PassagePair(None, (first, second), (first.passages[0], second.passages[0]))


def targets_of(pair: PassagePair) -> Targets:
    """Return what the judge should say of a pair."""
    first, second = pair.articles
    shape = len(pair.passages[0].claims), len(pair.passages[1].claims)
    targets = Targets(
        same=np.zeros(shape, np.float32),
        weight=np.ones(shape, np.float32),
        relation=np.full(shape, -1, np.int64),
        moves=np.full(shape, -1, np.float32),
    )
    if pair.story is None:
        return targets
    none: frozenset[str] = frozenset()
    for row, claim in enumerate(pair.passages[0].claims):
        near = first.beside.get(claim, none)
        if not near:
            continue
        answer = first.answers.get(claim)
        for column, other in enumerate(pair.passages[1].claims):
            matching = second.answers.get(other)
            if answer and matching and answer.fact == matching.fact:
                targets.same[row, column] = 1
                targets.relation[row, column] = relation(answer.answer, matching.answer)
                targets.moves[row, column] = pair.story.story.facts[answer.fact].moves
            elif near & second.beside.get(other, none):
                targets.weight[row, column] = 0
    return targets


def relation(first: str, second: str) -> int:
    """Return what two answers are to each other, by their letters."""
    if first == second:
        return SAME
    return ROUNDER if first.upper() == second.upper() else CLASH


def read_all(
    stories: Iterable[MarkedStory], pipeline: Language, rules: Rulebook, tokenizer: Tokenizer
) -> list[ReadStory]:
    """Return all `stories` as the program reads them."""
    return [read_story(story, pipeline, rules, tokenizer) for story in stories]
