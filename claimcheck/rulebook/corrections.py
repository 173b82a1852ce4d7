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
    """A rule that knows by patterns what is withdrawn, in lines of correction alone or anywhere.

    With `only_denied` the figure makes no claim, but isn't withdrawn.
    """

    in_corrections: bool
    only_denied: bool = False
    patterns: tuple[CorrectionPattern, ...] = Field(min_length=1)


class CorrectionsFile(RuleFile):
    """`rules/corrections.yaml` as it is written."""

    rules: tuple[CorrectionRule, ...]


@dataclass(frozen=True)
class Corrections:
    """Patterns for sentences in lower case in which `MARK` stands for each figure, each with the id of its rule.

    `line` are for lines of correction, `running` for all other sentences, `denied` for figures that are only denied.
    """

    line: tuple[tuple[str, re.Pattern[str]], ...]
    running: tuple[tuple[str, re.Pattern[str]], ...]
    denied: tuple[tuple[str, re.Pattern[str]], ...]


def build(file: CorrectionsFile) -> Corrections:
    """Return the section as the stages use it."""

    def patterns(*, in_corrections: bool, only_denied: bool = False) -> tuple[tuple[str, re.Pattern[str]], ...]:
        return tuple(
            (rule.id, re.compile(_with_figures(pattern)))
            for rule in file.rules
            if (rule.in_corrections, rule.only_denied) == (in_corrections, only_denied)
            for pattern in rule.patterns
        )

    return Corrections(
        line=patterns(in_corrections=True),
        running=patterns(in_corrections=False),
        denied=patterns(in_corrections=False, only_denied=True),
    )


SECTION = Section("corrections.yaml", CorrectionsFile, build)
