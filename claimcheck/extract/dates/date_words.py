"""Finds the words that name dates and times, without asking yet which days they mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from claimcheck.extract.dates.as_written import DateWords
from claimcheck.extract.dates.day_lists import is_day_alone, is_month_day, is_unread
from claimcheck.extract.figures.running_times import is_gap
from claimcheck.extract.lines import Line
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.dates import Dates

_DIGITS = re.compile(r"[\d,.]*\d")
_WORD_BEFORE = re.compile(r"([a-z]+)[\s-](?:the\s)?$")
_INSIDE = re.compile(r"[\w,’'] $")
_NOUN_BEHIND = re.compile(r"\s([a-z’']+)")
_THE = re.compile(r"\bthe\s$")
_BEFORE_OR_AFTER = re.compile(r"\s(?:before|after)\s")
_VOTED = re.compile(r"\b(?:by|from|is|was)\s$")
_AT = re.compile(r"\bat\s$")
_SPOKEN_CLOCKS = frozenset({
    "dates.clock_words", "dates.clock_minutes", "dates.clock_oclock", "dates.clock_part_of_day", "dates.clock_said",
    "dates.clock_sharp",
})  # fmt: skip
_AFTER_CLOCK = frozenset(
    {"on", "and", "when", "in", "at", "but", "as", "local", "that", "while", "with", "after", "before"}
)
_MINUTES = re.compile(r"[0-9]\s?m(?:ins?)?\.?(?:,?\sand\s|,?\s)$")
_STREET_REACH = 60
_IS_YEAR = frozenset({"in", "since", "until", "by", "during", "from", "till", "year"})
_PLURAL_DAYS = frozenset({"mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"})


def find_date_words(line: Line, rules: Rulebook) -> Iterator[DateWords]:
    """Yield the dates and times of one paragraph as they are written, in order."""
    position = line.start
    while (start := rules.dates.start.search(line.lower, position, line.stop)) is not None:
        at = start.start()
        words = None if _is_inside(line, at) else _read(line, at, rules.dates)
        if words is not None and _is_date(words, rules):
            yield words
            position = words.end
            continue
        run = line.behind(_DIGITS, at)
        position = max(start.end(), run.end() if run else 0)


def _is_inside(line: Line, at: int) -> bool:
    """Return whether `at` lies inside a longer number or code."""
    text = line.text
    if at == line.start:
        return False
    before = text[at - 1]
    if before.isalnum() or before in "_$£€¥@#":
        return True
    return before in ".,:/-–" and at - 1 > line.start and text[at - 2].isdigit() and text[at].isdigit()


def _read(line: Line, at: int, dates: Dates) -> DateWords | None:
    found = line.behind(dates.any_form, at)
    if found is None or found.lastindex is None:
        return None
    form = dates.forms[found.lastindex - 1]
    match = form.pattern.fullmatch(line.lower, at, found.end())
    return None if match is None else DateWords(form, match, line)


def _is_date(words: DateWords, rules: Rulebook) -> bool:
    """Return whether the words are not everyday words that only look like a date."""
    asked = _QUESTIONS.get(words.form.read)
    return asked is None or asked(words, rules)


def _is_one_weekday(words: DateWords, dates: Dates) -> bool:
    """Return whether a weekday is a single day, and not each or one of several ("on Mondays", "every Friday")."""
    if words.part("weekday") in _PLURAL_DAYS:
        return False
    line = words.line
    if line.before(_THE, words.start, 4) is not None and line.behind(_BEFORE_OR_AFTER, words.end):
        # "The Monday after the vote" is counted from the vote.
        return False
    return line.before(dates.recurring, words.start, 16) is None


def _is_years(words: DateWords, dates: Dates) -> bool:
    """Return whether "40s" are years, and not somebody's age or the speed of a wind ("in his 40s")."""
    if words.line.text[words.match.start("short") - 1 : words.match.start("short")] in {"'", "’"}:
        return True
    # "In 3m 20s" are seconds.
    minutes = words.line.before(_MINUTES, words.start, 8)
    return minutes is None and words.line.before(dates.not_decade, words.start, 32) is None


def _is_clock(words: DateWords, rules: Rulebook) -> bool:
    """Return whether words are a clock time: for a bare number, the words before and after decide."""
    form, line = words.form.id, words.line
    if words.part("zone") is None and _is_length(words, rules):
        return False
    if form not in _SPOKEN_CLOCKS:
        return (
            form != "dates.clock_h" or words.part("minute") is not None or line.before(_AT, words.start, 4) is not None
        )
    noun = line.behind(_NOUN_BEHIND, words.end)
    minute = words.part("minute_word") or ""
    to = words.part("side") == "to" and not minute.endswith("quarter")
    # "Convicted by ten to two" is about a jury.
    if (noun is not None and rules.numbers.is_plural(noun.group(1))) or (
        to and (minute == "half" or line.before(_VOTED, words.start, 8))
    ):
        return False
    if line.before(rules.dates.clock_after, words.start, 24) is not None:
        return form != "dates.clock_part_of_day" or words.part("minute") is not None or noun is None or _goes_on(noun)
    if form in {"dates.clock_words", "dates.clock_minutes"}:
        return not to
    return form == "dates.clock_oclock" or words.part("minute") is not None


def _is_length(words: DateWords, rules: Rulebook) -> bool:
    """Return whether digits with a colon or an "h" may be a length of time ("he ran it in 1:42", "it takes 1h05")."""
    line = words.line
    if words.form.id == "dates.clock_colon":
        return is_gap(line, words.start, words.end, rules)
    return words.form.id == "dates.clock_h" and line.before(rules.dates.clock_after, words.start, 16) is None


def _goes_on(noun: re.Match[str]) -> bool:
    """Return whether the word after "six in the morning" belongs to the sentence, not to the morning ("raid")."""
    return noun.group(1) in _AFTER_CLOCK


def _is_in_name(words: DateWords, part: str, dates: Dates) -> bool:
    """Return whether the day is part of the name of a paper, a programme or an event."""
    line, start, end = words.line, words.match.start(part), words.match.end(part)
    if line.before(dates.name_before, start, 16):
        return True
    if part == "near_day" and not line.is_caseless and _is_title(line.text, start, end):
        return True
    behind = line.behind(dates.name_behind, end)
    return behind is not None and line.text[behind.start() + 1].isupper()


def _is_title(text: str, start: int, end: int) -> bool:
    """Return whether words like "This Morning" or, inside a sentence, "Today" are written as a title."""
    words = text[start:end].split()
    if len(words) > 1:
        return all(word[0].isupper() for word in words)
    return words[0][0].isupper() and _INSIDE.search(text, max(0, start - 3), start) is not None


def _is_month(words: DateWords, dates: Dates) -> bool:
    month = words.part("month")
    if words.line.text[words.match.start("month")].islower() and month in dates.everyday and not words.part("year"):
        return False
    if any(words.part(name) for name in ("year", "of_year", "shift", "part")):
        return True
    before = words.line.before(_WORD_BEFORE, words.start, 16)
    return before is not None and before.group(1) in dates.month_after


def _is_year(words: DateWords, rules: Rulebook) -> bool:
    if words.part("part") or words.line.lower.startswith("the year", words.start):
        return True
    before = words.line.before(_WORD_BEFORE, words.start, 16)
    led = before is not None and before.group(1) in rules.dates.year_after
    year = words.part("year") or ""
    if year < "1800" and not (
        led and before is not None and before.group(1) in {"in", "since", "by", "of", "until", "year"}
    ):
        return False
    named = _is_named(words, rules)
    if named and not (led and before is not None and before.group(1) in _IS_YEAR):
        return False
    noun = words.line.behind(_NOUN_BEHIND, words.end)
    # "2019 sales" are those of a year; a round number before a plural is a count, unless "in" or "the" precedes it.
    return led or noun is None or year[2:] not in {"00", "50"} or not rules.numbers.is_plural(noun.group(1))


def _is_named(words: DateWords, rules: Rulebook) -> bool:
    """Return whether the digits are the number of a road, a room or the like, or of a house in a street."""
    line = words.line
    named = rules.numbers.excluded.search(line.text, line.back(words.start, 16), words.end)
    if named is not None and named.end() > words.start:
        return True
    return rules.numbers.street.match(line.text, words.start, min(line.stop, words.end + _STREET_REACH)) is not None


def _is_season(words: DateWords) -> bool:
    if words.part("shift") or words.part("year") or words.part("of_year") or words.part("part"):
        return not (words.part("season") == "fall" and words.part("part"))
    return words.line.lower.startswith("in the", words.start) and not words.line.lower.startswith(" of ", words.end)


def _is_weekday(words: DateWords, rules: Rulebook) -> bool:
    return _is_near_day(words, rules, "weekday") and _is_one_weekday(words, rules.dates)


def _is_near_day(words: DateWords, rules: Rulebook, part: str = "near_day") -> bool:
    return words.part(part) not in rules.dates.everyday and not _is_in_name(words, part, rules.dates)


def _is_near_unit(words: DateWords, rules: Rulebook) -> bool:
    """Return whether a week is counted from the article's date, and not part of something ("the last week of term")."""
    del rules
    line = words.line
    led = line.lower.startswith("the ", words.start) or line.before(_THE, words.start, 4) is not None
    return not (led and line.lower.startswith(" of ", words.end))


def _is_holiday(words: DateWords, rules: Rulebook) -> bool:
    return words.line.behind(rules.dates.holiday_behind, words.end) is None


_QUESTIONS: dict[str, Callable[[DateWords, Rulebook], bool]] = {
    "month": lambda words, rules: _is_month(words, rules.dates),
    "weekday": _is_weekday,
    "near_day": _is_near_day,
    "near_unit": _is_near_unit,
    "month_day": is_month_day,
    "nth_weekday": is_month_day,
    "nth_week": is_month_day,
    "day_alone": is_day_alone,
    "year": _is_year,
    "season": lambda words, rules: _is_season(words),  # noqa: ARG005 -- all are asked alike
    "decade": lambda words, rules: words.part("short") is None or _is_years(words, rules.dates),
    "holiday": _is_holiday,
    "clock": _is_clock,
    "unread": is_unread,
}
