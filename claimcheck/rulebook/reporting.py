"""How words are reported: the verbs, nouns and phrases that say that somebody says something.

The schema of `rules/reporting_verbs.yaml` and what is built from it..
"""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.rulebook.schema import Rule, RuleFile
from claimcheck.rulebook.section import Section


class ReportingFile(RuleFile):
    """`rules/reporting_verbs.yaml` as it is written."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Reporting:
    """How words are reported: the verbs, nouns and phrases that say that somebody says something, ready for use."""


def build(file: ReportingFile) -> Reporting:
    """Return the section as the stages use it."""
    del file
    return Reporting()


SECTION = Section("reporting_verbs.yaml", ReportingFile, build)
