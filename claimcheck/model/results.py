"""What a run gives: everything that it found, by story, ready to be written."""

from __future__ import annotations

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a run found, ready to be written. `run` holds what made it, as sorted key and value pairs (no clock).

    `decisions` are those of earlier reviews, applied to this run. `reckonings` are figures of one article
    that don't add up. `since` says what changed since the previous report in the folder.

    `title` is the name of the whole, from the user or from the articles; empty if neither gives one. `stories` are
    those with two articles or more.
    """

    extractions: tuple[Extraction, ...]
    facts: tuple[Fact, ...]
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
        return tuple(extraction.article for extraction in self.extractions)

    def __repr__(self) -> str:
        claims = sum(len(extraction.claims) for extraction in self.extractions)
        found = {"fact": self.facts, "disagreement": self.disagreements, "problem": self.problems}
        counts = (count(len(every), noun) for noun, every in found.items())
        return shown(self, count(len(self.extractions), "article"), count(claims, "claim"), *counts)
