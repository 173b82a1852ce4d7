"""What a run shows on the terminal, and its layout there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.model import Severity
from claimcheck.report.safe_cells import one_line

if TYPE_CHECKING:
    from rich.console import Console

_WIDEST_VALUE = 28
_LINE_END = re.compile(r"(?: |\x1b\[[0-9;]*m)+$", re.MULTILINE)
_COLOURS: dict[Severity, str] = {"high": "bold red", "medium": "yellow", "low": "blue"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSide:
    """A side: its value, who says so, and, where they are wanted, the sentences that say it."""

    value: str
    who: str
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDispute:
    """A disagreement: its number in the report, its verdict and label, and its sides.

    `story` is what its story is called, empty where there is only one.
    """

    number: int
    verdict: str
    severity: Severity
    label: str
    sides: tuple[ShownSide, ...]
    story: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The most serious disagreements, and the lines below them."""

    disputes: tuple[ShownDispute, ...] = ()
    lines: tuple[str, ...] = ()


def show_summary(summary: Summary, folder: Path | None, console: Console) -> None:
    """Print `summary`, and where the report is (`folder`, if one was written)."""
    from rich.text import Text  # noqa: PLC0415 -- not needed to start

    story = ""
    for one in summary.disputes:
        if one.story != story:
            story = one.story
            console.print(Text(story, style="underline" if console.color_system else ""))
        with console.capture() as shown:
            _show(one, console)
        # What is in columns is filled up with blanks to the edge of the terminal.
        console.file.write(_LINE_END.sub(lambda end: end.group().replace(" ", ""), shown.get()))
    for line in summary.lines:
        console.print(Text(line))
    if folder is not None:
        console.print(Text(f"Report: {one_line(str(folder / 'report.html'))}"), soft_wrap=True)


def _show(one: ShownDispute, console: Console) -> None:
    from rich.padding import Padding  # noqa: PLC0415 -- not needed to start
    from rich.table import Table  # noqa: PLC0415 -- not needed to start
    from rich.text import Text  # noqa: PLC0415 -- not needed to start

    # Never markup: square brackets in an article are words, not colours.
    head = Text(f"{one.number}. ").append(one.verdict, style=_COLOURS[one.severity])
    console.print(head.append(one.label, style="bold"))
    sides = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    wide = any(len(side.value) > _WIDEST_VALUE for side in one.sides)
    sides.add_column(ratio=1 if wide else None, overflow="fold", no_wrap=not wide)
    sides.add_column(ratio=1 if wide else None, overflow="fold")
    for side in one.sides:
        who = Text(side.who, style="dim" if console.color_system else "")
        sides.add_row(Text(side.value), Text("\n").join([who, *map(Text, side.sentences)]))
    console.print(Padding(sides, (0, 0, 1, 3)))
