"""Words that say which part, and how certain: the schema of `rules/scope.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Literal

from claimcheck.rulebook.schema import Phrase, Phrases, Rule, RuleFile
from claimcheck.rulebook.section import Section

Sets = Literal["part", "whole", "possible", "planned", "conditional", "demanded", "denied", "none", "nothing"]


class ScopeRule(Rule):
    """Words (lower case) at a figure or its verb that set the scope or the modality of a claim."""

    sets: Sets
    words: tuple[Phrase, ...]


class Scope(RuleFile):
    """What each word sets, and the rule that says so.

    `places` are common nouns for places, `so_far` the phrases that mark a value as temporary, `company_words` the words
    of a name that don't identify it.
    """

    rules: tuple[ScopeRule, ...]
    places: Phrases
    place_prepositions: Phrases
    list_joiners: Phrases
    open_lists: tuple[Phrase, ...]
    so_far: tuple[Phrase, ...]
    company_words: Phrases

    @cached_property
    def words(self) -> Mapping[str, tuple[Sets, str]]:
        """Return what each word or phrase sets, and the id of its rule."""
        return {word.lower(): (rule.sets, rule.id) for rule in self.rules for word in rule.words}

    @cached_property
    def phrase_starts(self) -> frozenset[str]:
        """Return the first words of the phrases."""
        return frozenset(phrase.split()[0] for phrase in self.words if " " in phrase)


SECTION = Section("scope.yaml", Scope)
