"""`claimcheck watch`: rewrites the report whenever articles arrive, change or disappear."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli import options
from claimcheck.cli.guard import guarded, say_what_failed
from claimcheck.cli.report import make_report
from claimcheck.cli.safe_output import files_read
from claimcheck.cli.screen import Screen, printing, say
from claimcheck.cli.settled import Pace, State, settled, state_of
from claimcheck.errors import ClaimcheckError, NoUsableInputError, OutputHeldError, UsageError

Every = Annotated[float, typer.Option("--every", metavar="SECONDS", min=0.01, help="How often to look for changes.")]
QuietFor = Annotated[
    float,
    typer.Option(
        "--quiet-for",
        metavar="SECONDS",
        min=0.0,
        help="How long nothing may have changed before a run begins.",
    ),
]


@options.takes_options
def watch_command(
    inputs: options.Inputs,
    *,
    output: options.Output,
    replace: options.Replace = False,
    every: Every = 2.0,
    quiet_for: QuietFor = 5.0,
    run: options.WatchOptions,
) -> None:
    """Write the report, and rewrite it whenever articles arrive, change or disappear. Runs until Ctrl-C."""
    with guarded(run.screen) as screen:
        watch(inputs, output, replace=replace, pace=Pace(every, quiet_for), run=run, screen=screen)


def watch(
    inputs: Sequence[Path],
    output: Path,
    *,
    replace: bool = False,
    pace: Pace,
    run: options.WatchOptions,
    screen: Screen,
) -> None:
    """Keep the report on `inputs` in `output` up to date until the user interrupts it.

    If a run fails, it prints the error and waits for the next change.

    Raises:
        UsageError: the first run has wrong options.
        RulesError: the rules of the first run are invalid.
        NoUsableInputError: an input doesn't exist at the start.
    """
    _check_inputs(inputs)
    asked = run.for_report

    def look() -> State:
        return state_of([*files_read(inputs, run.rules, run.config), *_rule_files(run.rules)])

    def report() -> None:
        _report(inputs, output, replace=replace, run=asked, pace=pace, screen=screen)

    for number, _ in enumerate(settled(look, pace)):
        if not number:
            screen.note("Watching; Ctrl-C ends it.")
        _whatever_happens(report, screen, first=not number)
        with printing():
            sys.stdout.flush()


def _check_inputs(inputs: Sequence[Path]) -> None:
    for path in inputs:
        if str(path) == "-":
            raise UsageError("piped input can't be watched; name a folder")
        if not os.path.lexists(path):
            raise NoUsableInputError(f"{path}: does not exist")


def _whatever_happens(report: Callable[[], None], screen: Screen, *, first: bool) -> None:
    """Write the report, and print what goes wrong. Errors are raised only in the first run."""
    try:
        report()
    except BrokenPipeError:
        raise  # nobody reads the output any more
    except Exception as error:
        if screen.interrupted:
            # Compiled code mistook the interrupt for an error in its input.
            raise KeyboardInterrupt from error
        if not isinstance(error, ClaimcheckError):
            say_what_failed(error, screen)
        elif first and not isinstance(error, NoUsableInputError):
            raise
        else:
            say(f"error: {error}")
    if screen.interrupted:
        raise KeyboardInterrupt


def _report(
    inputs: Sequence[Path], output: Path, *, replace: bool, run: options.ReportOptions, pace: Pace, screen: Screen
) -> None:
    """Write the report once no other run is writing there."""
    told = False
    while True:
        try:
            make_report(inputs, output, replace=replace, run=run, screen=screen)
        except OutputHeldError as error:
            if not told:
                screen.note(f"waiting: {error}")
            told = True
            time.sleep(max(pace.every, pace.quiet_for))
        else:
            return


def _rule_files(rules: Path | None) -> list[Path]:
    """Return the files in a folder of rules: the report is rewritten after an edit, too."""
    with suppress(OSError):
        return sorted(rules.iterdir()) if rules is not None and rules.is_dir() else []
    return []
