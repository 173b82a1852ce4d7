"""How far apart two values may be, and how serious it is.

The schema of `rules/verdicts.yaml` and what is built from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pydantic import Field

from claimcheck.rulebook.schema import Phrase, RuleFile, RuleId, Strict
from claimcheck.rulebook.section import Misplaced, Section


class SeverityRule(Strict):
    """Gives a severity to the first disagreement that meets all of its conditions.

    `verdict` and `kinds` name what it is for (any where empty), `origins` the fewest independent articles on each
    side, `ratio` the least ratio of the larger to the smaller figure. With `prominent` one of the values must be in
    a headline or lead, with `turned_round` a quotation must have a negation in one wording only. `probability` is the
    least that the finding must have.
    """

    id: RuleId
    note: str
    severity: Literal["high", "medium", "low"]
    verdict: tuple[Literal["contradiction", "update_over_time", "precision"], ...] = ()
    kinds: tuple[Phrase, ...] = ()
    origins: int = 1
    ratio: Decimal = Decimal(0)
    prominent: bool = False
    turned_round: bool = False
    probability: float = Field(0, ge=0, le=1)


class Tolerances(Strict):
    """How far values may be apart.

    `far_from_bound`: a bare lower bound ("at least 20") and a figure this many times larger differ though both can be
    true. `bare`: two figures without a hedge whose ratio is at least this differ, however round they are. `rounding`:
    two figures whose ratio is below this may be one figure, rounded by hand.
    """

    bare: Decimal
    far_from_bound: Decimal
    rounding: Decimal


class VerdictsFile(RuleFile):
    """`rules/verdicts.yaml` as it is written."""

    tolerances: Tolerances
    severities: tuple[SeverityRule, ...]
    negations: tuple[Phrase, ...]
    helping_verbs: tuple[Phrase, ...]
    late_in_a_day: tuple[Phrase, ...]
    early_in_a_day: tuple[Phrase, ...]
    zone_offsets: dict[Phrase, int | tuple[int, ...]]


@dataclass(frozen=True)
class Verdicts:
    """The basis of the verdicts.

    Tolerances, severity rules in order, the words whose loss reverses a quotation, those of a verb that only say when,
    those for the end and the beginning of a day, and the minutes that each time zone may be ahead of Greenwich.
    """

    tolerances: Tolerances
    severities: tuple[SeverityRule, ...]
    negations: frozenset[str]
    helping_verbs: frozenset[str]
    late_in_a_day: frozenset[str]
    early_in_a_day: frozenset[str]
    zone_offsets: Mapping[str, tuple[int, ...]]


def build(file: VerdictsFile) -> Verdicts:
    """Return the section as the stages use it."""
    return Verdicts(
        tolerances=file.tolerances,
        severities=file.severities,
        negations=frozenset(file.negations),
        helping_verbs=frozenset(file.helping_verbs),
        late_in_a_day=frozenset(file.late_in_a_day),
        early_in_a_day=frozenset(file.early_in_a_day),
        zone_offsets={zone: (ahead,) if isinstance(ahead, int) else ahead for zone, ahead in file.zone_offsets.items()},
    )


def _check(file: VerdictsFile) -> list[Misplaced]:
    faults: list[Misplaced] = [
        (("tolerances", name), "must be at least 1: it is a ratio of the larger to the smaller")
        for name in ("bare", "far_from_bound", "rounding")
        if getattr(file.tolerances, name) < 1
    ]
    last = file.severities[-1] if file.severities else None
    if (
        last is None
        or last.verdict
        or last.kinds
        or last.origins > 1
        or last.ratio
        or last.prominent
        or last.turned_round
        or last.probability
    ):
        faults.append(
            (("severities",), "the last severity rule must have no conditions, so that each disagreement gets one")
        )
    return faults


SECTION = Section("verdicts.yaml", VerdictsFile, build, _check)
