"""What a run shows on the terminal, and its layout there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.model import Severity
from claimcheck.report.safe_cells import one_line

if TYPE_CHECKING:
    from rich.console import Console

_WIDEST_VALUE = 28
_COLOURS: dict[Severity, str] = {"high": "bold red", "medium": "yellow", "low": "blue"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDispute:
    """A disagreement: its number in the report, its verdict and label, and for each side its value and who says so."""

    number: int
    verdict: str
    severity: Severity
    label: str
    sides: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The most serious disagreements, and the lines below them."""

    disputes: tuple[ShownDispute, ...] = ()
    lines: tuple[str, ...] = ()


def show_summary(summary: Summary, folder: Path | None, console: Console) -> None:
    """Print `summary`, and where the report is (`folder`, if one was written)."""
    from rich.text import Text  # noqa: PLC0415 -- not needed to start

    for one in summary.disputes:
        _show(one, console)
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
    wide = any(len(value) > _WIDEST_VALUE for value, _ in one.sides)
    sides.add_column(ratio=1 if wide else None, overflow="fold", no_wrap=not wide)
    sides.add_column(ratio=1 if wide else None, overflow="fold")
    for value, who in one.sides:
        sides.add_row(Text(value), Text(who, style="dim" if console.color_system else ""))
    console.print(Padding(sides, (0, 0, 1, 3)))
