"""Units, currencies and their conversion: the schema of `rules/units.yaml` and what is built from it."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.rulebook.schema import Rule, RuleFile
from claimcheck.rulebook.section import Section


class UnitsFile(RuleFile):
    """`rules/units.yaml` as it is written."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Units:
    """Units, currencies and their conversion, ready for use."""


def build(file: UnitsFile) -> Units:
    """Return the section as the stages use it."""
    del file
    return Units()


SECTION = Section("units.yaml", UnitsFile, build)
