"""The `claimcheck` command: the sub-commands, each in its own file, and how the process ends."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Callable
from typing import Annotated

import typer

from claimcheck import __version__
from claimcheck.cli.compare import compare_command
from claimcheck.cli.config import config_app
from claimcheck.cli.demo import demo_command
from claimcheck.cli.diff import diff_command
from claimcheck.cli.doctor import doctor_command
from claimcheck.cli.examples import examples
from claimcheck.cli.exit_codes import DISAGREEMENTS, DONE, FAILED, INTERRUPTED
from claimcheck.cli.export import export_command
from claimcheck.cli.extract import extract_command
from claimcheck.cli.fetch import fetch_command
from claimcheck.cli.guard import flush_output, open_streams
from claimcheck.cli.mcp import mcp_command
from claimcheck.cli.new import new_command
from claimcheck.cli.options import HELP
from claimcheck.cli.report import report_command
from claimcheck.cli.review import review_app
from claimcheck.cli.rules import rules_app
from claimcheck.cli.screen import cant_print, say
from claimcheck.cli.serve import serve_command
from claimcheck.cli.watch import watch_command

# Plain help: the same on every terminal, in the docs and for screen readers.
app = typer.Typer(
    name="claimcheck",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings=HELP,
    epilog=examples("claimcheck"),
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


_COMMANDS: dict[str, Callable[..., None]] = {
    "report": report_command,
    "watch": watch_command,
    "extract": extract_command,
    "compare": compare_command,
    "diff": diff_command,
    "fetch": fetch_command,
    "new": new_command,
    "export": export_command,
    "serve": serve_command,
    "mcp": mcp_command,
    "demo": demo_command,
    "doctor": doctor_command,
}
_GROUPS = {"review": review_app, "rules": rules_app, "config": config_app}

for _name, _command in _COMMANDS.items():
    app.command(_name, context_settings=HELP, epilog=examples(f"claimcheck {_name}"))(_command)
for _name, _group in _GROUPS.items():
    app.add_typer(_group, name=_name, epilog=examples(f"claimcheck {_name}"))
    for _member in _group.registered_commands:
        _member.epilog = examples(f"claimcheck {_name} {_member.name}")


def run() -> None:
    """Run the command line."""
    open_streams()
    code = DONE
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Terminals without curly quotes get them escaped instead of an error.
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except KeyboardInterrupt:
        # Only outside of the commands' own guards; there is nothing to clean up there.
        with contextlib.suppress(OSError):
            sys.stderr.write("interrupted\n")
        os._exit(INTERRUPTED)
    except SystemExit as error:
        if error.code == INTERRUPTED:
            # Python would report an interrupt during an import as a signal, though it has been handled.
            flush_output()
            os._exit(INTERRUPTED)
        code = error.code if isinstance(error.code, int) else DONE
    except OSError as error:
        # Help and the version are printed outside of the commands' own guards.
        code = FAILED
        say(f"error: {cant_print(error)}")
    finally:
        flushed = flush_output()
    if flushed == FAILED or (flushed == DONE and code == DISAGREEMENTS):
        code = flushed
    sys.exit(code)
