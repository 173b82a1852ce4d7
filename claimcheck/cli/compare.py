"""`claimcheck compare`: two articles, a quick look on the terminal."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli import options
from claimcheck.cli.guard import guarded
from claimcheck.cli.report import exit_code, severities
from claimcheck.cli.screen import Screen, write
from claimcheck.errors import NoUsableInputError

First = Annotated[Path, typer.Argument(metavar="A", help="An article.", show_default=False)]
Second = Annotated[Path, typer.Argument(metavar="B", help="Another article.", show_default=False)]


@options.takes_options
def compare_command(
    first: First, second: Second, *, as_json: options.Json = False, run: options.FindingOptions
) -> None:
    """Compare two articles and show the result. Writes nothing, and stores nothing for later runs."""
    with guarded(run.screen) as screen:
        raise typer.Exit(compare_articles(first, second, as_json=as_json, run=run, screen=screen))


def compare_articles(
    first: Path, second: Path, *, as_json: bool = False, run: options.FindingOptions, screen: Screen
) -> int:
    """Show where the articles at `first` and `second` disagree and return the exit code."""
    from claimcheck.pipeline import check  # noqa: PLC0415 -- heavy
    from claimcheck.report.jsonlines import json_text, result_record  # noqa: PLC0415 -- only needed here
    from claimcheck.report.terminal import summarise  # noqa: PLC0415 -- heavy

    with screen.progress() as tell:
        result = check([first, second], settings=replace(run.settings, cache=False), on_progress=tell)
    if len(result.articles) < 2:
        screen.problems(result.problems, "shown with --verbose")
        raise NoUsableInputError("only one of the two articles could be read; see the warning above")
    if as_json:
        write(json_text(result_record(result), indent=2))
    else:
        screen.summary(summarise(result, written=False, opened=run.opened, sentences=True), None)
    return exit_code(severities(result), run.fail_on)
