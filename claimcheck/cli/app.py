"""The `claimcheck` command: the sub-commands, each in its own file, and how the process ends."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from typing import Annotated

import typer

from claimcheck import __version__
from claimcheck.cli.compare import compare_command
from claimcheck.cli.config import config_app
from claimcheck.cli.doctor import doctor_command
from claimcheck.cli.exit_codes import INTERRUPTED
from claimcheck.cli.export import export_command
from claimcheck.cli.extract import extract_command
from claimcheck.cli.guard import flush_output
from claimcheck.cli.options import HELP
from claimcheck.cli.report import report_command
from claimcheck.cli.review import review_app
from claimcheck.cli.rules import rules_app

# Plain help: the same on every terminal, in the documentation and in the ear of a screen reader.
app = typer.Typer(
    name="claimcheck",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings=HELP,
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"claimcheck {__version__}")
        raise typer.Exit


Version = Annotated[
    bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
]


@app.callback()
def main(version: Version = False) -> None:
    """Find what news articles claim, who says so, and where they disagree."""
    del version


app.command("report", context_settings=HELP)(report_command)
app.command("extract", context_settings=HELP)(extract_command)
app.command("compare", context_settings=HELP)(compare_command)
app.command("export", context_settings=HELP)(export_command)
app.command("doctor", context_settings=HELP)(doctor_command)
app.add_typer(review_app, name="review")
app.add_typer(rules_app, name="rules")
app.add_typer(config_app, name="config")


def run() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that knows no curly quotes gets them escaped instead of an error.
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except KeyboardInterrupt:
        # Only between the commands' own guards; there is nothing to tidy up there.
        with contextlib.suppress(OSError):
            sys.stderr.write("interrupted\n")
        os._exit(INTERRUPTED)
    finally:
        flush_output()
