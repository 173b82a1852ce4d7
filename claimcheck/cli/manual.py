"""Writes `docs/cli.md` from what `--help` says, so that both always agree."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from claimcheck.cli.app import app

_WIDTH = 100
_START = """# The command line

This page is what `--help` says; `make docs` writes it.

Exit codes: 0 done; 1 there are disagreements at or above the level given with `--fail-on`; 2 wrong usage;
3 no input was usable, the output can't be written, or something in a reviewed sheet was not taken,
or nothing is filled in there;
4 the rules are invalid; 5 another run holds the output folder;
130 interrupted.
"""


def manual() -> str:
    """Return the page."""
    sections = [_START]
    for name, command in commands():
        context = command.make_context(
            name, [], resilient_parsing=True, terminal_width=_WIDTH, max_content_width=_WIDTH
        )
        sections.append(f"## `{name}`\n\n```text\n{command.get_help(context).rstrip()}\n```\n")
    return "\n".join(sections)


def commands() -> Iterator[tuple[str, Any]]:
    """Yield every command with its full name (`claimcheck rules check`), a group before its members."""
    yield from _below("claimcheck", typer.main.get_command(app))


def _below(name: str, command: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 -- typer brings its own copy of click, untyped
    yield name, command
    for child_name, child in getattr(command, "commands", {}).items():
        yield from _below(f"{name} {child_name}", child)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(manual(), encoding="utf-8")
