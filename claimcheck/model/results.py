"""What a run gives: everything that it found, by story, ready to be written."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.model.articles import Article, Problem
from claimcheck.model.changes import Since
from claimcheck.model.claims import Extraction
from claimcheck.model.decisions import Decision
from claimcheck.model.disagreements import Disagreement, Reckoning
from claimcheck.model.facts import Fact
from claimcheck.model.shown import count, shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles on one story (`files`), and what it is called; `name` is empty where they share no words for one."""

    name: str
    files: tuple[str, ...]


class HeldExtractions(Sequence[Extraction]):
    """Extractions that are not in memory, sorted by file; what is asked for all the time is."""

    @property
    @abstractmethod
    def articles(self) -> tuple[Article, ...]:
        """Return the articles, in the same order."""

    @property
    @abstractmethod
    def claim_counts(self) -> tuple[int, ...]:
        """Return how many claims each has."""

    @property
    @abstractmethod
    def problems(self) -> tuple[Problem, ...]:
        """Return the problems of all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a run found, ready to be written. `run` holds what made it, as sorted key and value pairs (no clock).

    `decisions` are those of earlier reviews, applied to this run. `reckonings` are figures of one article
    that don't add up. `since` says what changed since the previous report in the folder. `extractions` and `facts` are
    tuples, or, of very many articles, sequences that read each item from disk: go through them once, and keep nothing.

    `title` is the name of the whole, from the user or from the articles; empty if neither gives one. `stories` are
    those with two articles or more.
    """

    extractions: Sequence[Extraction]
    facts: Sequence[Fact]
    disagreements: tuple[Disagreement, ...]
    problems: tuple[Problem, ...]
    run: tuple[tuple[str, str], ...] = ()
    decisions: tuple[Decision, ...] = ()
    reckonings: tuple[Reckoning, ...] = ()
    since: Since | None = None
    title: str = ""
    stories: tuple[Story, ...] = ()

    @property
    def articles(self) -> tuple[Article, ...]:
        """Return the articles, sorted by file."""
        held = self.extractions
        return held.articles if isinstance(held, HeldExtractions) else tuple(each.article for each in held)

    @property
    def claim_counts(self) -> tuple[int, ...]:
        """Return how many claims each article has."""
        held = self.extractions
        return held.claim_counts if isinstance(held, HeldExtractions) else tuple(len(each.claims) for each in held)

    @property
    def problems_of_articles(self) -> tuple[Problem, ...]:
        """Return the problems of the articles, in contrast to those of the run."""
        held = self.extractions
        if isinstance(held, HeldExtractions):
            return held.problems
        return tuple(problem for each in held for problem in each.problems)

    def __repr__(self) -> str:
        claims = sum(self.claim_counts)
        found = {"fact": self.facts, "disagreement": self.disagreements, "problem": self.problems}
        counts = (count(len(every), noun) for noun, every in found.items())
        return shown(self, count(len(self.extractions), "article"), count(claims, "claim"), *counts)
