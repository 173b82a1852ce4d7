"""Shows the disagreements on a terminal: a short table, where the report lies, and why there is nothing to show."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.model import Result, Severity
from claimcheck.report.disputes import Dispute, make_disputes
from claimcheck.report.page import why_empty
from claimcheck.report.safe_cells import one_line, shortened
from claimcheck.report.sorting import all_problems, gravity
from claimcheck.report.statements import Statements
from claimcheck.report.wording import VERDICT_COUNTS, count, joined

if TYPE_CHECKING:
    from rich.console import Console

MOST_SHOWN = 20
_LONGEST = 300
_COLOURS: dict[Severity, str] = {"high": "bold red", "medium": "yellow", "low": "blue"}


def show_result(
    result: Result, folder: Path | None, console: Console, *, most: int = MOST_SHOWN, precision: bool = False
) -> None:
    """Print the disagreements, at most `most` of them, and where the report lies (`folder`, if one was written).

    What differs only in precision is counted, and shown where `precision` asks for it.
    """
    from rich.text import Text  # noqa: PLC0415 -- not needed to start

    disputes = sorted(make_disputes(result, Statements(result)), key=lambda one: gravity(one.item))
    if disputes:
        shown = [one for one in disputes if precision or one.item.verdict != "precision"]
        if shown:
            _table(shown[:most], console)
        if len(shown) > most:
            console.print(Text(f"and {count(len(shown) - most, 'more disagreement')}"))
        hint = " --show precision lists what differs only in precision." if len(shown) < len(disputes) else ""
        console.print(Text(_counts(disputes) + hint))
    else:
        console.print(Text("No disagreement was found. " + why_empty(result)))
    problems = all_problems(result)
    if problems:
        console.print(Text(f"{count(len(problems), 'problem')}; see problems.csv" if folder else _problems(result)))
    if folder is not None:
        console.print(Text(f"Report: {one_line(str(folder / 'report.html'))}"), soft_wrap=True)


def _table(disputes: Iterable[Dispute], console: Console) -> None:
    from rich.table import Table  # noqa: PLC0415 -- not needed to start
    from rich.text import Text  # noqa: PLC0415 -- not needed to start

    table = Table(box=None, pad_edge=False, show_edge=False, leading=1, header_style="bold")
    for title, ratio in (("Kind", None), ("What differs", 3), ("Where", 3), ("Verdict", None)):
        table.add_column(title, ratio=ratio, overflow="fold", no_wrap=ratio is None)
    for one in disputes:
        # Never markup: square brackets in an article are words, not colours.
        table.add_row(
            Text(one.kind),
            Text(_brief(f"{one.label}: {one.what_differs}")),
            Text(_brief(_who(one))),
            Text(f"{one.verdict}\n({one.severity.lower()})", style=_COLOURS[one.item.severity]),
        )
    console.print(table)


def _brief(text: str) -> str:
    return shortened("\n".join(map(one_line, text.split("\n"))), _LONGEST)


def _who(dispute: Dispute) -> str:
    lines = []
    for side in dispute.sides:
        first = side.statements[0] if side.statements else None
        more = len(side.statements) + len(side.copies) - 1
        if first:
            rest = f" and {more} more" if more else ""
            lines.append(f"{shortened(one_line(side.value), 40)}: {one_line(first.outlet)}{rest}")
    return "\n".join(lines)


def _counts(disputes: Iterable[Dispute]) -> str:
    every = [one.item.verdict for one in disputes]
    parts = [count(every.count(verdict), *words) for verdict, words in VERDICT_COUNTS.items() if verdict in every]
    return joined(parts) + "."


def _problems(result: Result) -> str:
    return "\n".join(one_line(f"{item.file}: {item.message}") for item in all_problems(result))
