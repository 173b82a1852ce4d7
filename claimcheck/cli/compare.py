"""`claimcheck compare`: two articles, a quick look on the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli import options
from claimcheck.cli.exit_codes import DONE
from claimcheck.cli.guard import guarded
from claimcheck.cli.screen import Screen
from claimcheck.errors import NoUsableInputError
from claimcheck.settings import Settings

First = Annotated[Path, typer.Argument(metavar="A", help="An article.", show_default=False)]
Second = Annotated[Path, typer.Argument(metavar="B", help="Another article.", show_default=False)]


def compare_command(
    first: First,
    second: Second,
    *,
    rules: options.Rules = None,
    model: options.Model = options.MODEL,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Compare two articles and show the result. Writes nothing."""
    screen = Screen(quiet=quiet, verbose=verbose)
    with guarded(screen):
        raise typer.Exit(compare_articles(first, second, settings=options.settings(rules, model), screen=screen))


def compare_articles(first: Path, second: Path, *, settings: Settings, screen: Screen) -> int:
    """Show where the articles at `first` and `second` disagree and return the exit code."""
    from claimcheck.pipeline import check  # noqa: PLC0415 -- heavy

    with screen.progress() as tell:
        result = check([first, second], settings=settings, on_progress=tell)
    if len(result.articles) < 2:
        screen.problems(result.problems, "shown with --verbose")
        raise NoUsableInputError("two articles are needed, and only one could be read; see the warning above")
    screen.result(result, None)
    return DONE
