"""How ages are written: the schema of `rules/ages.yaml` and what is built from it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pydantic import Field

from claimcheck.rulebook.numbers import alternatives
from claimcheck.rulebook.schema import Phrase, Phrases, Rule, RuleFile
from claimcheck.rulebook.section import Section


class AgesFile(RuleFile):
    """`rules/ages.yaml` as it is written."""

    units: dict[Phrase, Phrase]
    behind: tuple[Phrase, ...]
    before: tuple[Phrase, ...]
    barely: Phrases
    nearly: Phrases
    oldest: int = Field(gt=0, lt=200)
    people: tuple[Phrase, ...]
    holders: tuple[Phrase, ...]
    parents: tuple[Phrase, ...]
    at: tuple[Phrase, ...]
    became: tuple[Phrase, ...]
    persons: tuple[Phrase, ...]
    limits: tuple[Phrase, ...]
    pronouns: tuple[Phrase, ...]
    verbs: tuple[Phrase, ...]
    ends: tuple[Phrase, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Ages:
    """How ages are written, ready for use; all patterns are for lower-case text.

    `after` matches after a number, `before` before one, with `unit` after it; `limited` ("people under") before one
    without a noun, `told` ("she was", "and she") before one with `told_end` after it. `holder` ("a man, ") and
    `holders` ("two boys, 12 and ") match before one between commas, `led` ("a girl of") and `at` ("died at") before one
    without a noun, `or_older` after one. `opens` matches right before a number that begins its sentence with "at",
    `of_person` after it, `just_at` right before any number behind "at". One of `behind_at`
    may be between "at" and an age. `person` is somebody who may have an age.
    """

    after: re.Pattern[str]
    before: re.Pattern[str]
    unit: re.Pattern[str]
    limited: re.Pattern[str]
    told: re.Pattern[str]
    told_end: re.Pattern[str]
    holder: re.Pattern[str]
    holders: re.Pattern[str]
    led: re.Pattern[str]
    at: re.Pattern[str]
    opens: re.Pattern[str]
    of_person: re.Pattern[str]
    just_at: re.Pattern[str]
    person: re.Pattern[str]
    or_older: re.Pattern[str]
    units: dict[str, str]
    behind_at: frozenset[str]
    oldest: int

    def unit_of(self, word: str) -> str:
        """Return the unit that `word` ("years", "yr") stands for."""
        return self.units.get(word, "year")


def build(file: AgesFile) -> Ages:
    """Return the section as the stages use it."""
    unit = alternatives(file.units)
    behind_at = file.barely | file.nearly
    at = rf"at\s(?:(?:{alternatives(behind_at)})\s)?"
    return Ages(
        after=re.compile(rf"[\s-]{{0,3}}(?P<unit>{unit})[\s-]{{0,3}}(?:{alternatives(file.behind)})(?![\w])"),
        before=re.compile(rf"\b(?:{alternatives(file.before)})\s(?:(?:{alternatives(file.barely)})\s)?$"),
        unit=re.compile(rf"\s(?P<unit>{unit})(?![\w])"),
        limited=re.compile(rf"\b(?:{alternatives(file.people)})\s(?:{alternatives(file.limits)})\s$"),
        told=re.compile(
            rf"\b(?:{alternatives(file.pronouns)})\s(?:{alternatives(file.verbs)})\s$|\b(?:and|but|while)\s(?:he|she)\s$"
        ),
        told_end=re.compile(rf"[.,;:!?)](?!\d)|\s(?:{alternatives(file.ends)})\b|\s?$"),
        holder=re.compile(rf"\b(?:{alternatives(file.holders)})(?:,\s|\s\()$"),
        holders=re.compile(
            rf"\b(?:{alternatives(file.people)}),\s(?P<others>(?:\d{{1,3}}(?:,\s|\sand\s|,\sand\s)){{0,4}})$"
        ),
        led=re.compile(
            rf"\b(?:(?P<parent>{alternatives(file.parents)})|{alternatives([*file.holders, *file.people])})\sof\s$"
        ),
        at=re.compile(
            rf"\b(?:(?:{alternatives(file.at)})(?:\s[a-z]{{2,12}}ly)?|(?:{alternatives(file.became)})(?:\s[\w’'-]+){{0,4}})\s{at}$"
        ),
        opens=re.compile(rf"(?:^|[.!?]\s|[“\"]){at}$"),
        of_person=re.compile(rf",\s(?:{alternatives(file.persons)})\b"),
        just_at=re.compile(rf"\b{at}$"),
        person=re.compile(rf"\b(?:{alternatives(file.persons)})\b"),
        or_older=re.compile(r"\s(?:or|and)\s(?:older|younger)\b"),
        units=file.units,
        behind_at=behind_at,
        oldest=file.oldest,
    )


SECTION = Section("ages.yaml", AgesFile, build)
