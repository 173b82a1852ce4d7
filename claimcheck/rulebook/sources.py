"""Whom outlets credit: the schema of `rules/sources.yaml`."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Literal

from pydantic import Field

from claimcheck.rulebook.linear import check_linear
from claimcheck.rulebook.schema import Examples, Pattern, Phrase, Phrases, Rule, RuleFile, RuleId, Strict
from claimcheck.rulebook.section import Misplaced, Section


class CreditRule(Strict):
    """How an article credits another outlet for its text; the group `outlet` of the pattern is its name.

    `at` says where it is: in the first lines, or at the very end.
    """

    id: RuleId
    note: str | None = None
    at: Literal["head", "tail"]
    pattern: Pattern
    examples: Examples

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """Return the pattern, ready for use."""
        return re.compile(self.pattern)


class Sources(RuleFile):
    """Outlets, words for unnamed sources, and how an outlet is credited. The credits are tried in order."""

    written_outlets: tuple[Phrase, ...] = Field(alias="outlets")
    outlet_words: Phrases
    unnamed: Phrases
    documents: Phrases
    named_documents: Phrases
    credits: tuple[CreditRule, ...] = ()
    rules: tuple[Rule, ...]

    @cached_property
    def outlets(self) -> dict[str, str]:
        """Return the outlets as they are written, by their names in lower case without "the"."""
        return {outlet.lower().removeprefix("the "): outlet for outlet in self.written_outlets}

    def outlet(self, name: str) -> str | None:
        """Return the outlet that `name` means, as it is written, or None if it is not an outlet's name."""
        words = name.lower().removeprefix("the ").strip()
        if words in self.outlets:
            return self.outlets[words]
        last = words.rsplit(" ", 1)[-1]
        # One word alone ("the post", "the network") may be anything; a longer name with this ending is an outlet's.
        return name.strip() if " " in words and last in self.outlet_words else None


def _check(file: Sources) -> list[Misplaced]:
    faults: list[Misplaced] = []
    for index, rule in enumerate(file.credits):
        where = ("credits", index, "pattern")
        if "outlet" not in rule.compiled.groupindex:
            faults.append((where, "has no group 'outlet', which names the outlet that is credited"))
        try:
            check_linear(rule.pattern)
        except ValueError as error:
            faults.append((where, str(error)))
    return faults


SECTION = Section("sources.yaml", Sources, check=_check)
