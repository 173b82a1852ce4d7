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
    named: tuple[Phrase, ...]
    named_between: tuple[Phrase, ...]
    named_links: tuple[Phrase, ...]
    paid: tuple[Phrase, ...]
    until: tuple[Phrase, ...]
    must: tuple[Phrase, ...]
    turns: tuple[Phrase, ...]
    single: tuple[Phrase, ...]
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
    `threshold` matches before a number that is an age unless it counts something ("the voting age is", "work until"),
    `between` ("women from") before the first of a range. After `group` ("under-") a number is an age where it has no
    unit. `others` matches between two ages ("at 55 and nurses at").
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
    threshold: re.Pattern[str]
    singly: re.Pattern[str]
    between: re.Pattern[str]
    group: re.Pattern[str]
    others: re.Pattern[str]
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
        singly=re.compile(rf"\b(?:{alternatives(file.single)})\s(?:{alternatives(file.limits)})\s$"),
        threshold=_threshold(file),
        between=re.compile(rf"\b(?:{alternatives(file.people)})\s(?:from|between)\s$"),
        group=re.compile(r"(?:\b(?:under|over)-)$"),
        others=re.compile(r",?\s(?:and|but|while)\s(?:[\w’'-]+\s){1,3}at\s"),
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


def _threshold(file: AgesFile) -> re.Pattern[str]:
    """Return what comes before an age that is a limit or a mean: "the pension age will rise to", "must be"."""
    some = r"(?:just\s|only\s|at\sleast\s|over\s|under\s|about\s|around\s)?"
    word = r"(?:(?!of\b)[a-z-]+\s)"
    links = alternatives(file.named_links)
    named = (
        rf"(?:\b(?:the|an?|its|their|this|that|whose|his|her|state)\s|^){word}{{0,3}}(?:{alternatives(file.named)})"
        rf"(?:\s(?:{alternatives(file.named_between)})){{0,6}}?\s(?:{links})"
    )
    paid = rf"\b(?:{alternatives(file.paid)})(?:\s[\w’'-]+){{0,4}}\s(?:at|from|until|till|up\sto)"
    until = rf"\b(?:{alternatives(file.until)})\s(?:until|till|to|past|beyond)"
    must = (
        rf"\b(?:{alternatives([*file.people, *file.pronouns, *file.holders, *file.single, 'you', 'we'])})"
        rf"\s(?:{alternatives(file.must)})"
    )
    when = (
        r"\b(?:when|until|till|once|before|after|time|if)\s(?:they|you|we|people|children|men|women|he|she)"
        r"\s(?:are|is|reach|reaches|hit|hits)"
    )
    turns = alternatives(file.turns)
    return re.compile(rf"(?:{named}|{paid}|{until}|{must}|{when}|\b(?:{turns}))\s{some}$")


SECTION = Section("ages.yaml", AgesFile, build)
