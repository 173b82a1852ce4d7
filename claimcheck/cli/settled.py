"""Waits until files have changed and have come to rest.

It looks at the files every few seconds. An operating system reports changes faster, but not those that another machine
makes on a network share, and each system does it in a different way.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

# If changes never stop, the files are taken as they are after this many times the quiet period.
_PATIENCE = 12

# Shows whether files have changed: their paths, sizes and times. A file that can't be read has neither.
State = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Pace:
    """How often to look at the files, and for how long nothing may have changed, in seconds."""

    every: float
    quiet_for: float


def state_of(files: Iterable[Path]) -> State:
    """Return what shows whether `files` have changed. Their order makes no difference."""
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
    """Yield what `look` returns, at once and then each time it has changed and come to rest.

    It never ends. Changes made while the caller is at work are seen afterwards.
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
