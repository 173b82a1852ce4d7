"""`claimcheck serve`: a finished report in the browser, with buttons to answer in."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli import options
from claimcheck.cli.guard import guarded
from claimcheck.cli.screen import Screen, printing, write
from claimcheck.errors import NoUsableInputError

Folder = Annotated[
    Path,
    typer.Argument(metavar="REPORT", parser=options.named_path, help="The folder of a report.", show_default=False),
]
Host = Annotated[
    str, typer.Option("--host", metavar="HOST", help="Where to listen; 0.0.0.0 lets a desk's network in, unencrypted.")
]
Port = Annotated[
    int, typer.Option("--port", metavar="N", min=0, max=65535, help="The port to listen on; 0 takes a free one.")
]
Reviewer = Annotated[
    str,
    typer.Option(
        "--reviewer",
        metavar="NAME",
        help="Who is reviewing on this machine; otherwise the page asks.",
        show_default=False,
    ),
]


def serve_command(
    folder: Folder,
    *,
    host: Host = "127.0.0.1",
    port: Port = 0,
    reviewer: Reviewer = "",
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Open a finished report in the browser, with buttons to answer in. Runs until Ctrl-C; needs `[serve]`."""
    screen = Screen(quiet=quiet, verbose=verbose, at=str(folder))
    with guarded(screen):
        serve_folder(folder, host=host, port=port, reviewer=reviewer, screen=screen)


def serve_folder(folder: Path, *, host: str, port: int, reviewer: str, screen: Screen) -> None:
    """Serve the report in `folder` until the user interrupts it, and print the address to open.

    Raises:
        NoUsableInputError: `folder` is not that of a report. UsageError: the host or port is not available.
        KeyboardInterrupt: the user has interrupted it before it served.
    """
    from claimcheck.extras import needed  # noqa: PLC0415 -- only needed here

    for module in ("starlette", "uvicorn"):
        needed(module)
    from claimcheck.serve.server import is_open, serve_report  # noqa: PLC0415 -- heavy

    if not folder.is_dir():
        raise NoUsableInputError(f"{folder}: is not a folder; name the folder of a report")

    serving = False

    def ready(address: str) -> None:
        nonlocal serving
        serving = True
        write(address)
        with printing():
            sys.stdout.flush()
        screen.note("Open this address in a browser. Anyone who has it can answer. Ctrl-C ends it.")
        if is_open(host):
            screen.note("warning: what is sent over the network is not encrypted")

    try:
        serve_report(folder, host=host, port=port, reviewer=" ".join(reviewer.split()), on_ready=ready)
    except KeyboardInterrupt:
        # Once it serves, this is how it is meant to end. Every answer that the page calls saved is stored.
        if not serving:
            raise
