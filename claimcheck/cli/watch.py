"""`claimcheck watch`: writes the report anew whenever articles arrive, change or go."""

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

Every = Annotated[
    float, typer.Option("--every", metavar="SECONDS", min=0.01, help="How often to look whether something has changed.")
]
QuietFor = Annotated[
    float,
    typer.Option(
        "--quiet-for",
        metavar="SECONDS",
        min=0.0,
        help="Begin once nothing has changed for so long: files arrive in lots.",
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
    """Write the report, and write it anew whenever articles arrive, change or go. Runs until Ctrl-C."""
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

    What goes wrong with one run is told, and the next change is waited for. Only what is wrong from the start ends it.

    Raises:
        UsageError: the first run can't be made as it was asked for.
        RulesError: the rules are invalid from the start.
        NoUsableInputError: an input is not there from the start.
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
            raise UsageError("what is piped in can't be watched; name a folder")
        if not os.path.lexists(path):
            raise NoUsableInputError(f"{path}: is not there")


def _whatever_happens(report: Callable[[], None], screen: Screen, *, first: bool) -> None:
    """Have the report written, and tell what goes wrong with it. Only what is wrong from the start is raised."""
    try:
        report()
    except BrokenPipeError:
        raise  # nobody reads what is said any more
    except Exception as error:
        if screen.interrupted:
            # Compiled code took the interrupt for a fault of what it read.
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
    """Write the report, as soon as no other run is writing there."""
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
    """Return what lies in a folder of rules: editing one has the report written anew, too."""
    with suppress(OSError):
        return sorted(rules.iterdir()) if rules is not None and rules.is_dir() else []
    return []
