"""Distinguishes an age from a duration and a count."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimcheck.extract.figures.figure import Figure
from claimcheck.extract.figures.hours import tells_level
from claimcheck.extract.figures.numbers import Number
from claimcheck.extract.lines import Line
from claimcheck.rulebook.book import Rulebook

_REACH = 30
_CLAUSE = 70
_NAME_BEFORE = re.compile(r"[A-Z][\w’'-]{1,24},\s$")
_CLOSING = re.compile(r",|\.(?:\s|$)|;|\s[-–—―]\s|[–—―](?!\d)")
_GOING_ON = re.compile(_CLOSING.pattern + r"|$|\s(?:and|but)\s(?!\d)")
_NOUN_NEXT = re.compile(r"\s([a-z][a-z’'-]{2,24})")
_MORE = re.compile(r"(?:,\s|\sand\s|,\sand\s)\d{1,3}(?=,|\sand\s|[.;]|$)")
_LIST_END = re.compile(r"(?:(?:,\s|\sand\s|,\sand\s)\d{1,3}){0,4}(?:,(?!\d)|[.;:]|$)")
_NOUN_BEFORE = re.compile(r"\b(?:the|an?|his|her|their|its|whose)\s(?:[a-z-]{2,20}\s){0,2}[a-z-]{2,20}(?<!s),\s$")
_LAST_OF_RANGE = re.compile(r"(?:\s(?:to|and|or)\s|\s?[-–]\s?)\d{1,3}(?![\d.,]\d|\w)")
_UNDER = re.compile(r"\b(?:under|below|younger\sthan|up\sto)\s$")
_GROUP_OF = re.compile(r"\s[a-z]{3,}|[.,;:!?)]|$")
_SIGN = re.compile(r"\s?[%$€£°]|[a-z]")
_LIST_REACH = 48
_HOURS = 12
_FULL = 100
_CHILDREN = 18
_NAME_PAREN = re.compile(r"[A-Z][\w’'-]{1,24}\s\($")


@dataclass(frozen=True, slots=True)
class Age:
    """An age: its unit, and where its words end."""

    unit: str
    end: int


def age_around(line: Line, number: Number, rules: Rulebook) -> Age | None:
    """Return the age that `number` states, None if it states none."""
    after = line.behind(rules.ages.after, number.end)
    if after is not None:
        return Age(rules.ages.unit_of(after.group("unit")), after.end())
    if isinstance(number.value, tuple) or not 0 < number.value <= rules.ages.oldest or number.scaled:
        return None
    if line.before(rules.ages.before, number.start, _REACH):
        unit = line.behind(rules.ages.unit, number.end)
        return Age("year", number.end) if unit is None else Age(rules.ages.unit_of(unit.group("unit")), unit.end())
    young = _young(line, number, rules)
    if young is not None:
        return young
    if any(ask(line, number, rules) for ask in (_is_told, _is_held, _is_limit)):
        return Age("year", number.end)
    return Age("year", number.end) if number.in_digits and _behind_a_name(line, number) else None


def _young(line: Line, number: Number, rules: Rulebook) -> Age | None:
    """Return the age in months, weeks or years of "children under 12 months", None for a length of time."""
    unit = line.behind(rules.ages.unit, number.end)
    if unit is None or line.before(_UNDER, number.start, _REACH) is None:
        return None
    led = line.before(rules.ages.limited, number.start, _REACH)
    return None if led is None else Age(rules.ages.unit_of(unit.group("unit")), unit.end())


def _is_limit(line: Line, number: Number, rules: Rulebook) -> bool:
    """Return whether the words before make the number an age from or up to which something goes ("retire at 60")."""
    ages = rules.ages
    if line.before(ages.group, number.start, _REACH):
        free = line.behind(_GROUP_OF, number.end) is not None and not _has_unit(line, number, rules)
        return free and number.in_digits and number.value < _FULL  # type: ignore[operator]  # the caller leaves pairs out
    if line.before(ages.between, number.start, _REACH):
        last = line.behind(_LAST_OF_RANGE, number.end)
        return last is not None and not _counts_something(line, number, rules, last.end())
    led = line.before(ages.threshold, number.start, _CLAUSE)
    if led is None or (number.value <= _HOURS and not led.group().startswith("turn")):  # type: ignore[operator]  # the caller leaves pairs out
        return False
    last = line.behind(_LAST_OF_RANGE, number.end)
    return not _counts_something(line, number, rules, None if last is None else last.end())


def _is_held(line: Line, number: Number, rules: Rulebook) -> bool:
    """Return whether the words around make the number the age of somebody without a name ("a man, 45, fell")."""
    ages = rules.ages
    if line.behind(ages.or_older, number.end):
        return True
    if number.in_digits and _is_closed(line, number) and line.before(ages.holder, number.start, _REACH):
        return True
    listed = line.before(ages.holders, number.start, _LIST_REACH)
    if listed is not None and (listed.group("others") or line.behind(_MORE, number.end)):
        return line.behind(_LIST_END, number.end) is not None
    led = line.before(ages.led, number.start, _REACH)
    if led is not None and led.group("parent") and number.value <= _CHILDREN:  # type: ignore[operator]  # the caller leaves pairs out
        # "A mother of three".
        return False
    if led is None and (number.value <= _HOURS or not _is_at(line, number, rules)):  # type: ignore[operator]  # the caller leaves pairs out
        return False
    return not _counts_something(line, number, rules)


def _is_at(line: Line, number: Number, rules: Rulebook) -> bool:
    """Return whether somebody did something "at" the number, which lasts or happens once in a life ("retired at")."""
    if line.before(rules.ages.at, number.start, _CLAUSE):
        return True
    opens = line.before(rules.ages.opens, number.start, _REACH)
    return opens is not None and line.behind(rules.ages.of_person, number.end) is not None


def may_be_age(line: Line, figure: Figure, rules: Rulebook) -> bool:
    """Return whether the text leaves open if a number behind "at" is an age or a level ("He won the title at 17")."""
    number, value = figure.number, figure.single
    if figure.unit is not None or figure.linked is not None or figure.per is not None or number.scaled:
        return False
    if value is None or not _HOURS < value <= rules.ages.oldest or value % 1:
        return False
    if not line.before(rules.ages.just_at, number.start, _REACH) or line.behind(_GOING_ON, number.end) is None:
        return False
    if line.before(rules.ages.opens, number.start, _REACH):
        return True
    clause = line.lower[line.back(number.start, _CLAUSE) : number.start]
    named = rules.ages.person.search(clause[max(map(clause.rfind, ".;:!?")) + 1 :])
    return named is not None and not tells_level(line, number.start, rules)


def stands_apart(line: Line, number: Number, rules: Rulebook) -> bool:
    """Return whether a number is between commas after a noun ("the baker, 45, left"): maybe an age."""
    if isinstance(number.value, tuple) or number.scaled or number.place < 1 or number.value > rules.ages.oldest:
        return False
    return number.in_digits and _is_closed(line, number) and line.before(_NOUN_BEFORE, number.start, _REACH) is not None


def _is_closed(line: Line, number: Number) -> bool:
    """Return whether a comma, a bracket or the end of the sentence is right after the number."""
    if line.text.startswith(")", number.end):
        return True
    return number.end == line.stop or _CLOSING.match(line.text, number.end, line.stop) is not None


def _is_told(line: Line, number: Number, rules: Rulebook) -> bool:
    """Return whether the words around give people's age without "aged" ("people under 30")."""
    if isinstance(number.value, tuple) or number.value < 2:
        return False
    if line.before(rules.ages.singly, number.start, _REACH):
        return not _has_unit(line, number, rules)
    if line.before(rules.ages.limited, number.start, _REACH):
        return not _counts_something(line, number, rules)
    told = line.before(rules.ages.told, number.start, _REACH)
    return told is not None and line.behind(rules.ages.told_end, number.end) is not None


def _counts_something(line: Line, number: Number, rules: Rulebook, end: int | None = None) -> bool:
    """Return whether a unit or a plural noun follows the number, or the range that ends at `end`."""
    end = number.end if end is None else end
    noun = line.behind(_NOUN_NEXT, end)
    return _has_unit(line, number, rules, end) or (noun is not None and rules.numbers.is_plural(noun.group(1)))


def _has_unit(line: Line, number: Number, rules: Rulebook, end: int | None = None) -> bool:
    """Return whether a unit or a currency follows the number, or the range that ends at `end`."""
    end = number.end if end is None else end
    if line.behind(rules.units.word_after, end) or line.behind(rules.currencies.word_after, end):
        return True
    return line.behind(_SIGN, end) is not None


def _behind_a_name(line: Line, number: Number) -> bool:
    """Return whether the number is between commas or in brackets after a name."""
    from_ = line.back(number.start, _REACH)
    following = line.text[number.end : number.end + 1]
    if following == ")":
        return _NAME_PAREN.search(line.text, from_, number.start) is not None
    return _is_closed(line, number) and _NAME_BEFORE.search(line.text, from_, number.start) is not None
