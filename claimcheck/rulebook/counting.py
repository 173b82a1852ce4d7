"""Words that stand for a counted noun: the schema of `rules/counting.yaml` and what is built from it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimcheck.rulebook.numbers import alternatives
from claimcheck.rulebook.schema import Examples, Phrase, Rule, RuleFile, Strict
from claimcheck.rulebook.section import Section


class HourCues(Strict):
    """Words around a bare number that is an hour or a count. The examples under `match` contain no figure."""

    after_any: tuple[Phrase, ...]
    after_some: tuple[Phrase, ...]
    verbs: tuple[Phrase, ...]
    levels: tuple[Phrase, ...]
    telling: tuple[Phrase, ...]
    behind: tuple[Phrase, ...]
    examples: Examples


class CountingFile(RuleFile):
    """`rules/counting.yaml` as it is written."""

    others: tuple[Phrase, ...]
    levels: tuple[Phrase, ...]
    of_two_sides: tuple[Phrase, ...]
    numbers: tuple[Phrase, ...]
    numbered: tuple[Phrase, ...]
    of_the_living: tuple[Phrase, ...]
    lifeless: tuple[Phrase, ...]
    states: tuple[Phrase, ...]
    between: tuple[Phrase, ...]
    counted_deeds: tuple[Phrase, ...]
    counted_events: tuple[Phrase, ...]
    hours: HourCues
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Hours:
    """What shows that a bare number may be an hour, all for lower-case text.

    `led` matches right before the number, `led_range` before two with "to" or "and" between them. `level` matches a
    clause before it that tells a level, `behind` what follows where the number counts nothing.
    """

    led: re.Pattern[str]
    led_range: re.Pattern[str]
    level: re.Pattern[str]
    behind: re.Pattern[str]


@dataclass(frozen=True)
class Counting:
    """Words that stand for a counted noun, ready for use. `others` stand for a noun named before.

    Behind one of `levels` a number is a level, and counts what "the number of" (one of `numbers`) names, or, after one
    of `of_two_sides`, the same as the number before it. A number
    word right after one of `numbered` tells which one it is. `of_the_living` are states and actions of living beings
    alone, `lifeless` nouns (as lemmas) of what can be neither dead nor hurt. `states` are how those counted are
    afterwards ("24 *dead*"), with `between` in front of it ("24 *have been confirmed* dead"). `counted_deeds` are
    verbs and `counted_events` nouns (as lemmas) of what happens to those who are counted. `hours` is for numbers that
    may be hours.
    """

    others: frozenset[str]
    levels: frozenset[str]
    of_two_sides: frozenset[str]
    numbers: frozenset[str]
    numbered: frozenset[str]
    of_the_living: frozenset[str]
    lifeless: frozenset[str]
    states: frozenset[str]
    between: frozenset[str]
    counted_deeds: frozenset[str]
    counted_events: frozenset[str]
    hours: Hours


def build(file: CountingFile) -> Counting:
    """Return the section as the stages use it."""
    return Counting(
        others=frozenset(file.others),
        levels=frozenset(file.levels),
        of_two_sides=frozenset(file.of_two_sides),
        numbers=frozenset(file.numbers),
        numbered=frozenset(file.numbered),
        of_the_living=frozenset(file.of_the_living),
        lifeless=frozenset(file.lifeless),
        states=frozenset(file.states),
        between=frozenset(file.between),
        counted_deeds=frozenset(file.counted_deeds),
        counted_events=frozenset(file.counted_events),
        hours=_hours(file.hours),
    )


def _hours(cues: HourCues) -> Hours:
    some = rf"\b(?:{alternatives(cues.verbs)})(?:\s[\w’'-]+){{0,3}}?\s"
    return Hours(
        led=re.compile(rf"(?:\b(?:{alternatives(cues.after_any)})|{some}(?:{alternatives(cues.after_some)}))\s$"),
        led_range=re.compile(rf"(?:\bfrom|{some}between)\s$"),
        level=re.compile(
            rf"\b(?:{alternatives(cues.levels)})\b|\b(?:{alternatives(cues.telling)})(?:\s[a-z]{{2,12}}){{0,3}}?\s[a-z]+\s$"
        ),
        behind=re.compile(rf"\s?[.,;:!?)]|$|\s(?:{alternatives(cues.behind)})\b|\sto\s[a-z]{{2,}}"),
    )


SECTION = Section("counting.yaml", CountingFile, build)
