"""The errors that a user may see. Each has the exit code for the command; none shows a traceback."""

from __future__ import annotations


class ClaimcheckError(Exception):
    """Anything that ends a run with a clear message: what is wrong, where, and what to do next."""

    exit_code = 3


class UsageError(ClaimcheckError):
    """The command was called with arguments that make no sense together."""

    exit_code = 2


class MissingExtraError(UsageError):
    """The request needs a package that is not installed. The message says how to install it."""


class NoUsableInputError(ClaimcheckError):
    """Not one input could be read, or the output can't be written."""

    exit_code = 3


class RulesError(ClaimcheckError):
    """The rule files are invalid. The message has one `file:line: what is wrong` a line."""

    exit_code = 4


class OutputHeldError(ClaimcheckError):
    """Another run holds the output folder."""

    exit_code = 5
