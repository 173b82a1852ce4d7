"""What the user sees while a command works: lines on stderr, and a progress bar if stderr is a terminal."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import NoUsableInputError
from claimcheck.model import Problem

if TYPE_CHECKING:
    from claimcheck.progress import OnProgress, Progress
    from claimcheck.report.summary import Summary

_STAGES = {"read": "reading", "extract": "extracting", "align": "aligning", "compare": "comparing"}
_SHOWN_PROBLEMS = 5


def visible(text: str) -> str:
    """Return `text` with control characters and direction marks escaped: a title must not steer the terminal."""
    return "".join(c if c.isprintable() or c in "\n\u00a0" else _escape(c) for c in text)


def _escape(character: str) -> str:
    if unicodedata.category(character) == "Zs":
        return " "
    return character.encode("unicode_escape").decode("ascii")


def say(text: str) -> None:
    """Print `text` on stderr, without anything that a terminal would obey."""
    with suppress(OSError, ValueError):  # if this can't be printed, the exit code still tells
        print(visible(text), file=sys.stderr)  # noqa: T201 -- this is where the program speaks


def write(text: str) -> None:
    """Print `text`, a result, on stdout, without anything that a terminal would obey.

    Raises:
        NoUsableInputError: nothing more can be written there, for example on a full disk.
    """
    with printing():
        print(visible(text))  # noqa: T201 -- this is where the program speaks


@contextmanager
def printing() -> Iterator[None]:
    """Report that standard output can't be written to. A closed reader doesn't count."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise NoUsableInputError(cant_print(error)) from error


def cant_print(error: OSError) -> str:
    """Return what to say if standard output can't be written to."""
    return f"standard output can't be written to ({error.strerror or error}); send it to another place"


def colour_allowed() -> bool:
    """Return whether the user has not switched colours off (https://no-color.org)."""
    return not os.environ.get("NO_COLOR")


@dataclass(slots=True)
class Screen:
    """How much a command prints.

    `at` is the current file, for error messages, and `stage` the current work; `interrupted` says that the user wants
    it to stop.
    """

    quiet: bool = False
    verbose: bool = False
    at: str = ""
    interrupted: bool = False
    stage: str = ""

    def note(self, text: str) -> None:
        """Print `text` on stderr unless the user wants quiet."""
        if not self.quiet:
            say(text)

    def problems(self, problems: Sequence[Problem], more: str) -> None:
        """Print what was skipped and what was odd: the first few, or all if the user wants more.

        `more` says where the rest is.
        """
        shown = problems if self.verbose else problems[:_SHOWN_PROBLEMS]
        for problem in shown:
            place = f", {problem.place}" if problem.place else ""
            self.note(f"warning: {problem.file}{place}: {problem.message}")
        if len(problems) > len(shown):
            self.note(f"warning: {len(problems) - len(shown)} more like these, {more}")

    def summary(self, summary: Summary, folder: Path | None) -> None:
        """Show the disagreements on stdout, and where the report is, if there is one, unless the user wants quiet."""
        if self.quiet:
            return
        from rich.console import Console  # noqa: PLC0415 -- only needed here

        from claimcheck.report.summary import show_summary  # noqa: PLC0415 -- only needed here

        with printing():
            show_summary(summary, folder, Console(no_color=not colour_allowed(), highlight=False))

    @contextmanager
    def progress(self) -> Iterator[OnProgress]:
        """Show a progress bar on stderr during the block if stderr is a terminal; else nothing."""
        if self.quiet or not sys.stderr.isatty():
            yield self._remember
            return
        from rich.console import Console  # noqa: PLC0415 -- only needed here
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415 -- as above
        from rich.progress import Progress as Bar  # noqa: PLC0415 -- as above

        columns = (
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(elapsed_when_finished=True),
            TextColumn("{task.fields[file]}", markup=False),
        )
        console = Console(stderr=True, no_color=not colour_allowed())
        with Bar(*columns, console=console, transient=True) as bar:
            task = bar.add_task("starting", total=None, file="")

            def move(progress: Progress) -> None:
                begins = progress.stage != self.stage
                self._remember(progress)
                if begins:
                    # Unchanged articles took no time, so only the others count for the estimate.
                    bar.reset(task, completed=progress.done, total=progress.total or None)
                name = visible(progress.file)[-40:]
                bar.update(task, description=_STAGES[progress.stage], completed=progress.done, file=name)

            yield move

    def _remember(self, progress: Progress) -> None:
        """Record the progress, and print what the user should know."""
        if self.interrupted:
            raise KeyboardInterrupt
        if progress.stage != self.stage and progress.unchanged:
            self.note(f"{progress.unchanged} of {progress.total} articles are unchanged since an earlier run")
        if progress.note:
            self.note(f"warning: {progress.note}")
        self.at, self.stage = progress.file, progress.stage
