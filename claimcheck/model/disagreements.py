"""What comparing gives: positions that differ, and figures of one sentence that don't add up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from claimcheck.model.claims import Claim, FactKind
from claimcheck.model.shown import brief, shown
from claimcheck.model.spans import Span

Verdict = Literal["contradiction", "update_over_time", "precision"]
Severity = Literal["high", "medium", "low"]
# From what an editor looks at first.
SEVERITIES: tuple[Severity, ...] = ("high", "medium", "low")
# In the order of reports.
VERDICTS: tuple[Verdict, ...] = ("contradiction", "update_over_time", "precision")
# From these probabilities on, a finding is probably right, by the marks of 95 validation stories and of 100 that the
# probabilities weren't fitted on. Of figures and names between the two limits, half are right; of answers by yes or
# no, 27 of 35.
_LIKELY = 0.65
_LIKELY_YES_OR_NO = 0.55
ReckoningKind = Literal["part", "sum", "share", "change", "duration"]


def likely_from(kind: FactKind) -> float:
    """Return the probability from which a finding of a kind is probably right."""
    return _LIKELY_YES_OR_NO if kind == "polarity" else _LIKELY


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One value of a fact and the claims that state it. `origins` are the independent articles behind it."""

    value: str
    claims: tuple[Claim, ...]
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Positions on one fact that differ, the verdict with the rules that gave it, and one plain sentence.

    `reason` is the `explanation` without the values, for pages that show them anyway. `probability` is that
    the positions answer one question and differ as the verdict says.
    """

    id: str
    fact: str
    label: str
    kind: FactKind
    verdict: Verdict
    severity: Severity
    explanation: str
    reason: str = ""
    positions: tuple[Position, ...]
    probability: float = 1.0
    rules: tuple[str, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Return the claims of all positions, position by position."""
        return tuple(claim for position in self.positions for claim in position.claims)

    @property
    def is_likely(self) -> bool:
        """Return whether it is probably right."""
        return self.probability >= likely_from(self.kind)

    @property
    def is_doubtful(self) -> bool:
        """Return whether it is probably no real difference.

        Differences in precision are never called doubtful: they need no action, and reports fold them away anyway.
        """
        return not self.is_likely and self.verdict != "precision"

    @property
    def gravity(self) -> tuple[bool, bool, int, int, str]:
        """Return the sort key that puts the most serious first, at one severity contradictions before updates.

        The doubtful ones follow. Differences in precision come last, because they need no action.
        """
        precision = self.verdict == "precision"
        return precision, self.is_doubtful, SEVERITIES.index(self.severity), VERDICTS.index(self.verdict), self.id

    def __repr__(self) -> str:
        values = " / ".join(brief(position.value) for position in self.positions)
        return shown(self, self.id, f"{self.verdict} ({self.severity})", f"{self.label}: {values}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """Figures of one sentence that the sentence itself ties together, and that don't add up.

    `span` is the sentence, `text` its words, `figures` the places of the figures in the article. `explanation` spells
    the sum out: "80 guests and 14 staff are 94, not 96".
    """

    id: str
    file: str
    span: Span
    text: str
    kind: ReckoningKind
    figures: tuple[Span, ...]
    explanation: str
    rules: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return shown(self, self.id, self.kind, f"in {self.file}: {brief(self.explanation)}")
