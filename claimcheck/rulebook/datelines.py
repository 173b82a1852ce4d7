"""How an article's own text gives its date, title and outlet.

The schema of `rules/datelines.yaml` and what is built from it..
"""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.rulebook.schema import Rule, RuleFile
from claimcheck.rulebook.section import Section


class DatelinesFile(RuleFile):
    """`rules/datelines.yaml` as it is written."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Datelines:
    """How an article's own text gives its date, title and outlet, ready for use."""


def build(file: DatelinesFile) -> Datelines:
    """Return the section as the stages use it."""
    del file
    return Datelines()


SECTION = Section("datelines.yaml", DatelinesFile, build)
