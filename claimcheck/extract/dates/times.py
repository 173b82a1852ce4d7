"""Finds dates and times and resolves them against the article's date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from claimcheck.extract.dates.as_written import DateWords
from claimcheck.extract.dates.clock import Clock, clock_of, in_part_of_day
from claimcheck.extract.dates.date_case import Context
from claimcheck.extract.dates.date_words import find_date_words
from claimcheck.extract.dates.day_lists import is_day_list
from claimcheck.extract.dates.entries import entry_days
from claimcheck.extract.dates.resolve_dates import resolve
from claimcheck.extract.lines import lines_of
from claimcheck.extract.paragraphs import split_paragraphs
from claimcheck.model import CLOCK_HEDGED, FARTHEST_AHEAD, LOCAL_ZONES, Span, TimeRef
from claimcheck.rulebook.book import Rulebook

_CLOCKS = frozenset({"clock", "noon"})
_LAST_WORD = re.compile(r"[a-z]+$")
_HEDGE_REACH = 24
_NIGHT = re.compile(r"(?:night|evening|tonight)$")
_INTO = re.compile(r"\s(?:and\s)?(?:into|to)\s(?:the\s(?:early|small)\shours\sof\s|early\s(?:on\s)?)?")
_BETWEEN = re.compile(r"(?:,?\s(?:on\s|at\s|of\s)?|,\s|\s\()?")
# Between two clock times of one moment: "at 11:36 a.m. (0336 GMT)".
_BESIDE = " ("
# In minutes: clocks differ by whole quarters of an hour.
_QUARTER, _HOUR, _DAY = 15, 60, 24 * 60


def find_times(
    text: str, published: date | None, rules: Rulebook, *, within: Sequence[Span] | None = None
) -> tuple[TimeRef, ...]:
    """Return the dates and times of `text`, in order, resolved as far as the text and `published` allow.

    Those of an entry under its own line with only a day ("14 May 2031, 10:20") are resolved from that day.
    """
    return read_times(text, published, rules, within=within)[0]


def read_times(
    text: str, published: date | None, rules: Rulebook, *, within: Sequence[Span] | None = None
) -> tuple[tuple[TimeRef, ...], tuple[Span, ...]]:
    """Return the dates and times as `find_times` does, and the phrases that may mean either of two weeks or months."""
    lines = list(lines_of(text, split_paragraphs(text) if within is None else within))
    days = entry_days(lines, published, rules)
    context = Context(published)
    found: list[TimeRef] = []
    unread: list[Span] = []
    for line in lines:
        context.published = days.get(line.start, context.published)
        for words in find_date_words(line, rules):
            time = _time(words, context, rules)
            if time is None:
                unread += [Span(words.start, words.end)] if _is_told(words, published, rules) else []
                continue
            last = found[-1] if found and found[-1].span.start >= line.start else None
            if last is not None and _is_one(text, last, time):
                found[-1] = _merged(text, last, time)
            elif last is not None and _is_one_night(text, last, time):
                found[-1] = _over_night(text, last, time)
            else:
                found.append(time)
    return tuple(_with_zones(text, found, rules)), tuple(unread)


def _with_zones(text: str, times: Sequence[TimeRef], rules: Rulebook) -> list[TimeRef]:
    """Return the times, a local one with the zone that follows from the same moment in a known zone beside it."""
    zoned = list(times)
    for at in range(len(zoned) - 1):
        first, second = zoned[at : at + 2]
        if text[first.span.end : second.span.start] == _BESIDE:
            zoned[at] = replace(first, zone=_zone_beside(first, second, rules))
            zoned[at + 1] = replace(second, zone=_zone_beside(second, first, rules))
    return zoned


def _zone_beside(time: TimeRef, beside: TimeRef, rules: Rulebook) -> str | None:
    """Return the zone of a clock time, from the same moment in a known zone if it is local: "11:36 a.m. (0336 GMT)"."""
    known = rules.verdicts.zone_offsets.get(beside.zone or "", ())
    if time.zone not in LOCAL_ZONES or time.clock is None or beside.clock is None or len(known) != 1:
        return time.zone
    ahead = (time.clock - beside.clock + known[0]) % _DAY
    ahead = ahead if ahead <= FARTHEST_AHEAD else ahead - _DAY
    if ahead % _QUARTER or time.either_half or beside.either_half:
        return time.zone
    hours, minutes = divmod(abs(ahead), _HOUR)
    return f"UTC{'-' if ahead < 0 else '+'}{hours}{f':{minutes}' if minutes else ''}"


def _is_told(words: DateWords, published: date | None, rules: Rulebook) -> bool:
    """Return whether an article says that it leaves out a date: weeks from a weekday, days listed or without month."""
    if words.form.read == "day_alone" or (words.form.read == "month_day" and is_day_list(words, rules.dates)):
        return True
    weeks = words.form.read == "week_on" or (words.form.read == "weekday" and words.part("week") == "week")
    return weeks and published is not None


def _time(words: DateWords, context: Context, rules: Rulebook) -> TimeRef | None:
    resolved = resolve(words, context, rules.dates)
    if resolved is None:
        return None
    clock = clock_of(words, rules.dates) if words.form.read in _CLOCKS else None
    if words.form.read in _CLOCKS and clock is None:
        return None
    if resolved.span is not None:
        context.earlier = resolved
    span = Span(words.start, words.end)
    hedged = clock is not None and words.line.before(rules.dates.clock_hedges, words.start, _HEDGE_REACH) is not None
    return TimeRef(
        span=span,
        text=span.of(words.line.text),
        earliest=None if resolved.span is None else resolved.span[0],
        latest=None if resolved.span is None else resolved.span[1],
        grain=resolved.grain,
        basis=resolved.basis,
        weekday=resolved.weekday,
        month=resolved.month,
        day=resolved.day,
        clock=None if clock is None else clock.minutes,
        zone=None if clock is None else clock.zone,
        either_half=clock is not None and clock.either_half,
        rules=(words.form.id, CLOCK_HEDGED) if hedged else (words.form.id,),
    )


def _is_one(text: str, first: TimeRef, second: TimeRef) -> bool:
    """Return whether a clock time and a day belong together, in either order."""
    if (first.clock is None) == (second.clock is None):
        return False
    dated, timed = (second, first) if first.clock is not None else (first, second)
    if timed.grain is not None or timed.weekday is not None or timed.month is not None:
        return False
    if dated.grain not in {"day", None} or second.span.start - first.span.end > 5:
        return False
    return _BETWEEN.fullmatch(text, first.span.end, second.span.start) is not None


def _merged(text: str, first: TimeRef, second: TimeRef) -> TimeRef:
    dated, timed = (second, first) if first.clock is not None else (first, second)
    span = Span(first.span.start, second.span.end)
    part = _LAST_WORD.search(dated.text.lower())
    clock = Clock(timed.clock or 0, timed.zone, timed.either_half)
    clock = clock if part is None else in_part_of_day(clock, "night" if part.group() == "tonight" else part.group())
    return replace(
        dated,
        span=span,
        text=span.of(text),
        clock=clock.minutes,
        zone=clock.zone,
        either_half=clock.either_half,
        rules=first.rules + second.rules,
    )


def _is_one_night(text: str, first: TimeRef, second: TimeRef) -> bool:
    """Return whether two days are the ends of one night ("from Monday night into Tuesday")."""
    if first.earliest is None or second.latest is None or first.clock is not None or second.clock is not None:
        return False
    if (second.latest - first.earliest).days != 1 or _NIGHT.search(first.text.lower()) is None:
        return False
    return _INTO.fullmatch(text, first.span.end, second.span.start) is not None


def _over_night(text: str, first: TimeRef, second: TimeRef) -> TimeRef:
    span = Span(first.span.start, second.span.end)
    return replace(first, span=span, text=span.of(text), latest=second.latest, rules=first.rules + second.rules)
