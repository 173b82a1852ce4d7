"""How answers change with time: the schema of `rules/moving.yaml`, and what it becomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from claimcheck.rulebook.matching import words_of
from claimcheck.rulebook.schema import Phrase, Rule, RuleFile
from claimcheck.rulebook.section import Section

Moves = Literal["no", "rises", "falls", "varies", "steps"]


class MovingRule(Rule):
    """An answer to a question with one of `words` (as printed, lower case) changes as `moves` says, if it does."""

    moves: Literal["rises", "falls", "varies", "steps"]
    words: tuple[Phrase, ...] = Field(min_length=1)


class MovingFile(RuleFile):
    """`rules/moving.yaml` as it is written."""

    changed: tuple[Phrase, ...]
    revisions: tuple[Phrase, ...]
    rules: tuple[MovingRule, ...]


@dataclass(frozen=True)
class Moving:
    """What each word of a question says: the place of its rule in the file, and how the answer changes.

    `changed` are the words that say that a value has replaced another, if "to" and the new value follow. The phrases of
    `revisions` say it wherever they are in its sentence.
    """

    words: Mapping[str, tuple[int, Moves]]
    changed: frozenset[str]
    revisions: tuple[str, ...]

    def moves(self, question: str) -> Moves:
        """Return how the answer to a question changes, if it does; "no" if no rule has a word of the question."""
        found = [self.words[word] for word in words_of(question) if word in self.words]
        return min(found)[1] if found else "no"


def build(file: MovingFile) -> Moving:
    """Return the section as the stages use it."""
    words: dict[str, tuple[int, Moves]] = {}
    for number, rule in enumerate(file.rules):
        for word in rule.words:
            words.setdefault(word.lower(), (number, rule.moves))
    return Moving(
        words,
        changed=frozenset(word.lower() for word in file.changed),
        revisions=tuple(phrase.lower() for phrase in file.revisions),
    )


SECTION = Section("moving.yaml", MovingFile, build)
