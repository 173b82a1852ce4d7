"""Reviewers' decisions for every form of the report: about what, by whom, and whether they may still hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from claimcheck.model import Decision, Disagreement
from claimcheck.report.safe_cells import one_line, shortened
from claimcheck.review_sheet import are_disputed, are_settling, standing_answers
from claimcheck.settings import Fold

NOBODY = "an unnamed reviewer"
_LONGEST_LABEL = 160
_LONGEST_NOTE = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decision in words. `place` is the anchor in the page that it links to, None if nothing is left."""

    decision: Decision
    place: str | None

    @property
    def reviewer(self) -> str:
        """Return who decided."""
        return one_line(self.decision.reviewer) or NOBODY

    @property
    def answer(self) -> str:
        """Return the answer, or that there is only a note."""
        return self.decision.answer or "no answer"

    @property
    def value(self) -> str:
        """Return the value that the reviewer would print, or reads in the sentence."""
        return shortened(one_line(self.decision.value), _LONGEST_LABEL)

    @property
    def note(self) -> str:
        """Return the note, cut if it is long."""
        return shortened(one_line(self.decision.note), _LONGEST_NOTE)

    @property
    def label(self) -> str:
        """Return what it is about."""
        return shortened(one_line(self.decision.label), _LONGEST_LABEL) or self.decision.target

    @property
    def stale(self) -> str:
        """Return why it may no longer hold; empty if it does."""
        return one_line(self.decision.stale)

    @property
    def line(self) -> str:
        """Return all of it except the label, on one line."""
        parts = [f"{self.reviewer}: {self.answer}"]
        parts += [f"value {self.value}"] if self.value else []
        parts += [f"“{self.note}”"] if self.note else []
        parts += [self.decision.checked_on] if self.decision.checked_on else []
        return one_line("; ".join(parts)) + (f" (stale: {self.stale})" if self.stale else "")


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decisions of one report: by subject, and those to be decided again."""

    every: tuple[Decided, ...] = ()
    by_target: Mapping[str, tuple[Decided, ...]] = field(default_factory=dict)

    def on(self, target: str) -> tuple[Decided, ...]:
        """Return the decisions on the disagreement or claim with that id."""
        return self.by_target.get(target, ())

    def standing(self, target: str) -> tuple[Decided, ...]:
        """Return the answers on the disagreement with that id that still hold."""
        return tuple(one for one in self.on(target) if standing_answers([one.decision]))

    def disputed(self, target: str) -> bool:
        """Return whether reviewers differ on a disagreement, in the verdict or in the value to print."""
        return are_disputed([one.decision for one in self.on(target)])

    def settled(self, target: str) -> bool:
        """Return whether a disagreement is settled: somebody gave a verdict that settles it, and nobody disagrees."""
        return are_settling([one.decision for one in self.on(target)])

    def fold_of(self, item: Disagreement) -> Fold | None:
        """Return under what a report folds a disagreement away, None if it shows it in full.

        A doubtful one is shown in full if a reviewer has said anything about it.
        """
        if item.verdict == "precision":
            return "precision"
        return "doubtful" if item.is_doubtful and not self.on(item.id) else None

    @property
    def again(self) -> tuple[Decided, ...]:
        """Return the decisions that may no longer hold."""
        return tuple(one for one in self.every if one.stale)

    @property
    def open(self) -> tuple[Decided, ...]:
        """Return those that can be decided again, because their subject still exists, if changed."""
        return tuple(one for one in self.again if one.place)

    @property
    def gone(self) -> tuple[Decided, ...]:
        """Return those whose subject is gone."""
        return tuple(one for one in self.again if not one.place)


def sorted_decisions(decisions: Iterable[Decision]) -> list[Decision]:
    """Return the decisions, those that may no longer hold first, then by subject and reviewer."""
    return sorted(
        decisions,
        key=lambda one: (not one.stale, one.about != "disagreement", one.label, one.target, one.reviewer, one.answer),
    )


def make_decisions(decisions: Iterable[Decision], places: frozenset[str]) -> Decisions:
    """Return the decisions in words; `places` are the anchors of the page."""
    every = tuple(
        Decided(decision=one, place=one.target if one.target in places else None) for one in sorted_decisions(decisions)
    )
    by_target: dict[str, tuple[Decided, ...]] = {}
    for one in every:
        by_target[one.decision.target] = (*by_target.get(one.decision.target, ()), one)
    return Decisions(every, by_target)
