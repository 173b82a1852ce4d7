"""Hedges and the bounds they set: the schema of `rules/hedges.yaml` and what is built from it."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.rulebook.schema import Rule, RuleFile
from claimcheck.rulebook.section import Section


class HedgesFile(RuleFile):
    """`rules/hedges.yaml` as it is written."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Hedges:
    """Hedges and the bounds they set, ready for use."""


def build(file: HedgesFile) -> Hedges:
    """Return the section as the stages use it."""
    del file
    return Hedges()


SECTION = Section("hedges.yaml", HedgesFile, build)
