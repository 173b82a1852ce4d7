"""How an article takes back a figure: the schema of `rules/corrections.yaml` and what is built from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from claimcheck.rulebook.schema import Rule, RuleFile, checked_pattern
from claimcheck.rulebook.section import Section

# Stands for a figure in a sentence; a sentence that holds it has blanks there instead.
MARK = "#"
_FIGURES = {f"{{{name}}}": f"(?P<{name}>{MARK})" for name in ("withdrawn", "stands")}


def _with_figures(pattern: str) -> str:
    for name, figure in _FIGURES.items():
        pattern = pattern.replace(name, figure)
    return pattern


def _checked(value: str) -> str:
    """Return `value`.

    Raises:
        ValueError: it is no pattern, could run without end, or doesn't hold {withdrawn} once and {stands} at most once.
    """
    if value.count("{withdrawn}") != 1 or value.count("{stands}") > 1:
        raise ValueError("a pattern holds {withdrawn} once, and {stands} once or not at all")
    checked_pattern(_with_figures(value))
    return value


CorrectionPattern = Annotated[str, StringConstraints(min_length=1, max_length=1000), AfterValidator(_checked)]


class CorrectionRule(Rule):
    """A rule that knows by patterns what is withdrawn, in lines of correction alone or anywhere."""

    in_corrections: bool
    patterns: tuple[CorrectionPattern, ...] = Field(min_length=1)


class CorrectionsFile(RuleFile):
    """`rules/corrections.yaml` as it is written."""

    rules: tuple[CorrectionRule, ...]


@dataclass(frozen=True)
class Corrections:
    """Patterns for sentences in lower case in which `MARK` stands for each figure, each with the id of its rule.

    `line` are for lines of correction, `running` for all other sentences.
    """

    line: tuple[tuple[str, re.Pattern[str]], ...]
    running: tuple[tuple[str, re.Pattern[str]], ...]


def build(file: CorrectionsFile) -> Corrections:
    """Return the section as the stages use it."""
    line, running = (
        tuple(
            (rule.id, re.compile(_with_figures(pattern)))
            for rule in file.rules
            if rule.in_corrections is wanted
            for pattern in rule.patterns
        )
        for wanted in (True, False)
    )
    return Corrections(line=line, running=running)


SECTION = Section("corrections.yaml", CorrectionsFile, build)
