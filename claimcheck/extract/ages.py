"""Tells an age from a duration and from a count."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimcheck.rulebook.book import Rulebook

_WINDOW = 30
_NAME_BEFORE = re.compile(r"[A-Z][\w’'-]{1,24},\s$")
_NAME_PAREN = re.compile(r"[A-Z][\w’'-]{1,24}\s\($")
_COMMA_AFTER = re.compile(r"(?:,|\.(?:\s|$)|;|\sof\s)")


@dataclass(frozen=True, slots=True)
class Age:
    """An age: its unit and the characters of number and unit."""

    unit: str
    start: int
    end: int


def age_around(text: str, lower: str, start: int, end: int, floor: int, stop: int, rules: Rulebook) -> Age | None:
    """Return the age that the number from `start` to `end` states, None where it states none."""
    after = rules.ages.after.match(lower, end, stop)
    if after is not None:
        return Age(rules.ages.unit_of(after.group("unit")), start, after.end())
    if not 1 < end - start + 1 <= 4 or not lower[start:end].isdecimal():
        return None
    if rules.ages.before.search(lower, max(floor, start - _WINDOW), start):
        return Age("year", start, end)
    if int(lower[start:end]) > rules.ages.oldest:
        return None
    if _NAME_BEFORE.search(text, max(floor, start - _WINDOW), start) and _comma_follows(text, end, stop):
        return Age("year", start, end)
    if text.startswith(")", end) and _NAME_PAREN.search(text, max(floor, start - _WINDOW), start):
        return Age("year", start, end)
    return None


def _comma_follows(text: str, end: int, stop: int) -> bool:
    return end == stop or text[end] == ","
