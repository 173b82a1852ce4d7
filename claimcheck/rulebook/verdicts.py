"""Stretches of a page that hold no claim: the schema of `rules/verdicts.yaml` and what is built from it."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.rulebook.schema import Rule, RuleFile
from claimcheck.rulebook.section import Section


class VerdictsFile(RuleFile):
    """`rules/verdicts.yaml` as it is written."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Verdicts:
    """Stretches of a page that hold no claim, ready for use."""


def build(file: VerdictsFile) -> Verdicts:
    """Return the section as the stages use it."""
    del file
    return Verdicts()


SECTION = Section("verdicts.yaml", VerdictsFile, build)
