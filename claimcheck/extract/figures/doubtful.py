"""Resolves numbers whose blanks, commas and dots are ambiguous, or leaves them out."""

from __future__ import annotations

import re
from collections.abc import Callable

from claimcheck.extract.figures.ages import may_be_age
from claimcheck.extract.figures.digits import Doubt
from claimcheck.extract.figures.figure import Figure
from claimcheck.extract.figures.hours import may_be_hour
from claimcheck.extract.figures.running_times import is_timed
from claimcheck.extract.lines import Line
from claimcheck.rulebook.book import Rulebook

_NOUN_NEXT = re.compile(r"\s([a-z][a-z’'-]{2,24})")
_WORD_BEFORE = re.compile(r"([\w’'-]{1,24})\s(?:[$€£]\s?)?$")
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?:;•“”\"]\s?)[\w’'-]{1,24}\s$")
_BELOW = re.compile(r"\b(?:minus|negative)\s$")
_BELOW_ZERO = re.compile(r"\sbelow(?=\s(?:zero|freezing)\b|[.,;:!?)](?!\d)|$)")
_NO_THING = re.compile(
    r"[.,;:!?)](?!\d)|$|\s(?:to|and|but|from|by|in|on|at|each|longer|or|more|while|because|before|after)\b"
)
_REACH = 32
_NEAR = 90


def is_settled(line: Line, figure: Figure, rules: Rulebook) -> bool:
    """Return whether the value of `figure` is certain; a dot that must separate thousands is read so first."""
    if figure.kind == "count" and any(ask(line, figure, rules) for ask in (_has_lost_unit, may_be_hour, may_be_age)):
        return False
    if figure.unit == "metre" and _may_be_minutes(line, figure, rules):
        return False
    if figure.unit == "cent" and line.text.startswith("c", figure.number.end):
        return _are_cents(line, figure, rules)
    doubt = figure.number.doubt
    return doubt is None or (doubt != "unreadable" and _SETTLING[doubt](line, figure, rules))


def _has_lost_unit(line: Line, figure: Figure, rules: Rulebook) -> bool:
    """Return whether a bare number is a measure without its unit ("winds of 120", "minus 40", "40 below")."""
    if figure.minus or line.before(_BELOW, figure.start, 10) or line.behind(_BELOW_ZERO, figure.end):
        return True
    if figure.place < 1 and is_timed(line, figure.outer_start, rules) and line.behind(_NO_THING, figure.end):
        # "The final was won in 43.9."
        return True
    unnamed = line.before(rules.units.unnamed, figure.start, _REACH) is not None
    return unnamed and figure.linked is None and not _plural_next(line, figure.end, rules)


def _may_be_minutes(line: Line, figure: Figure, rules: Rulebook) -> bool:
    """Return whether the "m" of "it lasted 45m" may stand for minutes."""
    if line.text[figure.end - 1 : figure.end] != "m" or figure.linked_unit:
        return False
    if line.behind(rules.units.minutes_behind, figure.end):
        return True
    led = line.before(rules.units.minutes_after, figure.outer_start, _REACH)
    return led is not None and line.behind(_NO_THING, figure.end) is not None


def _are_cents(line: Line, figure: Figure, rules: Rulebook) -> bool:
    """Return whether the words around show "17c" to be cents: in lower case, "c" may be degrees too."""
    if line.text.startswith("cent", figure.number.end) or figure.per:
        return True
    near = line.lower[line.back(figure.start, _NEAR) : min(line.stop, figure.end + _NEAR)]
    return rules.units.cents.search(near) is not None and rules.units.not_cents.search(near) is None


def _is_measured(line: Line, figure: Figure, rules: Rulebook) -> bool:
    """Return whether a scale, a sign or a unit goes with the number; an age doesn't count ("ages 4,5")."""
    del line, rules
    return (figure.number.scaled or figure.kind in {"money", "percent", "measure", "duration"}) and not figure.age


def _is_one_number(line: Line, figure: Figure, rules: Rulebook) -> bool:
    """Return whether "1 200" is one number: nothing before it may take the 1, nothing after it the 200."""
    number = figure.number
    groups = number.text.split(" ")
    if any(group.startswith("000") for group in groups[1:]):
        return True
    if _is_labelled(line, figure.start, rules):
        return False
    if len(groups) > 2:
        return True
    behind = line.text[number.end : number.end + 1]
    if behind.isalpha() or behind in {"-", "–", "/", "_"}:
        # "12 300-metre towers" are a dozen.
        return False
    return not (figure.kind in {"measure", "duration"} and _plural_next(line, figure.end, rules))


def _is_labelled(line: Line, start: int, rules: Rulebook) -> bool:
    """Return whether the first number may belong to the word before it ("on day 5 200 left", "Group B 2 150")."""
    before = _WORD_BEFORE.search(line.text, line.back(start, _REACH), start)
    if before is None:
        return False
    word = before.group(1)
    if word.lower() in rules.counting.numbered:
        return True
    return word[0].isupper() and _SENTENCE_BEFORE.search(line.text, line.back(start, _REACH), start) is None


def _plural_next(line: Line, end: int, rules: Rulebook) -> bool:
    noun = line.behind(_NOUN_NEXT, end)
    return noun is not None and rules.numbers.is_plural(noun.group(1))


def _settle_dot(line: Line, figure: Figure, rules: Rulebook) -> bool:
    """Read "1.500 people" as thousands, since nobody counts half a person; leave out ambiguous ones."""
    number = figure.number
    noun = line.behind(_NOUN_NEXT, figure.end)
    many = noun is not None and rules.numbers.is_plural(noun.group(1))
    if isinstance(figure.value, tuple):
        return False
    if number.thousands is None:
        # "1.234.567" can only be thousands, or the number of a version.
        return figure.kind in {"money", "measure"} or many
    if number.scaled or figure.kind == "percent":
        return True
    if figure.kind == "count" and noun is not None and noun.group(1) in rules.numbers.whole:
        figure.value = number.value = number.thousands
        figure.place = number.place = number.by
        return True
    if figure.kind == "money":
        # Petrol is priced to a tenth of a penny; whole sums are not.
        return figure.per is not None
    return not (many and figure.kind == "count") and not number.text.endswith("00")


_SETTLING: dict[Doubt, Callable[[Line, Figure, Rulebook], bool]] = {
    "blank": _is_one_number,
    "comma": _is_measured,
    "dot": _settle_dot,
}
