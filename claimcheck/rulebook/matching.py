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
_NO_EFFECT: frozenset[Effect] = frozenset()


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


# Of the words of a claim: the rules, as bits, of which it has a word of `one` alone, and a word of `other` alone.
Sides = tuple[int, int]


@dataclass(frozen=True)
class Matching:
    """The rules by what they do: id, and the two groups of words, in lower case."""

    rules: tuple[tuple[str, Effect, frozenset[str], frozenset[str]], ...]

    def sides(self, text: str) -> Sides:
        """Return on which side of which rules the words of a claim are."""
        words = words_of(text)
        of_one = of_other = 0
        for number, (_, _, one, other) in enumerate(self.rules):
            has_one, has_other = not words.isdisjoint(one), not words.isdisjoint(other)
            of_one |= (has_one and not has_other) << number
            of_other |= (has_other and not has_one) << number
        return of_one, of_other

    def effects(self, first: Sides, second: Sides) -> frozenset[Effect]:
        """Return the effects of two claims being on different sides of a rule."""
        apart = (first[0] & second[1]) | (first[1] & second[0])
        if not apart:
            return _NO_EFFECT
        return frozenset(rule[1] for number, rule in enumerate(self.rules) if apart >> number & 1)


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text in lower case."""
    return frozenset(_WORD.findall(text.lower()))


def _build(model: MatchingFile) -> Matching:
    return Matching(tuple((rule.id, rule.does, _lower(rule.one), _lower(rule.other)) for rule in model.rules))


def _lower(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)


SECTION = Section(file="matching.yaml", schema=MatchingFile, build=_build)
