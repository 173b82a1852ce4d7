"""Words that say how certain a claim is: the schema of `rules/scope.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Literal

from claimcheck.rulebook.schema import Phrase, Phrases, Rule, RuleFile
from claimcheck.rulebook.section import Section

Sets = Literal["possible", "planned", "conditional", "demanded", "denied", "none", "nothing"]


class ScopeRule(Rule):
    """Words (lower case) at a verb that set the modality of a claim, or deny it."""

    sets: Sets
    words: tuple[Phrase, ...]


class Scope(RuleFile):
    """What each word sets, and the rule that says so.

    After one of `aims`, "is to" plans nothing, nor does it before a passive of one of `noticed`. If a word `unsaid` is
    denied, nobody says the clause behind it, nor what is behind one of the nouns `claims` or `alleging` adverbs. Behind
    a denied word `untrue`, one `doubting` that is not denied, or a verb with one of `wrongly`, the clause is denied. A
    noun with or behind one of `lacking` is denied, and so is a verb behind one of `failing`. Who is kept from doing
    something by a verb of `preventing` doesn't do it; what somebody is cleared of by one of `clearing` is denied.

    What describes somebody in what one of `ordering` asks for is the writer's. One of `states` right behind "be" says
    what is so: "the lights were off". `list_joiners` may be between the names of a list, `open_lists` show that it
    isn't complete, `so_far` are the phrases that mark a value as temporary.
    """

    rules: tuple[ScopeRule, ...]
    aims: Phrases
    noticed: Phrases
    unsaid: Phrases
    untrue: Phrases
    claims: Phrases
    alleging: Phrases
    doubting: Phrases
    wrongly: Phrases
    lacking: Phrases
    failing: Phrases
    preventing: Phrases
    clearing: Phrases
    ordering: Phrases
    states: Phrases
    list_joiners: Phrases
    open_lists: tuple[Phrase, ...]
    so_far: tuple[Phrase, ...]

    @cached_property
    def words(self) -> Mapping[str, tuple[Sets, str]]:
        """Return what each word or phrase sets, and the id of its rule."""
        return {word.lower(): (rule.sets, rule.id) for rule in self.rules for word in rule.words}

    @cached_property
    def planning(self) -> frozenset[str]:
        """Return the words that speak of a plan. What leads to an infinitive is without its "to"."""
        return frozenset(word.removesuffix(" to") for word, (sets, _) in self.words.items() if sets == "planned")


SECTION = Section("scope.yaml", Scope)
