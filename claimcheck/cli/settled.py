"""Waits until files have changed and have come to rest.

Files are looked at every few seconds. What an operating system tells of changes is quicker, but it tells nothing of
those that another machine makes on a network share, and each system tells it in a way of its own.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

# Where something changes without end, it is taken as it is after so many times the quiet that was asked for.
_PATIENCE = 12

# What tells that files have changed: their paths, sizes and times. What can't be looked at has neither.
State = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Pace:
    """In seconds: how often files are looked at, and for how long nothing may have changed."""

    every: float
    quiet_for: float


def state_of(files: Iterable[Path]) -> State:
    """Return what tells whether `files` have changed. The order in which they are given makes no difference."""
    return tuple(sorted({_one(path) for path in files}))


def _one(path: Path) -> tuple[str, int, int]:
    try:
        status = os.stat(path)  # noqa: PTH116 -- the same for a path that is too long
    except (OSError, ValueError):
        return str(path), -1, -1
    return str(path), status.st_size, status.st_mtime_ns


def settled(
    look: Callable[[], State],
    pace: Pace,
    *,
    now: Callable[[], float] = time.monotonic,
    pause: Callable[[float], None] = time.sleep,
) -> Iterator[State]:
    """Yield what `look` gives, at once and then each time that it is another than last and has come to rest.

    It never ends. What changes while the user of it is at work is seen afterwards.
    """
    last = look()
    yield last
    while True:
        pause(pace.every)
        state = look()
        if state == last:
            continue
        begun = since = now()
        while now() < min(since + pace.quiet_for, begun + _PATIENCE * pace.quiet_for):
            pause(min(pace.every, pace.quiet_for))
            later = look()
            if later != state:
                state, since = later, now()
        if state != last:
            last = state
            yield last
