"""Kills `export` and `review import` at random moments, and looks at what they leave."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import openpyxl
from killing import Files, any_signal, files_in, kill_all, lay, neither, options

from claimcheck.cli.app import app
from claimcheck.cli.export import Target

# Loaded before any command starts, so that the kills meet its work and not the loading of modules.
from claimcheck.export import formats  # noqa: F401
from claimcheck.findings import read_report
from claimcheck.review import taking  # noqa: F401
from claimcheck.review.store import STORE, read_decisions
from claimcheck.review_sheet import CLAIM_ID, CLAIMS_SHEET, RIGHT

SAMPLE = Path(__file__).parent.parent / "reports" / "coalition"
FORMATS = (Target.SQLITE, Target.JSONLD, Target.WEBANNOTATION, Target.LABELSTUDIO)


def start(*arguments: str) -> int:
    """Start a command in a process of its own and return its number."""
    process = os.fork()
    if process:
        return process
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        sys.argv = ["claimcheck", *arguments]
        app(list(arguments))
    except SystemExit as end:
        os._exit(end.code if isinstance(end.code, int) else 1)
    finally:
        os._exit(70)


def killed(after: float, number: int, *arguments: str) -> int:
    """Start a command, end it with the signal `number` when `after` seconds have gone, and return its exit code."""
    process = start(*arguments)
    time.sleep(after)
    os.kill(process, number)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def undisturbed(*arguments: str) -> float:
    """Run a command to its end, and return how many seconds it took."""
    began = time.monotonic()
    code = os.waitstatus_to_exitcode(os.waitpid(start(*arguments), 0)[1])
    if code:
        sys.exit(f"claimcheck {' '.join(arguments)} ends with {code}")
    return time.monotonic() - began


def answered(report: Path, name: str, answers: Callable[[int], str]) -> Path:
    """Return a copy of the workbook of `report` with an answer for each claim of its sheet, by number."""
    book = openpyxl.load_workbook(report / "review.xlsx")
    sheet = book[CLAIMS_SHEET]
    columns = {cell.value: cell.column for cell in sheet[1] if cell.value}
    for row in range(2, sheet.max_row + 1):
        if sheet.cell(row, columns[CLAIM_ID]).value and answers(row):
            sheet.cell(row, columns[RIGHT.title]).value = answers(row)
    place = report.parent / name
    book.save(place)
    return place


def decided(report: Path) -> list[str]:
    """Return all that is stored, replaced answers too, whatever the rows are called."""
    read_decisions(report)
    with closing(sqlite3.connect(f"file:{report / STORE}?mode=ro", uri=True)) as store:
        if store.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            return ["damaged"]
        return sorted(
            map(repr, store.execute("SELECT target, reviewer, answer, cell, replaced_by IS NULL FROM decisions"))
        )


class Imports:
    """A report with one imported workbook, and a second one that adds answers and changes some."""

    name = "imports"

    def __init__(self, root: Path) -> None:
        self.report, self.hits = root / "report", 0
        shutil.copytree(SAMPLE, self.report)
        first = answered(self.report, "first.xlsx", lambda row: "yes" if row % 2 else "")
        self.second = answered(self.report, "second.xlsx", lambda row: "no claim" if row % 3 else "yes")
        undisturbed(*self.command(first))
        self.old_files, self.old = files_in(self.report), decided(self.report)
        self.seconds = undisturbed(*self.command(self.second))
        self.new = decided(self.report)

    def command(self, sheet: Path) -> list[str]:
        """Return the command that imports `sheet`."""
        return ["review", "import", str(sheet), "--report", str(self.report), "--reviewer", "Ada", "-q"]

    def faults(self, random: Random, seen: Counter[str]) -> list[str]:
        """Kill one import and let the next one go, and return what is wrong with what they leave."""
        lay(self.report, self.old_files)
        number = any_signal(random)
        code = killed(random.uniform(0, self.seconds), number, *self.command(self.second))
        seen[f"import: {number.name}, ended with {code}"] += 1
        faults = []
        left = decided(self.report)
        seen[f"import: {'all' if left == self.new else 'no'} new answers stored"] += 1
        if left not in (self.old, self.new):
            faults.append("the decisions are neither those before nor those after")
        if {n: c for n, c in files_in(self.report).items() if n != STORE} != {
            n: c for n, c in self.old_files.items() if n != STORE
        }:
            faults.append("a file of the report has changed")
        # How fast the machine is may change; a run that ends before it is killed shows nothing.
        self.seconds = undisturbed(*self.command(self.second))
        self.hits += code != 0
        if decided(self.report) != self.new:
            faults.append("the next import does not give the same decisions")
        if set(files_in(self.report)) != set(self.old_files) or list(self.report.glob("*-journal")):
            faults.append(f"other files lie there: {sorted(path.name for path in self.report.iterdir())}")
        return faults


class Exports:
    """A report, and a folder with the files of an earlier export in each format."""

    name = "exports"

    def __init__(self, root: Path) -> None:
        self.report, self.root, self.hits = root / "report", root, 0
        shutil.copytree(SAMPLE, self.report)
        read_report(self.report)
        self.before = files_in(self.report)
        self.new: dict[Target, Files] = {}
        self.seconds: dict[Target, float] = {}
        for target in FORMATS:
            place = root / target.value
            place.mkdir()
            self.seconds[target] = undisturbed(*self.command(target))
            self.new[target] = files_in(place)

    def command(self, target: Target) -> list[str]:
        """Return the command that exports into the folder of `target`."""
        place = self.root / target.value / "file.db"
        return ["export", str(self.report), "--to", target.value, "-o", str(place), "--replace", "-q"]

    def faults(self, random: Random, seen: Counter[str]) -> list[str]:
        """Kill one export and let the next one go, and return what is wrong with what they leave."""
        target = random.choice(FORMATS)
        place, new = self.root / target.value, self.new[target]
        old = {name: f"an earlier {name}\n".encode() for name in new}
        lay(place, old)
        number = any_signal(random)
        code = killed(random.uniform(0, self.seconds[target]), number, *self.command(target))
        seen[f"export: {number.name}, ended with {code}"] += 1
        left = files_in(place)
        faults = neither(left, old, new)
        faults += [f"{name} is gone" for name in old if name not in left]
        seen[f"export: {'new' if left == new else 'old' if left == old else 'some old and some new'} files"] += 1
        self.seconds[target] = undisturbed(*self.command(target))
        self.hits += code != 0
        if files_in(place) != new:
            faults.append("the next export does not give the same bytes")
        if list(place.glob("*.part")):
            faults.append(f"unfinished files lie there: {sorted(path.name for path in place.iterdir())}")
        if files_in(self.report) != self.before:
            faults.append("the report has changed")
        return faults


def main() -> None:
    """Kill as many of each command as the options ask for, and exit with 1 where one leaves what it must not."""
    chosen = options(__doc__, rounds=60).parse_args()
    kill_all(chosen, lambda folder: [Imports(folder / "imports"), Exports(folder / "exports")])


if __name__ == "__main__":
    main()
