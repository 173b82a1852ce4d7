"""Words that say how certain a claim is.

The schema of `rules/scope.yaml` and what is built from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from claimcheck.rulebook.schema import Phrase, Rule, RuleFile
from claimcheck.rulebook.section import Section

Sets = Literal["possible", "planned", "conditional", "demanded", "denied", "none", "nothing"]


class ScopeRule(Rule):
    """Words (lower case) at a verb that set the modality of a claim, or deny it."""

    sets: Sets
    words: tuple[Phrase, ...]


class ScopeFile(RuleFile):
    """`rules/scope.yaml` as it is written."""

    rules: tuple[ScopeRule, ...]
    list_joiners: tuple[Phrase, ...]
    open_lists: tuple[Phrase, ...]
    so_far: tuple[Phrase, ...]


@dataclass(frozen=True)
class Scope:
    """What each word sets, and the rule that says so.

    `list_joiners` may be between the names of a list, `open_lists` show that it isn't complete, `so_far` are the
    phrases that mark a value as temporary.
    """

    words: Mapping[str, tuple[Sets, str]]
    list_joiners: frozenset[str]
    open_lists: tuple[str, ...]
    so_far: tuple[str, ...]


def build(file: ScopeFile) -> Scope:
    """Return the section as the stages use it."""
    return Scope(
        words={word.lower(): (rule.sets, rule.id) for rule in file.rules for word in rule.words},
        list_joiners=frozenset(file.list_joiners),
        open_lists=file.open_lists,
        so_far=file.so_far,
    )


SECTION = Section("scope.yaml", ScopeFile, build)
