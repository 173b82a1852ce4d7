"""Tells from the words around a date whether it lies ahead."""

from __future__ import annotations

import re

from claimcheck.extract.date_words import DateWords
from claimcheck.rulebook.dates import Dates

_CUT = re.compile(r"[.;:!?\n\r“”\"—](?:\s|$)|[“”\"]|\s(?:that|which|who|but|while|whereas|after|because|when)\s")
_STOP = re.compile(r"[.;!?\n\r](?:\s|$)")
_BACK = 160
_AHEAD = 100


def is_ahead(words: DateWords, dates: Dates) -> bool:
    """Return whether the clause puts the date into the future: the nearest verb in front decides, else the next."""
    line, lower = words.line, words.line.lower
    if line.before(dates.future_before, words.start, 24):
        return True
    from_ = line.back(words.start, _BACK)
    clause = lower[from_ : words.start]
    # The last cut before the date opens its clause.
    cut = max((match.end() for match in _CUT.finditer(clause)), default=0)
    future = _last(dates.future, clause, cut)
    past = _last(dates.past, clause, cut)
    if future or past:
        return future > past
    end = _STOP.search(lower, words.end, min(line.stop, words.end + _AHEAD))
    behind = lower[words.end : end.start() if end else min(line.stop, words.end + _AHEAD)]
    next_future, next_past = dates.future.search(behind), dates.past.search(behind)
    if next_future is None:
        return False
    return next_past is None or next_future.start() < next_past.start()


def _last(pattern: re.Pattern[str], clause: str, cut: int) -> int:
    """Return where the last match begins, counted from one; 0 for none."""
    return max((match.start() + 1 for match in pattern.finditer(clause, cut)), default=0)
