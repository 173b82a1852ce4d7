"""A user's own patterns: the schema of `marks.yaml` and what is built from it.

Marks don't change what is found or compared. A claim whose sentence matches a pattern gets the mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from claimcheck.rulebook.schema import Examples, Pattern, Phrase, RuleFile, Strict
from claimcheck.rulebook.section import Section

FILE = "marks.yaml"
MOST_MARKS = 20_000

MarkId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_.-]{0,60}$")]


class MarkRule(Strict):
    """A pattern and the label that it gives to claims; without a label, the id is used."""

    id: MarkId
    pattern: Pattern
    label: Phrase | None = None
    note: str | None = None
    examples: Examples | None = None


class MarksFile(RuleFile):
    """`marks.yaml` as it is written. A list of patterns is enough."""

    version: Literal["1"] = "1"
    about: str = ""
    rules: tuple[MarkRule, ...] = Field(max_length=MOST_MARKS)


@dataclass(frozen=True)
class Marks:
    """The patterns, ready for use: the id that results cite, the label and the pattern of each."""

    patterns: tuple[tuple[str, str, re.Pattern[str]], ...]

    def on(self, sentence: str) -> Iterator[tuple[str, str]]:
        """Yield the id and the label of each mark that `sentence` gets."""
        for name, label, pattern in self.patterns:
            if pattern.search(sentence):
                yield name, label


def build(file: MarksFile) -> Marks:
    """Return the section as the stages use it."""
    return Marks(tuple((f"marks.{rule.id}", rule.label or rule.id, re.compile(rule.pattern)) for rule in file.rules))


SECTION = Section(FILE, MarksFile, build)
