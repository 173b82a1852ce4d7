"""Turns whatever goes wrong inside a command into one clear message and the exit code of the contract."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import typer

from claimcheck.cli.exit_codes import FAILED, INTERRUPTED
from claimcheck.cli.screen import Screen, say
from claimcheck.errors import ClaimcheckError


@contextmanager
def guarded(screen: Screen) -> Iterator[None]:
    """Run a command. No traceback reaches the user unless `--verbose` asks for it."""
    try:
        yield
    except typer.Exit:
        raise
    except ClaimcheckError as error:
        say(f"error: {error}")
        raise typer.Exit(error.exit_code) from error
    except KeyboardInterrupt as error:
        say("interrupted; what was written before is whole")
        raise typer.Exit(INTERRUPTED) from error
    except BrokenPipeError as error:
        # Whoever read our output has had enough (`claimcheck compare A B | head`).
        raise typer.Exit(0) from error
    except Exception as error:
        where = f" while it worked on '{screen.at}'" if screen.at else ""
        say(f"error: sorry, claimcheck failed{where}: {type(error).__name__}: {error}")
        if screen.verbose:
            say(traceback.format_exc())
        else:
            say("Run it again with --verbose for the details, and please report them.")
        raise typer.Exit(FAILED) from error


def flush_output() -> None:
    """Print what is left to print; if nobody reads it any more, drop it, or Python complains about it at exit."""
    try:
        sys.stdout.flush()
    except (BrokenPipeError, ValueError):
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
