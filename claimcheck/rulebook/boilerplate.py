"""Parts of a page without claims: the schema of `rules/boilerplate.yaml` and what is built from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from claimcheck.rulebook.schema import LeadPattern, Rule, RuleFile
from claimcheck.rulebook.section import Section


class BoilerplateRule(Rule):
    """A rule that recognises one kind of boilerplate by its wording and its length in words."""

    grain: Literal["paragraph", "sentence"]
    at_most: int = Field(ge=1, le=200)
    patterns: tuple[LeadPattern, ...] = Field(min_length=1)


class BoilerplateFile(RuleFile):
    """`rules/boilerplate.yaml` as it is written."""

    rules: tuple[BoilerplateRule, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """One rule, ready for use."""

    id: str
    at_most: int
    patterns: tuple[re.Pattern[str], ...]

    def fits(self, text: str) -> bool:
        """Return whether `text`, a paragraph or sentence of `at_most` words, begins as the rule says."""
        return any(pattern.match(text) for pattern in self.patterns)


@dataclass(frozen=True)
class Boilerplate:
    """Parts of a page without claims, ready for use. `longest` is the most characters of one."""

    paragraph: tuple[Wording, ...]
    sentence: tuple[Wording, ...]
    longest: int = 1_500


def build(file: BoilerplateFile) -> Boilerplate:
    """Return the section as the stages use it."""
    wordings = {
        grain: tuple(
            Wording(rule.id, rule.at_most, tuple(re.compile(pattern) for pattern in rule.patterns))
            for rule in file.rules
            if rule.grain == grain
        )
        for grain in ("paragraph", "sentence")
    }
    return Boilerplate(paragraph=(*wordings["paragraph"], *wordings["sentence"]), sentence=wordings["sentence"])


SECTION = Section("boilerplate.yaml", BoilerplateFile, build)
