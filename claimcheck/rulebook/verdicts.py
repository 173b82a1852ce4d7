"""How far apart two values may be, and how serious it is: the schema of `rules/verdicts.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from typing import Literal

from pydantic import Field

from claimcheck.rulebook.schema import Phrase, Phrases, RuleFile, RuleId, Strict
from claimcheck.rulebook.section import Misplaced, Section


class SeverityRule(Strict):
    """Gives a severity to the first disagreement that meets all of its conditions.

    `verdict` and `kinds` name what it is for (any where empty), `origins` the fewest independent articles on each
    side, `ratio` the least ratio of the larger to the smaller figure. With `prominent` one of the values must be in
    a headline or lead, with `turned_round` a quotation must have a negation in one wording only, and with `small_words`
    the wordings must differ in these alone. `probability` is the least that the finding must have.
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
    small_words: bool = False
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


class Verdicts(RuleFile):
    """The basis of the verdicts.

    Tolerances, severity rules in order, the words whose loss reverses a quotation, verbs that say little by themselves
    and words that can't end what is printed with them, words that deny by themselves, small words whose loss changes
    nothing in a quotation, those for the end and the beginning of a day, and the minutes that each time zone may be
    ahead of Greenwich.
    """

    tolerances: Tolerances
    severities: tuple[SeverityRule, ...]
    negations: Phrases
    light_verbs: Phrases
    loose_ends: Phrases
    negative: Phrases
    small_words: Phrases
    late_in_a_day: Phrases
    early_in_a_day: Phrases
    offsets: dict[Phrase, int | tuple[int, ...]] = Field(alias="zone_offsets")

    @cached_property
    def zone_offsets(self) -> Mapping[str, tuple[int, ...]]:
        """Return the minutes that each zone may be ahead, in a tuple even if there is only one."""
        return {zone: (ahead,) if isinstance(ahead, int) else ahead for zone, ahead in self.offsets.items()}


def _check(file: Verdicts) -> list[Misplaced]:
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
        or last.small_words
        or last.probability
    ):
        faults.append(
            (("severities",), "the last severity rule must have no conditions, so that each disagreement gets one")
        )
    return faults


SECTION = Section("verdicts.yaml", Verdicts, check=_check)
