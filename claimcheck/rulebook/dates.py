"""Words that name dates and times: the schema of `rules/dates.yaml` and what is built from it."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.rulebook.schema import Rule, RuleFile
from claimcheck.rulebook.section import Section


class DatesFile(RuleFile):
    """`rules/dates.yaml` as it is written."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Dates:
    """Words that name dates and times, ready for use."""


def build(file: DatesFile) -> Dates:
    """Return the section as the stages use it."""
    del file
    return Dates()


SECTION = Section("dates.yaml", DatesFile, build)
