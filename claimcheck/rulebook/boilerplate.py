"""Parts of a page without claims: the schema of `rules/boilerplate.yaml`."""

from __future__ import annotations

import re
from functools import cached_property
from typing import ClassVar, Literal

from pydantic import Field

from claimcheck.rulebook.schema import LeadPattern, Rule, RuleFile
from claimcheck.rulebook.section import Section


class BoilerplateRule(Rule):
    """A rule that recognises one kind of boilerplate by its wording and its length in words."""

    grain: Literal["paragraph", "sentence"]
    at_most: int = Field(ge=1, le=200)
    patterns: tuple[LeadPattern, ...] = Field(min_length=1)

    @cached_property
    def compiled(self) -> tuple[re.Pattern[str], ...]:
        """Return the patterns, ready for use."""
        return tuple(re.compile(pattern) for pattern in self.patterns)

    def fits(self, text: str) -> bool:
        """Return whether `text`, a paragraph or sentence of `at_most` words, begins as the rule says."""
        return any(pattern.match(text) for pattern in self.compiled)


class Boilerplate(RuleFile):
    """Parts of a page without claims. `longest` is the most characters of one."""

    longest: ClassVar[int] = 1_500

    rules: tuple[BoilerplateRule, ...]

    @cached_property
    def sentence(self) -> tuple[BoilerplateRule, ...]:
        """Return the rules for a sentence."""
        return tuple(rule for rule in self.rules if rule.grain == "sentence")

    @cached_property
    def paragraph(self) -> tuple[BoilerplateRule, ...]:
        """Return the rules for a paragraph, and those for a sentence behind them: it may be the only one."""
        return (*(rule for rule in self.rules if rule.grain == "paragraph"), *self.sentence)


SECTION = Section("boilerplate.yaml", Boilerplate)
