"""Words that stand for a counted noun: the schema of `rules/counting.yaml` and what is built from it."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.rulebook.schema import Phrase, Rule, RuleFile
from claimcheck.rulebook.section import Section


class CountingFile(RuleFile):
    """`rules/counting.yaml` as it is written."""

    others: tuple[Phrase, ...]
    levels: tuple[Phrase, ...]
    of_two_sides: tuple[Phrase, ...]
    numbers: tuple[Phrase, ...]
    numbered: tuple[Phrase, ...]
    of_the_living: tuple[Phrase, ...]
    lifeless: tuple[Phrase, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Counting:
    """Words that stand for a counted noun, ready for use. `others` stand for a noun named before.

    Behind one of `levels` a number is a level, and counts what "the number of" (one of `numbers`) names, or, after one
    of `of_two_sides`, the same as the number before it. A number
    word right after one of `numbered` tells which one it is. `of_the_living` are states and actions of living beings
    alone, `lifeless` nouns (as lemmas) of what can be neither dead nor hurt.
    """

    others: frozenset[str]
    levels: frozenset[str]
    of_two_sides: frozenset[str]
    numbers: frozenset[str]
    numbered: frozenset[str]
    of_the_living: frozenset[str]
    lifeless: frozenset[str]


def build(file: CountingFile) -> Counting:
    """Return the section as the stages use it."""
    return Counting(
        others=frozenset(file.others),
        levels=frozenset(file.levels),
        of_two_sides=frozenset(file.of_two_sides),
        numbers=frozenset(file.numbers),
        numbered=frozenset(file.numbered),
        of_the_living=frozenset(file.of_the_living),
        lifeless=frozenset(file.lifeless),
    )


SECTION = Section("counting.yaml", CountingFile, build)
