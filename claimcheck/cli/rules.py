"""`claimcheck rules`: checks the rule files, and shows how they read a phrase."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli import options
from claimcheck.cli.exit_codes import DONE
from claimcheck.cli.guard import guarded
from claimcheck.cli.screen import Screen, write
from claimcheck.errors import UsageError
from claimcheck.settings import Settings

rules_app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings=options.HELP,
    help="Check the rule files, or see how they read a phrase.",
)

Text = Annotated[
    str, typer.Argument(metavar="TEXT", help="A phrase or sentence, in quotation marks.", show_default=False)
]
On = Annotated[
    str | None,
    typer.Option("--date", metavar="YYYY-MM-DD", help="The date of the article, for words such as 'yesterday'."),
]


@rules_app.command("check", context_settings=options.HELP)
def check_command(config: options.Config = None, rules: options.Rules = None, verbose: options.Verbose = False) -> None:
    """Validate the rule files; every fault is named with file and line."""
    del config
    with guarded(Screen(verbose=verbose)):
        raise typer.Exit(check_rules(rules))


@rules_app.command("explain", context_settings=options.HELP)
@options.takes_options
def explain_command(text: Text, *, on: On = None, run: options.TextOptions) -> None:
    """Show the figures, dates, speakers and claims found in TEXT, each with the rules that found it."""
    with guarded(run.screen):
        raise typer.Exit(explain_text(text, on, settings=run.settings))


def check_rules(replacing: Path | None) -> int:
    """Load the rule files, summarise them and return the exit code."""
    from claimcheck.rulebook.book import SECTIONS, load_rulebook  # noqa: PLC0415 -- heavy

    book = load_rulebook(replacing)
    count = sum(len(getattr(model, "rules", ())) for model in book.models.values())
    files = f"{len(SECTIONS)} rule files with {count} rules and {len(book.tables)} tables"
    write(f"{files} are valid (SHA-256 {book.sha256}).")
    return DONE


def explain_text(text: str, on: str | None, *, settings: Settings) -> int:
    """Show how the rules read `text` and return the exit code."""
    from claimcheck.cli.explanation import explanation_lines  # noqa: PLC0415 -- heavy
    from claimcheck.extract.language import load_pipeline  # noqa: PLC0415 -- heavy
    from claimcheck.pipeline import explain  # noqa: PLC0415 -- heavy
    from claimcheck.rulebook.book import load_rulebook  # noqa: PLC0415 -- heavy

    published = _day(on)
    rules = load_rulebook(settings.rules)
    for line in explanation_lines(explain(text, rules, load_pipeline(settings.pipeline), published=published)):
        write(line)
    return DONE


def _day(words: str | None) -> date | None:
    if words is None:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise UsageError(f"--date takes a day such as 2025-01-31, not '{words}'") from error
