"""Shows the disagreements on a terminal: a few lines each, where the report lies, and why there is nothing to show."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.model import Result, Severity
from claimcheck.report.disputes import Dispute, Side, make_disputes
from claimcheck.report.page import why_empty
from claimcheck.report.safe_cells import one_line, shortened
from claimcheck.report.sorting import all_problems
from claimcheck.report.statements import Statements
from claimcheck.report.wording import VERDICT_COUNTS, count, joined

if TYPE_CHECKING:
    from rich.console import Console

MOST_SHOWN = 20
_LONGEST = 300
_WIDEST_VALUE = 28
_MOST_OUTLETS = 4
_COLOURS: dict[Severity, str] = {"high": "bold red", "medium": "yellow", "low": "blue"}


def show_result(
    result: Result, folder: Path | None, console: Console, *, most: int = MOST_SHOWN, precision: bool = False
) -> None:
    """Print the disagreements, at most `most` of them, and where the report lies (`folder`, if one was written).

    What differs only in precision is counted, and shown where `precision` asks for it.
    """
    from rich.text import Text  # noqa: PLC0415 -- not needed to start

    disputes = make_disputes(result, Statements(result))
    if disputes:
        shown = [one for one in disputes if precision or one.item.verdict != "precision"]
        for one in shown[:most]:
            _show(one, console)
        if len(shown) > most:
            console.print(Text(f"and {count(len(shown) - most, 'more disagreement')}"))
        console.print(Text(_counts(disputes)))
        if len(shown) < len(disputes):
            console.print(Text("--show precision lists what differs only in precision."))
    else:
        console.print(Text("No disagreement was found. " + why_empty(result)))
    problems = all_problems(result)
    if problems:
        console.print(Text(f"{count(len(problems), 'problem')}; see problems.csv" if folder else _problems(result)))
    if folder is not None:
        console.print(Text(f"Report: {one_line(str(folder / 'report.html'))}"), soft_wrap=True)


def _show(one: Dispute, console: Console) -> None:
    """Print a disagreement: its number in the report and verdict, what differs, and who stands where."""
    from rich.padding import Padding  # noqa: PLC0415 -- not needed to start
    from rich.table import Table  # noqa: PLC0415 -- not needed to start
    from rich.text import Text  # noqa: PLC0415 -- not needed to start

    # Never markup: square brackets in an article are words, not colours.
    head = Text(f"{one.number}. ").append(one.verdict, style=_COLOURS[one.item.severity])
    console.print(head.append(f", {one.severity.lower()} severity. ").append(_brief(one.label), style="bold"))
    sides = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    values = [_brief(side.headline) for side in one.sides]
    wide = any(len(value) > _WIDEST_VALUE for value in values)
    sides.add_column(ratio=1 if wide else None, overflow="fold", no_wrap=not wide)
    sides.add_column(ratio=1 if wide else None, overflow="fold")
    for value, side in zip(values, one.sides, strict=True):
        sides.add_row(Text(value), Text(_brief(_who(side)), style="dim" if console.color_system else ""))
    console.print(Padding(sides, (0, 0, 1, 3)))


def _brief(text: str) -> str:
    return shortened(one_line(text), _LONGEST)


def _who(side: Side) -> str:
    """Return the outlets that stand on a side, in the order of their dates."""
    every = list(dict.fromkeys((one.outlet, one.day) for one in (*side.statements, *side.copies)))
    named = [f"{outlet}, {day}" for outlet, day in every[:_MOST_OUTLETS]]
    more = len(every) - len(named)
    return "; ".join([*named, *([f"and {more} more"] if more else [])])


def _counts(disputes: Iterable[Dispute]) -> str:
    every = [one.item.verdict for one in disputes]
    parts = [count(every.count(verdict), *words) for verdict, words in VERDICT_COUNTS.items() if verdict in every]
    return joined(parts) + "."


def _problems(result: Result) -> str:
    return "\n".join(one_line(f"{item.file}: {item.message}") for item in all_problems(result))
