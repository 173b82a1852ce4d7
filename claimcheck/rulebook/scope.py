"""Words that say which part, and how certain.

The schema of `rules/scope.yaml` and what is built from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from claimcheck.rulebook.schema import Phrase, Rule, RuleFile
from claimcheck.rulebook.section import Section

Sets = Literal["part", "whole", "possible", "planned", "conditional", "demanded", "denied", "none", "nothing"]


class ScopeRule(Rule):
    """Words (lower case) at a figure or its verb that set the scope or the modality of a claim."""

    sets: Sets
    words: tuple[Phrase, ...]


class ScopeFile(RuleFile):
    """`rules/scope.yaml` as it is written."""

    rules: tuple[ScopeRule, ...]
    places: tuple[Phrase, ...]
    place_prepositions: tuple[Phrase, ...]
    list_joiners: tuple[Phrase, ...]
    open_lists: tuple[Phrase, ...]
    so_far: tuple[Phrase, ...]
    company_words: tuple[Phrase, ...]


@dataclass(frozen=True)
class Scope:
    """What each word sets, and the rule that says so.

    `phrase_starts` are the first words of the phrases among them, `places` are common nouns for places, `so_far` the
    phrases that mark a value as temporary, `company_words` the words of a name that don't identify it.
    """

    words: Mapping[str, tuple[Sets, str]]
    phrase_starts: frozenset[str]
    places: frozenset[str]
    place_prepositions: frozenset[str]
    list_joiners: frozenset[str]
    open_lists: tuple[str, ...]
    so_far: tuple[str, ...]
    company_words: frozenset[str]


def build(file: ScopeFile) -> Scope:
    """Return the section as the stages use it."""
    return Scope(
        words={word.lower(): (rule.sets, rule.id) for rule in file.rules for word in rule.words},
        phrase_starts=frozenset(word.split()[0].lower() for rule in file.rules for word in rule.words if " " in word),
        places=frozenset(file.places),
        place_prepositions=frozenset(file.place_prepositions),
        list_joiners=frozenset(file.list_joiners),
        open_lists=file.open_lists,
        so_far=file.so_far,
        company_words=frozenset(file.company_words),
    )


SECTION = Section("scope.yaml", ScopeFile, build)
