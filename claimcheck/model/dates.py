"""What extraction finds of dates and times."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from claimcheck.model.spans import Span

Grain = Literal["day", "week", "month", "quarter", "season", "year", "decade"]
TimeBasis = Literal["text", "article date", "earlier date"]
CLOCK_HEDGED = "dates.clock_hedged"
"""Stands among the rules of a time whose clock time is approximate."""
LOCAL_ZONES = frozenset({None, "local"})
"""The zones that say no more than that a clock time is that of the place."""
FARTHEST_AHEAD = 14 * 60
"""In minutes: no clock is further ahead of Greenwich."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRef:
    """A date or time as far as the text names it.

    `earliest` and `latest` are None if no concrete date follows. A bare weekday keeps `weekday` (Monday is 0), a
    date without a year `month` and `day`. `clock` is minutes after midnight, `zone` its label or offset as in the
    rules; `either_half` says that the clock time may also be twelve hours later ("at half past three").
    """

    span: Span
    text: str
    earliest: date | None
    latest: date | None
    grain: Grain | None
    basis: TimeBasis | None
    weekday: int | None = None
    month: int | None = None
    day: int | None = None
    clock: int | None = None
    zone: str | None = None
    rules: tuple[str, ...] = ()
    either_half: bool = False

    @property
    def is_near(self) -> bool:
        """Return whether the clock time is approximate ("shortly after 5 p.m.")."""
        return CLOCK_HEDGED in self.rules

    def days_from(self, other: TimeRef) -> int | None:
        """Return the number of days between two dates, 0 if they may be the same, None if one of them isn't known."""
        if self.earliest is None or self.latest is None or other.earliest is None or other.latest is None:
            return None
        return max(0, (max(self.earliest, other.earliest) - min(self.latest, other.latest)).days)
