"""Number words, scales, vague numbers: the schema of `rules/number_words.yaml` and what is built from it."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.rulebook.schema import Rule, RuleFile
from claimcheck.rulebook.section import Section


class NumbersFile(RuleFile):
    """`rules/number_words.yaml` as it is written."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Numbers:
    """Number words, scales, vague numbers, ready for use."""


def build(file: NumbersFile) -> Numbers:
    """Return the section as the stages use it."""
    del file
    return Numbers()


SECTION = Section("number_words.yaml", NumbersFile, build)
