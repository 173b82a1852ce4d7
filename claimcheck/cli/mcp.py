"""`claimcheck mcp`: a server for an assistant on the same machine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli import options
from claimcheck.cli.guard import guarded
from claimcheck.cli.screen import Screen

Folders = Annotated[
    list[Path],
    typer.Argument(
        metavar="FOLDER",
        parser=options.named_path,
        help="A folder of articles or reports that the assistant may read.",
        show_default=False,
    ),
]


@options.takes_options
def mcp_command(folders: Folders, *, run: options.TextOptions) -> None:
    """Let an assistant compare articles and explain findings (MCP over stdin and stdout). Needs `[mcp]`.

    It reads in the named folders alone, writes nothing and asks nothing of the network.
    """
    with guarded(run.screen) as screen:
        serve_assistant(folders, run=run, screen=screen)


def serve_assistant(folders: list[Path], *, run: options.TextOptions, screen: Screen) -> None:
    """Answer an assistant until it closes the standard input.

    Raises:
        MissingExtraError: the SDK of the protocol is not installed.
        NoUsableInputError: one of the folders is none.
        RulesError: the rule files are invalid.
    """
    from claimcheck.extras import needed  # noqa: PLC0415 -- only needed here

    needed("mcp")
    from claimcheck.assistant.server import make_server  # noqa: PLC0415 -- heavy
    from claimcheck.rulebook.book import load_rulebook  # noqa: PLC0415 -- heavy

    server = make_server(folders, run.settings, load_rulebook(run.settings.rules))
    screen.note("Waiting for an assistant on standard input; Ctrl-C ends it.")
    server.run("stdio")
