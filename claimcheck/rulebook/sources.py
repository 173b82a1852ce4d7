"""Whom outlets credit: the schema of `rules/sources.yaml` and what is built from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from claimcheck.rulebook.linear import check_linear
from claimcheck.rulebook.schema import Pattern, Phrase, Rule, RuleFile, RuleId, Strict
from claimcheck.rulebook.section import Misplaced, Section


class Examples(Strict):
    """Texts on which a rule must match, and must not."""

    match: tuple[str, ...]
    no_match: tuple[str, ...]


class CreditRule(Strict):
    """How an article credits another outlet for its text; the group `outlet` of the pattern is its name.

    `at` says where it is: in the first lines, or at the very end.
    """

    id: RuleId
    note: str | None = None
    at: Literal["head", "tail"]
    pattern: Pattern
    examples: Examples


class SourcesFile(RuleFile):
    """`rules/sources.yaml` as it is written."""

    outlets: tuple[Phrase, ...]
    outlet_words: tuple[Phrase, ...]
    unnamed: tuple[Phrase, ...]
    documents: tuple[Phrase, ...]
    named_documents: tuple[Phrase, ...]
    credits: tuple[CreditRule, ...] = ()
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Sources:
    """Outlets and words for unnamed sources, ready for use.

    The keys of `outlets` are in lower case without "the". `credits` are tried in order.
    """

    outlets: dict[str, str]
    outlet_words: frozenset[str]
    unnamed: frozenset[str]
    documents: frozenset[str]
    named_documents: frozenset[str]
    credits: tuple[tuple[CreditRule, re.Pattern[str]], ...] = ()

    def outlet(self, name: str) -> str | None:
        """Return the outlet that `name` means, as it is written, or None if it is not an outlet's name."""
        words = name.lower().removeprefix("the ").strip()
        if words in self.outlets:
            return self.outlets[words]
        last = words.rsplit(" ", 1)[-1]
        # One word alone ("the post", "the network") may be anything; a longer name with this ending is an outlet's.
        return name.strip() if " " in words and last in self.outlet_words else None


def build(file: SourcesFile) -> Sources:
    """Return the section as the stages use it."""
    return Sources(
        outlets={outlet.lower().removeprefix("the "): outlet for outlet in file.outlets},
        outlet_words=frozenset(file.outlet_words),
        unnamed=frozenset(file.unnamed),
        documents=frozenset(file.documents),
        named_documents=frozenset(file.named_documents),
        credits=tuple((rule, re.compile(rule.pattern)) for rule in file.credits),
    )


def _check(file: SourcesFile) -> list[Misplaced]:
    faults: list[Misplaced] = []
    for index, rule in enumerate(file.credits):
        where = ("credits", index, "pattern")
        if "outlet" not in re.compile(rule.pattern).groupindex:
            faults.append((where, "has no group 'outlet', which names the outlet that is credited"))
        try:
            check_linear(rule.pattern)
        except ValueError as error:
            faults.append((where, str(error)))
    return faults


SECTION = Section("sources.yaml", SourcesFile, build, _check)
