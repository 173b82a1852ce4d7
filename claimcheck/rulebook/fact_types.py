"""Stretches of a page that hold no claim: the schema of `rules/fact_types.yaml` and what is built from it."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.rulebook.schema import Rule, RuleFile
from claimcheck.rulebook.section import Section


class FactTypesFile(RuleFile):
    """`rules/fact_types.yaml` as it is written."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class FactTypes:
    """Stretches of a page that hold no claim, ready for use."""


def build(file: FactTypesFile) -> FactTypes:
    """Return the section as the stages use it."""
    del file
    return FactTypes()


SECTION = Section("fact_types.yaml", FactTypesFile, build)
