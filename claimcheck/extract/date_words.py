"""Finds the words that name dates and times, without asking yet which days they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.model import Span
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.dates import DateForm, Dates

_DIGITS = re.compile(r"[\d,.]*\d")
_WORD_BEFORE = re.compile(r"([a-z]+)[\s-](?:the\s)?$")
_NOUN_BEHIND = re.compile(r"\s([a-z’']+)")


@dataclass(frozen=True, slots=True)
class DateWords:
    """Words that name a date or time: the form they have and the parts that the form names."""

    form: DateForm
    match: re.Match[str]
    paragraph: Span

    @property
    def start(self) -> int:
        """Return where the words begin."""
        return self.match.start()

    @property
    def end(self) -> int:
        """Return where the words end."""
        return self.match.end()

    def part(self, name: str) -> str | None:
        """Return the words of the part `name`, with single blanks; None where the form lacks it or it isn't there."""
        if name not in self.match.re.groupindex:
            return None
        found: str | None = self.match.group(name)
        return None if found is None else re.sub(r"\s", " ", found)


def find_date_words(text: str, lower: str, paragraph: Span, rules: Rulebook) -> Iterator[DateWords]:
    """Yield the dates and times of one paragraph as they are written, in order."""
    dates = rules.dates
    position, stop = paragraph
    while (start := dates.start.search(lower, position, stop)) is not None:
        at = start.start()
        words = None if _is_inside(text, at, paragraph.start) else _read(lower, at, paragraph, dates)
        if words is not None and _is_date(text, lower, words, rules):
            yield words
            position = words.end
            continue
        run = _DIGITS.match(lower, at, stop)
        position = max(start.end(), run.end() if run else 0)


def _is_inside(text: str, at: int, floor: int) -> bool:
    """Return whether `at` lies inside a longer number or code."""
    if at == floor:
        return False
    before = text[at - 1]
    if before.isalnum() or before in "_$£€¥@#":
        return True
    return before in ".,:/-–" and at - 1 > floor and text[at - 2].isdigit() and text[at].isdigit()


def _read(lower: str, at: int, paragraph: Span, dates: Dates) -> DateWords | None:
    found = dates.any_form.match(lower, at, paragraph.end)
    if found is None or found.lastindex is None:
        return None
    form = dates.forms[found.lastindex - 1]
    match = form.pattern.match(lower, at, found.end())
    return None if match is None else DateWords(form, match, paragraph)


def _is_date(text: str, lower: str, words: DateWords, rules: Rulebook) -> bool:
    """Return whether the words are no everyday words that only look like a date."""
    read = words.form.read
    if read == "month":
        return _is_month(text, lower, words, rules.dates)
    if read == "weekday":
        return _is_capital(text, words, "weekday") and words.part("weekday") not in rules.dates.everyday
    if read == "month_day":
        return _is_capital(text, words, "month") or words.part("month") not in rules.dates.everyday
    if read == "year":
        return _is_year(lower, words, rules)
    if read == "season":
        return _is_season(lower, words)
    return True


def _is_capital(text: str, words: DateWords, part: str) -> bool:
    start = words.match.start(part)
    return not text[start].islower() or words.part(part) not in {"may", "march", "mar", "sat", "sun", "wed"}


def _is_month(text: str, lower: str, words: DateWords, dates: Dates) -> bool:
    month = words.part("month")
    if text[words.match.start("month")].islower() and month in dates.everyday:
        return False
    if any(words.part(name) for name in ("year", "of_year", "shift", "part")):
        return True
    before = _WORD_BEFORE.search(lower, max(words.paragraph.start, words.start - 16), words.start)
    return before is not None and before.group(1) in dates.month_after


def _is_year(lower: str, words: DateWords, rules: Rulebook) -> bool:
    if words.part("part") or lower.startswith("the year", words.start):
        return True
    before = _WORD_BEFORE.search(lower, max(words.paragraph.start, words.start - 16), words.start)
    led = before is not None and before.group(1) in rules.dates.year_after
    year = words.part("year") or ""
    if year < "1800" and not (
        led and before is not None and before.group(1) in {"in", "since", "by", "of", "until", "year"}
    ):
        return False
    noun = _NOUN_BEHIND.match(lower, words.end, words.paragraph.end)
    return led or noun is None or not rules.numbers.is_plural(noun.group(1))


def _is_season(lower: str, words: DateWords) -> bool:
    if words.part("shift") or words.part("year") or words.part("of_year") or words.part("part"):
        return not (words.part("season") == "fall" and words.part("part"))
    return lower.startswith("in the", words.start) and not lower.startswith(" of ", words.end)
