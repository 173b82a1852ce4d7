"""Words that separate two questions or make them one: the schema of `rules/matching.yaml`, and what it becomes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from claimcheck.rulebook.schema import Phrase, RuleFile, RuleId, Strict
from claimcheck.rulebook.section import Section

_WORD = re.compile(r"[\w'-]+")

Effect = Literal["look_alike", "forbid", "force"]


class Examples(Strict):
    """Pairs of questions, or of sentences, that a rule must be used on (`match`), and must not (`no_match`)."""

    match: tuple[tuple[Phrase, Phrase], ...] = Field(min_length=1)
    no_match: tuple[tuple[Phrase, Phrase], ...] = Field(min_length=1)


class MatchingRule(Strict):
    """The effect if one claim has a word of `one`, the other a word of `other`, and neither has both.

    `look_alike` counts against a link, `forbid` rules it out. `force` links two claims that the judge has read.
    """

    id: RuleId
    note: str | None = None
    does: Effect
    one: tuple[Phrase, ...] = Field(min_length=1)
    other: tuple[Phrase, ...] = Field(min_length=1)
    examples: Examples


class MatchingFile(RuleFile):
    """`rules/matching.yaml` as it is written."""

    rules: tuple[MatchingRule, ...]


@dataclass(frozen=True)
class Matching:
    """The rules by what they do: id, and the two groups of words, in lower case."""

    rules: tuple[tuple[str, Effect, frozenset[str], frozenset[str]], ...]

    def effects(self, first: str, second: str) -> dict[Effect, str]:
        """Return the effects of the words of two claims, each with the id of the first rule for it."""
        a, b = words_of(first), words_of(second)
        found: dict[Effect, str] = {}
        for name, does, one, other in self.rules:
            sides = (bool(a & one), bool(a & other), bool(b & one), bool(b & other))
            if sides in {(True, False, False, True), (False, True, True, False)}:
                found.setdefault(does, name)
        return found


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text in lower case."""
    return frozenset(_WORD.findall(text.lower()))


def _build(model: MatchingFile) -> Matching:
    return Matching(tuple((rule.id, rule.does, _lower(rule.one), _lower(rule.other)) for rule in model.rules))


def _lower(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)


SECTION = Section(file="matching.yaml", schema=MatchingFile, build=_build)
