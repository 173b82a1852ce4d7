"""Reads clock times with their zone."""

from __future__ import annotations

from claimcheck.extract.dates.date_words import DateWords
from claimcheck.rulebook.dates import Dates


def clock_of(words: DateWords, dates: Dates) -> tuple[int | None, str | None]:
    """Return minutes after midnight and the zone's label, None for what the words don't say."""
    noon = words.part("noon")
    if noon is not None:
        return (0 if noon == "midnight" else 720), None
    hour = int(words.part("hour") or "0")
    minute = int(words.part("minute") or words.part("minute_dot") or "0")
    half = words.part("half_day")
    if half is not None:
        if not 1 <= hour <= 12:
            return None, None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    zone = words.part("zone")
    if hour * 60 + minute > 1440:
        return None, None
    return (hour * 60 + minute) % 1440, None if zone is None else dates.zones[zone]
