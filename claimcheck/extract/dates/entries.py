"""Finds the days of a live page's entries: lines with only the day on which the next text was written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from claimcheck.extract.dates.as_written import DateWords
from claimcheck.extract.dates.date_case import Context
from claimcheck.extract.dates.date_words import find_date_words
from claimcheck.extract.dates.resolve_dates import resolve
from claimcheck.extract.lines import Line
from claimcheck.rulebook.book import Rulebook

# Words that may accompany the day of an entry.
_REST = re.compile(r"(?i)(?:\W|\b(?:at|on|updated|posted|published|last)\b)*")
_LONGEST_STAMP = 60
# One line with a day may be the article's own.
_FEWEST = 2
# Entries are about days near the article's; a line with a day long past is the heading of a chronicle.
_FARTHEST_DAYS = 45


def entry_days(lines: Sequence[Line], published: date | None, rules: Rulebook) -> dict[int, date]:
    """Return the day of each entry by where the line with its day starts; empty if the text has no dated entries."""
    stamped = [(number, day) for number, line in enumerate(lines) if (day := _day_of(line, published, rules))]
    followed = [
        (number, day) for number, day in stamped if number + 1 < len(lines) and (number + 1) not in dict(stamped)
    ]
    if len(followed) < _FEWEST:
        return {}
    return {lines[number].start: day for number, day in followed}


def _day_of(line: Line, published: date | None, rules: Rulebook) -> date | None:
    """Return the day that a line consists of, None if it says more, or names no day by its month or in figures."""
    if line.stop - line.start > _LONGEST_STAMP:
        return None
    words = list(find_date_words(line, rules))
    if not words or not _is_stamp(line, words):
        return None
    context = Context(published)
    for each in words:
        found = resolve(each, context, rules.dates)
        if found is None or found.span is None or found.grain != "day":
            continue
        if not each.part("month") and found.basis != "text":
            continue
        day, last = found.span
        near = published is None or abs((published - day).days) <= _FARTHEST_DAYS
        return day if day == last and near else None
    return None


def _is_stamp(line: Line, words: Sequence[DateWords]) -> bool:
    """Return whether the line has only days, hours and what belongs to them."""
    rest, at = [], line.start
    for each in words:
        rest.append(line.text[at : each.start])
        at = each.end
    return _REST.fullmatch(" ".join([*rest, line.text[at : line.stop]])) is not None
