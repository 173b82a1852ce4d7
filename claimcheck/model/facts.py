"""What aligning gives: claims that answer one question, and the reasons for each link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from claimcheck.model.claims import Claim, FactKind
from claimcheck.model.shown import brief, count, shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One piece of evidence for a link: what it is, whether it counts for the link, and words for an editor."""

    feature: str
    outcome: Literal["agrees", "differs", "unknown", "weighed"]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two claims (by id, in order) that may answer one question, with the probability that they do, and why.

    `same`, `rounder` and `clash` are the judge's probabilities of how the two answers relate, if the question is the
    same; they add up to 1. `moves` is that of the answer changing with time.
    """

    first: str
    second: str
    probability: float
    same: float = 1.0
    rounder: float = 0.0
    clash: float = 0.0
    moves: float = 0.0
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Claims on one fact, from one story. `label` is the question that it answers, in words.

    `probability` is that all of them answer it, `moves` that the answer changes with time. `differs` says that the
    answers do, even if that is too unlikely to be reported. `is_course_of_events` says that two of them can't be one
    answer, but need no settling: "was questioned", "was charged".
    """

    id: str
    kind: FactKind
    label: str
    claims: tuple[Claim, ...]
    links: tuple[Link, ...] = ()
    probability: float = 1.0
    moves: float = 0.0
    differs: bool = False
    is_course_of_events: bool = False

    def __repr__(self) -> str:
        values = " / ".join(dict.fromkeys(brief(claim.value) for claim in self.claims if claim.value))
        articles = len({claim.file for claim in self.claims})
        label = f"{self.label}: {values}" if values else self.label
        where = f"{count(len(self.claims), 'claim')} in {count(articles, 'article')}"
        return shown(self, self.id, self.kind, label, where)
