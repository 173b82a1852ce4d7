"""Stretches of a page that hold no claim: the schema of `rules/boilerplate.yaml` and what is built from it."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.rulebook.schema import Rule, RuleFile
from claimcheck.rulebook.section import Section


class BoilerplateFile(RuleFile):
    """`rules/boilerplate.yaml` as it is written."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Boilerplate:
    """Stretches of a page that hold no claim, ready for use."""


def build(file: BoilerplateFile) -> Boilerplate:
    """Return the section as the stages use it."""
    del file
    return Boilerplate()


SECTION = Section("boilerplate.yaml", BoilerplateFile, build)
