"""`claimcheck config`: which settings are in force, and where each of them comes from."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from claimcheck.cli import options
from claimcheck.cli.config_file import config_text, line_of
from claimcheck.cli.exit_codes import DONE
from claimcheck.cli.guard import guarded
from claimcheck.cli.screen import write

config_app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings=options.HELP,
    help="See which settings are in force.",
)

_PREFIX = "CLAIMCHECK_"


@config_app.callback()
def config_main() -> None:
    """See which settings are in force."""


@config_app.command("show", context_settings=options.HELP)
@options.takes_options
def show_command(context: typer.Context, *, run: options.ReportOptions) -> None:
    """Show the value of every setting and where it comes from: an option, the environment, a file or the program."""
    with guarded(run.screen):
        for line in setting_lines(context, run.config):
            write(line)
        raise typer.Exit(DONE)


def setting_lines(context: typer.Context, file: Path | None) -> Iterator[str]:
    """Yield what is in force in `context`, where `file` is the configuration file in use."""
    yield f"file: {file}" if file else "file: none; there is no claimcheck.toml here or in the folders above"
    text = config_text(file) if file else ""
    variables = {}
    for parameter in context.command.params:
        variable = getattr(parameter, "envvar", None)
        if not variable:
            continue
        variables[str(variable)] = parameter.name
        if parameter.name == "config":
            continue
        name = str(parameter.name)
        source = context.get_parameter_source(name)
        places = {
            "COMMANDLINE": "the command line",
            "ENVIRONMENT": f"the environment ({variable})",
            "DEFAULT_MAP": f"{file}:{line_of(name, text)}",
        }
        place = places.get(source.name if source else "", "the program")
        yield f"{name} = {_shown(context.params.get(name))}    from {place}"
    for stray in sorted(name for name in os.environ if name.startswith(_PREFIX) and name not in variables):
        yield f"{stray} in the environment is not a setting and has no effect"


def _shown(value: Any) -> str:  # noqa: ANN401 -- whatever an option holds
    if value is None:
        return "not set"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
