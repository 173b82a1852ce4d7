"""Stretches of a page that hold no claim: the schema of `rules/predicates.yaml` and what is built from it."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.rulebook.schema import Rule, RuleFile
from claimcheck.rulebook.section import Section


class PredicatesFile(RuleFile):
    """`rules/predicates.yaml` as it is written."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Predicates:
    """Stretches of a page that hold no claim, ready for use."""


def build(file: PredicatesFile) -> Predicates:
    """Return the section as the stages use it."""
    del file
    return Predicates()


SECTION = Section("predicates.yaml", PredicatesFile, build)
