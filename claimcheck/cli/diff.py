"""`claimcheck diff`: what changed between two reports."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli import options
from claimcheck.cli.guard import guarded
from claimcheck.cli.report import exit_code
from claimcheck.cli.reviewers import SHOWN
from claimcheck.cli.screen import Screen, write

if TYPE_CHECKING:
    from claimcheck.model import Since

Old = Annotated[
    Path,
    typer.Argument(metavar="OLD", parser=options.named_path, help="The folder of a report.", show_default=False),
]
New = Annotated[
    Path,
    typer.Argument(metavar="NEW", parser=options.named_path, help="The folder of a later report.", show_default=False),
]
FailOn = Annotated[
    options.Level | None,
    typer.Option(
        "--fail-on",
        metavar="LEVEL",
        help="Exit with 1 if a new or reopened disagreement is at least high, medium or low.",
    ),
]


def diff_command(
    old: Old,
    new: New,
    *,
    as_json: options.Json = False,
    fail_on: FailOn = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Show what changed between two reports: findings that are new, changed or gone, and figures that moved."""
    with guarded(Screen(quiet=quiet, verbose=verbose)) as screen:
        raise typer.Exit(show_diff(old, new, as_json=as_json, fail_on=fail_on, screen=screen))


def show_diff(old: Path, new: Path, *, as_json: bool, fail_on: options.Level | None, screen: Screen) -> int:
    """Show what changed between the reports in `old` and `new`, and return the exit code."""
    from claimcheck.findings import read_report  # noqa: PLC0415 -- heavy
    from claimcheck.report.changes import changes_record  # noqa: PLC0415 -- only needed here
    from claimcheck.review.since import since  # noqa: PLC0415 -- only needed here

    found = since(read_report(old), read_report(new))
    if as_json:
        write(json.dumps(changes_record(found), indent=2))
    elif not screen.quiet:
        for line in diff_lines(found, None if screen.verbose else SHOWN):
            write(line)
    return exit_code((one.severity for one in (*found.of("new"), *found.of("reopened"))), fail_on)


def diff_lines(found: Since, most: int | None) -> Iterator[str]:
    """Yield the changes in lines: at most `most` of a kind."""
    from claimcheck.report.changes import change_lines, tally  # noqa: PLC0415 -- only needed here

    yield tally(found).capitalize() + "."
    for heading, lines, more in change_lines(found, most):
        yield f"{heading.capitalize()}:"
        yield from (f"  {line}" for line in lines)
        if more:
            yield f"  {more} more, listed with --verbose"
