"""Tells from the words around a date whether it lies ahead."""

from __future__ import annotations

import re

from claimcheck.extract.date_words import DateWords
from claimcheck.rulebook.dates import Dates

_CUT = re.compile(r"[.;:!?\n\r“”\"—](?:\s|$)|[“”\"]|\s(?:that|which|who|but|while|whereas|after|because|when)\s")
_STOP = re.compile(r"[.;!?\n\r](?:\s|$)")
_BACK = 160
_AHEAD = 100


def is_ahead(lower: str, words: DateWords, dates: Dates) -> bool:
    """Return whether the clause puts the date into the future: the verb nearest in front decides, else the next behind."""
    floor, stop = words.paragraph
    if dates.future_before.search(lower, max(floor, words.start - 24), words.start):
        return True
    from_ = max(floor, words.start - _BACK)
    clause = lower[from_ : words.start]
    # The last cut before the date opens its clause.
    cut = max((match.end() for match in _CUT.finditer(clause)), default=0)
    future = _last(dates.future, clause, cut)
    past = _last(dates.past, clause, cut)
    if future or past:
        return future > past
    end = _STOP.search(lower, words.end, min(stop, words.end + _AHEAD))
    behind = lower[words.end : end.start() if end else min(stop, words.end + _AHEAD)]
    next_future, next_past = dates.future.search(behind), dates.past.search(behind)
    if next_future is None:
        return False
    return next_past is None or next_future.start() < next_past.start()


def _last(pattern: re.Pattern[str], clause: str, cut: int) -> int:
    """Return where the last match begins, counted from one; 0 for none."""
    return max((match.start() + 1 for match in pattern.finditer(clause, cut)), default=0)
