"""Finds the digits that are not figures: phone numbers, names, dates, bare lines of digits, list numbers."""

from __future__ import annotations

import re

from claimcheck.extract.dates.date_words import find_date_words
from claimcheck.extract.figures.running_times import unread_times
from claimcheck.extract.figures.scores import is_result
from claimcheck.extract.lines import Line
from claimcheck.model import Span
from claimcheck.rulebook.book import Rulebook

_BARE = re.compile(r"[\d\W_]+")
_LIST_NUMBER = re.compile(r"(?:\d{1,3}|[a-z])[.)]\s")
_SIGNS = re.compile(r"[$€£¥₹%°+]")


def excluded_spans(line: Line, rules: Rulebook) -> tuple[list[Span], list[Span]]:
    """Return the spans of one paragraph in which no figure may be found, and those of them that state a value unread.

    Both are in order. The latter are times, scores and the like.
    """
    if _BARE.fullmatch(line.text, line.start, line.stop) and not _SIGNS.search(line.text, line.start, line.stop):
        return [Span(line.start, line.stop)], []
    spans = [Span(*match.span()) for match in rules.numbers.excluded.finditer(line.text, line.start, line.stop)]
    told = [
        span
        for span in spans
        if rules.numbers.told.fullmatch(line.text, span.start, span.end) or is_result(line, span.start, span.end, rules)
    ]
    bullet = line.behind(_LIST_NUMBER, line.start)
    if bullet is not None:
        spans.append(Span(line.start, bullet.end()))
    dates = list(find_date_words(line, rules))
    spans += [Span(words.start, words.end) for words in dates]
    told += [Span(words.start, words.end) for words in dates if words.form.read == "unread"]
    told += unread_times(line, rules)
    return sorted(spans), sorted(set(told))
