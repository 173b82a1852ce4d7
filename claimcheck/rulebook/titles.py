"""Titles, roles and honorifics that stand before or for a name.

The schema of `rules/titles.yaml` and what is built from it..
"""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.rulebook.schema import Rule, RuleFile
from claimcheck.rulebook.section import Section


class TitlesFile(RuleFile):
    """`rules/titles.yaml` as it is written."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Titles:
    """Titles, roles and honorifics that stand before or for a name, ready for use."""


def build(file: TitlesFile) -> Titles:
    """Return the section as the stages use it."""
    del file
    return Titles()


SECTION = Section("titles.yaml", TitlesFile, build)
