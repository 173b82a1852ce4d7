"""Turns marked stories into training examples: values, and which of them answer one question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimcheck.extract.article import extract_articles
from claimcheck.model import Article, Claim, Extraction, FactKind, Passage
from claimcheck.nets.passages import MASK, comparable, passages_of, sort_of, words_at_stake
from claimcheck.rulebook.book import Rulebook
from claimcheck.train.stories import Mark, MarkedArticle, MarkedStory

if TYPE_CHECKING:
    from spacy.language import Language
    from tokenizers import Tokenizer

# How two answers of one fact relate, as numbered by the judge's second head.
SAME, ROUNDER, CLASH = range(3)
# The sorts of value that are compared by the judge alone; see `sort_of`.
PHRASE, VERB = "thing", "verb"


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


def read_all(
    stories: Iterable[MarkedStory], pipeline: Language, rules: Rulebook, tokenizer: Tokenizer
) -> list[ReadStory]:
    """Return all `stories` as the program reads them."""
    return [read_story(story, pipeline, rules, tokenizer) for story in stories]
