"""Turns any error inside a command into one clear message and a documented exit code."""

from __future__ import annotations

import os
import signal
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import NoReturn

import typer

from claimcheck.cli.exit_codes import DONE, FAILED, INTERRUPTED
from claimcheck.cli.screen import Screen, cant_print, say
from claimcheck.errors import ClaimcheckError


@contextmanager
def guarded(screen: Screen) -> Iterator[Screen]:
    """Run a command. No traceback reaches the user unless `--verbose` asks for it."""
    try:
        with _heard_interrupts(screen):
            yield screen
    except typer.Exit:
        raise
    except ClaimcheckError as error:
        if screen.interrupted:
            # Compiled code mistook the interrupt for an error in its input.
            _leave(error)
        say(f"error: {error}")
        raise typer.Exit(error.exit_code) from error
    except KeyboardInterrupt as error:
        _leave(error)
    except BrokenPipeError as error:
        # The reader of our output has stopped (`claimcheck compare A B | head`).
        raise typer.Exit(0) from error
    except Exception as error:
        if screen.interrupted:
            _leave(error)
        say_what_failed(error, screen)
        raise typer.Exit(FAILED) from error


def say_what_failed(error: Exception, screen: Screen) -> None:
    """Print an error that nobody has foreseen."""
    if isinstance(error, FileNotFoundError) and _is_nowhere():
        say("error: the current folder is gone; change to another one (cd), and run it again")
        return
    where = f" while it worked on '{screen.at}'" if screen.at else ""
    say(f"error: sorry, claimcheck failed{where}: {type(error).__name__}: {error}")
    if screen.verbose:
        say("".join(traceback.format_exception(error)))
    else:
        say("Run it again with --verbose for the details, and please report them.")


def _leave(error: BaseException) -> NoReturn:
    say("interrupted; existing files are unharmed")
    raise typer.Exit(INTERRUPTED) from error


@contextmanager
def _heard_interrupts(screen: Screen) -> Iterator[None]:
    """Record on `screen` that the user interrupts: compiled code that can't pass on an exception loses it."""

    def heard(_signal: int, _frame: FrameType | None) -> None:
        screen.interrupted = True
        raise KeyboardInterrupt

    def lost(told: sys.UnraisableHookArgs) -> None:
        if told.exc_type is not KeyboardInterrupt:
            sys.__unraisablehook__(told)

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    # Ending a run by its process id (`kill`, a batch system, a shutdown) means the same as Ctrl-C. A
    # job in the background is started with Ctrl-C ignored, and must go on ignoring it.
    meant = [each for each in (signal.SIGINT, signal.SIGTERM) if signal.getsignal(each) is not signal.SIG_IGN]
    before = {number: signal.signal(number, heard) for number in meant}
    sys.unraisablehook = lost
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        sys.unraisablehook = sys.__unraisablehook__


def _is_nowhere() -> bool:
    try:
        os.getcwd()  # noqa: PTH109 -- nothing is done with it
    except OSError:
        return True
    return False


def flush_output() -> int | None:
    """Print the remaining output. Return the code of failure if that fails, of success if the reader is gone, or None.

    What can't be printed is dropped, or Python complains about it at exit.
    """
    code = None
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError) as error:
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
            if stream is sys.stdout and isinstance(error, BrokenPipeError):
                code = DONE
            elif stream is sys.stdout and isinstance(error, OSError):
                say(f"error: {cant_print(error)}")
                code = FAILED
    return code


def open_streams() -> None:
    """Give the program the standard streams that it was started without (`claimcheck doctor >&-`).

    Otherwise the next opened file would take their number, and anything printed would go into it.
    """
    while (handle := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(handle, True)
    os.close(handle)
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 -- for as long as it runs
