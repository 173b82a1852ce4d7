"""Recognises days without their month, days in a list, and other words of time that are left out."""

from __future__ import annotations

from claimcheck.extract.dates.as_written import DateWords
from claimcheck.extract.figures.hours import tells_level
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.dates import Dates

_NEAR = 80
_ALONE = frozenset({"dates.days_alone", "dates.days_alone_words"})
_LISTED = frozenset({"dates.days_listed", "dates.month_days_listed"})
_PRICED = frozenset({"dates.clock_dot", "dates.clock_for"})
_WHOLE = ("from ", "between ", "the week ")


def is_day_alone(words: DateWords, rules: Rulebook) -> bool:
    """Return whether "the 15th" is a day of a month, and not the hole of a course or the like."""
    line = words.line
    if line.before(rules.dates.day_after, words.start, 16) is None:
        return False
    near = line.lower[line.back(words.start, _NEAR) : min(line.stop, words.end + _NEAR)]
    return rules.dates.day_not_near.search(near) is None


def is_month_day(words: DateWords, rules: Rulebook) -> bool:
    """Return whether the month of a day is one, and not "may" or the like."""
    return is_capital(words, _month_of(words)) or words.part(_month_of(words)) not in rules.dates.everyday


def is_capital(words: DateWords, part: str) -> bool:
    """Return whether the part is written as a name, or can be nothing else."""
    start = words.match.start(part)
    if words.line.is_caseless:
        return True
    return not words.line.text[start].islower() or words.part(part) not in {"may", "march", "mar", "sat", "sun", "wed"}


def is_unread(words: DateWords, rules: Rulebook) -> bool:
    """Return whether words may name a time: "the price closed at 6.15" doesn't."""
    form, line = words.form.id, words.line
    if form in _ALONE:
        return line.lower.startswith(_WHOLE, words.start) or is_day_alone(words, rules)
    if form in _LISTED:
        return is_month_day(words, rules)
    if form == "dates.weekday_span":
        return line.is_caseless or line.text[words.start].isupper()
    return form not in _PRICED or not tells_level(line, words.start, rules)


def is_day_list(words: DateWords, dates: Dates) -> bool:
    """Return whether two days of a month are named that aren't in a row ("5 and 9 July"), unless "between" is before.

    Which of them is meant isn't known.
    """
    later = next((name for name in ("last", "day_word_last") if words.part(name) is not None), None)
    first = next((name for name in ("day", "day_word") if words.part(name) is not None), None)
    if later is None or first is None or words.line.lower.startswith(("from ", "between "), words.start):
        return False
    between = words.line.lower[words.match.end(first) : words.match.start(later)]
    return " and " in between and _day(words, later, dates) - _day(words, first, dates) != 1


def _day(words: DateWords, part: str, dates: Dates) -> int:
    found = words.part(part) or ""
    return int(found) if found.isdecimal() else dates.day_words[found]


def _month_of(words: DateWords) -> str:
    return "month" if words.part("month") is not None else "month_last"
