"""Words that stand for a counted noun: the schema of `rules/counting.yaml` and what is built from it."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.rulebook.schema import Phrase, Rule, RuleFile
from claimcheck.rulebook.section import Section


class CountingFile(RuleFile):
    """`rules/counting.yaml` as it is written."""

    others: tuple[Phrase, ...]
    levels: tuple[Phrase, ...]
    numbers: tuple[Phrase, ...]
    numbered: tuple[Phrase, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Counting:
    """Words that stand for a counted noun, ready for use. `others` stand for a noun named before.

    Behind one of `levels` a number is a level, and counts what "the number of" (one of `numbers`) names. A number
    word right behind one of `numbered` tells which one it is.
    """

    others: frozenset[str]
    levels: frozenset[str]
    numbers: frozenset[str]
    numbered: frozenset[str]


def build(file: CountingFile) -> Counting:
    """Return the section as the stages use it."""
    return Counting(frozenset(file.others), frozenset(file.levels), frozenset(file.numbers), frozenset(file.numbered))


SECTION = Section("counting.yaml", CountingFile, build)
