"""Reads clock times with their zone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from claimcheck.extract.dates.as_written import DateWords
from claimcheck.rulebook.dates import Dates

Half = Literal["a", "p"]

_HALF_DAY = 720
_DAY = 1440
# Forms of the 24-hour clock only; in these zones it is the default.
_WHOLE_DAY_FORMS = frozenset({"dates.clock_flat", "dates.clock_h"})
_WHOLE_DAY_ZONES = frozenset({"GMT", "UTC"})
_PARTS: dict[str, Half] = {"morning": "a", "afternoon": "p", "lunchtime": "p", "evening": "p"}


@dataclass(frozen=True, slots=True)
class Clock:
    """Minutes after midnight and the zone's label. With `either_half` it may be twelve hours later."""

    minutes: int
    zone: str | None = None
    either_half: bool = False


def clock_of(words: DateWords, dates: Dates) -> Clock | None:
    """Return the clock time, None if the words are not one."""
    noon = words.part("noon")
    if noon is not None:
        minute, side = _minute(words, dates), words.part("side")
        return Clock(((0 if noon == "midnight" else _HALF_DAY) + (-minute if side == "to" else minute)) % _DAY)
    hour, minute = _hour(words, dates), _minute(words, dates)
    half_day = words.part("half_day")
    if (half_day is not None and not 1 <= hour <= 12) or hour * 60 + minute > _DAY:
        return None
    zone = words.part("zone")
    label = None if zone is None else dates.zones[zone]
    offset = words.part("utc_offset")
    if label is not None and offset is not None:
        label += offset.replace(" ", "").replace("−", "-")
    clock = Clock((hour * 60 + minute) % _DAY, label, either_half=_is_either(words, hour, label))
    if words.part("side") == "to":
        clock = replace(clock, minutes=(hour * 60 - minute) % _DAY)
    if half_day is not None:
        return in_half(clock, "p" if half_day.startswith("p") else "a")
    return in_part_of_day(clock, words.part("part_of_day") or words.part("night") or "")


def _hour(words: DateWords, dates: Dates) -> int:
    spoken = words.part("hour_word")
    return int(words.part("hour") or "0") if spoken is None else dates.hour_words[spoken]


def _minute(words: DateWords, dates: Dates) -> int:
    spoken = words.part("minute_word")
    if spoken is not None:
        return dates.minute_words[spoken]
    count = words.part("count")
    if count is not None:
        return int(count) if count.isdecimal() else dates.counts[count]
    return int(words.part("minute") or words.part("minute_dot") or "0")


def _is_either(words: DateWords, hour: int, zone: str | None) -> bool:
    """Return whether an hour may be in either half of the day: "at 6:15", but not "at 06:15" or "0615 hours"."""
    if not 1 <= hour <= 12 or words.form.id in _WHOLE_DAY_FORMS or zone in _WHOLE_DAY_ZONES:
        return False
    return not (words.part("hour") or "1").startswith("0")


def in_half(clock: Clock, half: Half) -> Clock:
    """Return the clock time in the first ("a") or the second half of the day."""
    return replace(clock, minutes=clock.minutes % _HALF_DAY + (_HALF_DAY if half == "p" else 0), either_half=False)


def in_part_of_day(clock: Clock, part: str) -> Clock:
    """Return the clock time as a part of the day places it ("6:15 on Tuesday *evening*"), unchanged if none does."""
    if not clock.either_half:
        return clock
    if part == "night":
        # From six on, a night belongs to the day before midnight; "at two at night" is after it.
        early = clock.minutes % _HALF_DAY
        return in_half(clock, "a" if early < 5 * 60 else "p")
    return in_half(clock, _PARTS[part]) if part in _PARTS else clock
