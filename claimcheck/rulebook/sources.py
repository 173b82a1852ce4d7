"""Whom outlets credit: agencies, unnamed sources, groups that speak.

The schema of `rules/sources.yaml` and what is built from it..
"""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.rulebook.schema import Rule, RuleFile
from claimcheck.rulebook.section import Section


class SourcesFile(RuleFile):
    """`rules/sources.yaml` as it is written."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Sources:
    """Whom outlets credit: agencies, unnamed sources, groups that speak, ready for use."""


def build(file: SourcesFile) -> Sources:
    """Return the section as the stages use it."""
    del file
    return Sources()


SECTION = Section("sources.yaml", SourcesFile, build)
