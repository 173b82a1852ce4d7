"""Hedges and the bounds they set: the schema of `rules/hedges.yaml` and what is built from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pydantic import Field

from claimcheck.model import Bound
from claimcheck.rulebook.numbers import alternatives
from claimcheck.rulebook.schema import Phrase, Rule, RuleFile, Strict
from claimcheck.rulebook.section import Misplaced, Section

Side = Literal["both", "below", "above"]


class HedgeRule(Rule):
    """Phrases that set one bound. `before` are before a figure, `after` after it or after its noun.

    `with_noun` are before a noun ("an estimated cost of"), `with_verb` before a verb with "to" ("estimated to cost").
    `side` says for the bound `~` on which side of the figure the true value lies.
    """

    bound: Bound
    side: Side = "both"
    before: tuple[Phrase, ...] = ()
    after: tuple[Phrase, ...] = ()
    glued: tuple[Phrase, ...] = ()
    with_noun: tuple[Phrase, ...] = ()
    with_verb: tuple[Phrase, ...] = ()


class ToleranceRule(Strict):
    """How far "about" reaches: `share` of the figure, or half its last printed place up to `at_most` of the figure.

    Of a figure with three digits or more that are not trailing zeros it reaches `fine_share`.
    """

    share: Decimal = Field(gt=0, lt=1)
    fine_share: Decimal = Field(gt=0, lt=1)
    at_most: Decimal = Field(gt=0, lt=1)


class HedgesFile(RuleFile):
    """`rules/hedges.yaml` as it is written."""

    tolerance: ToleranceRule
    between: tuple[Phrase, ...]
    behind_noun: tuple[Phrase, ...]
    apart: tuple[Phrase, ...]
    stood_under: tuple[Phrase, ...]
    belongs_to: dict[Phrase, tuple[Phrase, ...]]
    over_after: tuple[Phrase, ...]
    not_before_the: tuple[Phrase, ...]
    rules: tuple[HedgeRule, ...]


@dataclass(frozen=True)
class Hedge:
    """One hedge, as found by a phrase."""

    id: str
    bound: Bound
    side: Side


@dataclass(frozen=True)
class Hedges:
    """Hedges and the bounds they set, ready for use. Phrases are in lower case, with single blanks.

    `between` are words that may be between a hedge and its figure; `longest` is the number of words of the longest
    phrase. `with_word` matches a hedge (a key of `distant`) with the noun or the verb between it and the figure.
    `apart` matches a hedge that an insertion between commas, dashes or brackets separates from its figure.
    `stood_under` matches, after a number, a noun of what things stand under, `under_before` such a noun after "under"
    and a number. `right_behind` and `behind_noun` match what follows a figure, `before_unit` what is between number and
    unit, all in lower case.
    """

    before: dict[str, Hedge]
    after: dict[str, Hedge]
    glued: dict[str, Hedge]
    distant: dict[str, Hedge]
    with_word: re.Pattern[str]
    apart: re.Pattern[str]
    stood_under: re.Pattern[str]
    under_before: re.Pattern[str]
    right_behind: re.Pattern[str]
    behind_noun: re.Pattern[str]
    before_unit: re.Pattern[str]
    between: frozenset[str]
    belongs_to: dict[str, frozenset[str]]
    over_after: frozenset[str]
    not_before_the: frozenset[str]
    longest: int
    share: Decimal
    fine_share: Decimal
    at_most: Decimal


def build(file: HedgesFile) -> Hedges:
    """Return the section as the stages use it."""
    before: dict[str, Hedge] = {}
    after: dict[str, Hedge] = {}
    glued: dict[str, Hedge] = {}
    distant: dict[str, Hedge] = {}
    for rule in file.rules:
        hedge = Hedge(rule.id, rule.bound, rule.side)
        before |= dict.fromkeys((phrase.lower() for phrase in rule.before), hedge)
        after |= dict.fromkeys((phrase.lower() for phrase in rule.after), hedge)
        glued |= dict.fromkeys(rule.glued, hedge)
        distant |= dict.fromkeys((*rule.with_noun, *rule.with_verb), hedge)
    with_noun = alternatives(phrase for rule in file.rules for phrase in rule.with_noun)
    with_verb = alternatives(phrase for rule in file.rules for phrase in rule.with_verb)
    joined = [phrase for phrase in after if phrase.startswith("or ") or phrase in file.behind_noun]
    words_between = r"(?:[a-z’'.-]{1,20}\s){0,6}[a-z’'.-]{1,20}"
    noun_under = rf"\s(?:[a-z-]{{2,16}}\s){{0,2}}(?:{alternatives(file.stood_under)})\b"
    glued_on = [phrase for phrase in after if not phrase[0].isalpha()]
    return Hedges(
        before=before,
        after=after,
        glued=glued,
        distant=distant,
        with_word=re.compile(
            rf"\b(?:(?P<noun>{with_noun})\s(?:[a-z-]{{2,16}}\s){{1,2}}of\s"
            rf"|(?P<verb>{with_verb})\sto\s(?:have\s|be\s)?[a-z]{{2,16}}\s)$"
        ),
        apart=re.compile(
            rf"\b(?P<hedge>{alternatives(file.apart)})"
            rf"(?:,\s{words_between},\s|\s?[–—]\s?{words_between}\s?[–—]\s?|\s\({words_between}\)\s)$"
        ),
        stood_under=re.compile(noun_under),
        under_before=re.compile(rf"\bunder\s[\w-]{{1,16}}{noun_under}[^.;:!?]{{0,60}}$"),
        right_behind=re.compile(rf"(?:[\s-]|,\s)?(?P<hedge>{alternatives(after)})(?![\w])"),
        before_unit=re.compile(rf"(?P<hedge>{alternatives(glued_on)})(?![\w+])"),
        # After a noun only what is joined to it: "5 people or fewer", but not "5 people at least thought so".
        behind_noun=re.compile(rf"(?:\s[a-z-]{{2,24}}){{1,2}}?,?\s(?P<hedge>{alternatives(joined)})(?![\w])"),
        belongs_to={word: frozenset(words) for word, words in file.belongs_to.items()},
        over_after=frozenset(file.over_after),
        not_before_the=frozenset(file.not_before_the),
        between=frozenset(file.between),
        longest=max((len(phrase.split()) for phrase in before), default=1),
        share=file.tolerance.share,
        fine_share=file.tolerance.fine_share,
        at_most=file.tolerance.at_most,
    )


def check(file: HedgesFile) -> list[Misplaced]:
    """Return a fault for each phrase that two rules claim, and for each rule without a phrase."""
    faults: list[Misplaced] = []
    seen: dict[tuple[str, str], str] = {}
    known = {phrase for rule in file.rules for phrase in rule.before}
    for position, phrase in enumerate(file.apart):
        if phrase not in known:
            faults.append((("apart", position), f"'{phrase}' is not a hedge; name it under `before` of a rule too"))
    for index, rule in enumerate(file.rules):
        if not (rule.before or rule.after or rule.glued):
            faults.append((("rules", index), f"the hedge '{rule.id}' has no phrase; add `before`, `after` or `glued`"))
        for place, phrases in (("before", rule.before), ("after", rule.after), ("glued", rule.glued)):
            for position, phrase in enumerate(phrases):
                other = seen.setdefault((place, phrase.lower()), rule.id)
                if other != rule.id:
                    faults.append((("rules", index, place, position), f"'{phrase}' belongs to '{other}' already"))
    return faults


SECTION = Section("hedges.yaml", HedgesFile, build, check)
