"""Decides from the words around a date whether it is in the future or the past."""

from __future__ import annotations

import re
from typing import Literal

from claimcheck.extract.dates.as_written import DateWords
from claimcheck.rulebook.dates import Dates

Tense = Literal["past", "future"]

_CUT = re.compile(r"[.;:!?\n\r“”\"—](?:\s|$)|[“”\"]|\s(?:that|which|who|but|while|whereas|after|because|when)\s")
_STOP = re.compile(r"[.;!?\n\r](?:\s|$)")
_INFINITIVE = re.compile(r"\sto\s[a-z]")
_BACK = 160
_REACH = 48
_AHEAD = 100


def tense_of(words: DateWords, dates: Dates) -> Tense | None:
    """Return the tense of the clause around a date: the nearest verb before decides, otherwise the next after."""
    clause = _clause_before(words)
    if dates.future_before.search(clause):
        return "future" if dates.past_auxiliaries.search(clause) is None else "past"
    future, past = _last(dates.future, clause), _last(dates.past, clause)
    if future or past:
        return "future" if future >= past else _near_past(clause[past - 1 :])
    line, lower = words.line, words.line.lower
    end = _STOP.search(lower, words.end, min(line.stop, words.end + _AHEAD))
    behind = lower[words.end : end.start() if end else min(line.stop, words.end + _AHEAD)]
    next_future, next_past = dates.future.search(behind), dates.past.search(behind)
    if next_future is None:
        return None if next_past is None else "past"
    return "future" if next_past is None or next_future.start() <= next_past.start() else "past"


def _clause_before(words: DateWords) -> str:
    """Return the clause of a date up to the date, in lower case."""
    line, from_ = words.line, words.line.back(words.start, _BACK)
    # The last cut before the date opens its clause.
    start = max((match.end() for match in _CUT.finditer(line.lower, from_, words.start)), default=from_)
    return line.lower[start : words.start]


def is_unsure(words: DateWords, dates: Dates) -> bool:
    """Return whether words before a date point ahead and a past verb back ("it opened by the 3rd", "it was due on")."""
    clause = _clause_before(words)
    if dates.past_auxiliaries.search(clause):
        return _last(dates.future, clause) > _last(dates.past, clause) > 0
    return dates.future_before.search(clause) is not None and _last(dates.past, clause) > _last(dates.future, clause)


def lies_ahead(words: DateWords, dates: Dates) -> bool:
    """Return whether the clause says for certain that the day is still to come ("will open on 15 December")."""
    clause = _clause_before(words)
    ahead = max(dates.future_auxiliaries.finditer(clause), key=re.Match.start, default=None)
    if ahead is None or dates.past.search(clause, ahead.end()):
        # The "scheduled" of "is scheduled to" is no past.
        return False
    # "Will be less than forecast in July": the comparison may be with the past.
    between = clause[ahead.start() :]
    return len(between) <= _REACH and " than " not in between and " as " not in between


def _near_past(clause: str) -> Tense | None:
    """Return the tense that a past verb gives to a date after it: none if an infinitive or much else is between."""
    return "past" if len(clause) <= _REACH and _INFINITIVE.search(clause) is None else None


def _last(pattern: re.Pattern[str], clause: str) -> int:
    """Return where the last match begins, counted from one; 0 for none."""
    return max((match.start() + 1 for match in pattern.finditer(clause)), default=0)
