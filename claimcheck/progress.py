"""The progress messages of a run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Stage = Literal["read", "extract", "align", "compare"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: `done` of `total` articles in `stage`, and the `file` it is at.

    `unchanged` of the articles are taken from an earlier run. `note` says what the user should know and the report does
    not: that results can't be stored, for one.
    """

    stage: Stage
    done: int
    total: int
    file: str = ""
    unchanged: int = 0
    note: str = ""


OnProgress = Callable[[Progress], None]
