"""How a sentence ties its figures together: the schema of `rules/arithmetic.yaml` and what is built from it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimcheck.rulebook.numbers import alternatives
from claimcheck.rulebook.schema import Phrase, Rule, RuleFile
from claimcheck.rulebook.section import Section


class ArithmeticFile(RuleFile):
    """`rules/arithmetic.yaml` as it is written."""

    before_sum: tuple[Phrase, ...]
    behind_sum: tuple[Phrase, ...]
    open: tuple[Phrase, ...]
    of_them: tuple[Phrase, ...]
    people: tuple[Phrase, ...]
    owners: tuple[Phrase, ...]
    other_base: tuple[Phrase, ...]
    later: tuple[Phrase, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Arithmetic:
    """Words that tie figures together, ready for use, all for lower-case text.

    `open` and `other_base` are looked for anywhere in a sentence. The others are alternatives, for patterns in which
    marks stand for the figures of a sentence.
    """

    open: re.Pattern[str]
    other_base: re.Pattern[str]
    people: frozenset[str]
    before_sum: str
    behind_sum: str
    of_them: str
    owners: str
    later: str


def build(file: ArithmeticFile) -> Arithmetic:
    """Return the section as the stages use it."""
    return Arithmetic(
        open=re.compile(rf"\b(?:{alternatives(file.open)})\b"),
        other_base=re.compile(rf"\b(?:{alternatives(file.other_base)})\b"),
        people=frozenset(word.lower() for word in file.people),
        before_sum=alternatives(file.before_sum),
        behind_sum=alternatives(file.behind_sum),
        of_them=alternatives(file.of_them),
        owners=alternatives(file.owners),
        later=alternatives(file.later),
    )


SECTION = Section("arithmetic.yaml", ArithmeticFile, build)
