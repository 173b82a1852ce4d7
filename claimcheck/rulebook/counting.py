"""Words that stand for a counted noun: the schema of `rules/counting.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from pydantic import Field

from claimcheck.rulebook.numbers import alternatives
from claimcheck.rulebook.schema import Examples, Phrase, Phrases, Rule, RuleFile, Strict
from claimcheck.rulebook.section import Section


class HourCues(Strict):
    """Words around a bare number that is an hour or a count. The examples under `match` contain no figure."""

    after_any: tuple[Phrase, ...]
    after_some: tuple[Phrase, ...]
    verbs: tuple[Phrase, ...]
    levels: tuple[Phrase, ...]
    telling: tuple[Phrase, ...]
    behind: tuple[Phrase, ...]
    parts_of_day: tuple[Phrase, ...]
    before_part: tuple[Phrase, ...]
    examples: Examples


@dataclass(frozen=True)
class Hours:
    """What shows that a bare number may be an hour, all for lower-case text.

    `led` matches right before the number, `led_range` before two with "to" or "and" between them. `level` matches a
    clause before it that tells a level, `behind` what follows where the number counts nothing. Before `part_of_day`,
    `before_part` is enough. `opens` matches before two numbers that open a sentence, with `day` after them.
    """

    led: re.Pattern[str]
    led_range: re.Pattern[str]
    level: re.Pattern[str]
    behind: re.Pattern[str]
    part_of_day: re.Pattern[str]
    before_part: re.Pattern[str]
    opens: re.Pattern[str]
    day: re.Pattern[str]


class Counting(RuleFile):
    """Words that stand for a counted noun. `others` stand for a noun named before.

    Behind one of `levels` a number is a level, and counts what "the number of" (one of `numbers`) names, or, after one
    of `of_two_sides`, the same as the number before it. A number
    word right after one of `numbered` tells which one it is. `of_the_living` are states and actions of living beings
    alone, `lifeless` nouns (as lemmas) of what can be neither dead nor hurt. `states` are how those counted are
    afterwards ("24 *dead*"), with `between` in front of it ("24 *have been confirmed* dead"). `headings` are words over
    a column of counts. `counted_deeds` are verbs and `counted_events` nouns (as lemmas) of what happens to those who
    are counted. `hours` is for numbers that may be hours.
    """

    others: Phrases
    levels: Phrases
    of_two_sides: Phrases
    numbers: Phrases
    numbered: Phrases
    of_the_living: Phrases
    lifeless: Phrases
    states: Phrases
    between: Phrases
    headings: Phrases
    counted_deeds: Phrases
    counted_events: Phrases
    hour_cues: HourCues = Field(alias="hours")
    rules: tuple[Rule, ...]

    @cached_property
    def hours(self) -> Hours:
        """Return what shows that a bare number may be an hour."""
        return _hours(self.hour_cues)


def _hours(cues: HourCues) -> Hours:
    some = rf"\b(?:{alternatives(cues.verbs)})(?:\s[\w’'-]+){{0,3}}?\s"
    return Hours(
        led=re.compile(rf"(?:\b(?:{alternatives(cues.after_any)})|{some}(?:{alternatives(cues.after_some)}))\s$"),
        led_range=re.compile(rf"(?:\bfrom|{some}between)\s$"),
        level=re.compile(
            rf"\b(?:{alternatives(cues.levels)})\b|\b(?:{alternatives(cues.telling)})(?:\s[a-z]{{2,12}}){{0,3}}?\s[a-z]+\s$"
        ),
        behind=re.compile(rf"\s?[.,;:!?)]|$|\s(?:{alternatives(cues.behind)})\b|\sto\s[a-z]{{2,}}"),
        part_of_day=re.compile(rf"\s(?:{alternatives(cues.parts_of_day)})\b"),
        before_part=re.compile(rf"\b(?:{alternatives(cues.before_part)})\s$"),
        opens=re.compile(r"(?:^|[.!?]\s)(?:between|from)\s$"),
        day=re.compile(r"\s(?:on\s|last\s|this\s|yesterday\b|today\b|tomorrow\b)"),
    )


SECTION = Section("counting.yaml", Counting)
