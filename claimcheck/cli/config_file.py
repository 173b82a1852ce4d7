"""Finds `claimcheck.toml`, checks it, and passes its values to the options that the command line doesn't set."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typer

from claimcheck.cli.screen import say
from claimcheck.errors import ClaimcheckError, UsageError
from claimcheck.plain_files import read_plain

NAME = "claimcheck.toml"
_MOST_BYTES = 1_000_000


def use_config(context: typer.Context, given: Path | None) -> Path | None:
    """Make the values of the configuration file the defaults of the command, and return the file, if there is one."""
    if context.resilient_parsing:
        return given
    try:
        path = given or _nearest_config()
        if path is not None:
            context.default_map = {**(context.default_map or {}), **read_config(path)}
    except ClaimcheckError as error:
        say(f"error: {error}")
        raise typer.Exit(error.exit_code) from error
    return path


def _nearest_config() -> Path | None:
    try:
        folder = Path.cwd()
    except OSError:
        return None  # the current folder is gone, with everything in it
    return find_config(folder, _home())


def _home() -> Path | None:
    try:
        return Path.home()
    except RuntimeError:
        return None  # neither $HOME nor the list of users names one


def find_config(folder: Path, home: Path | None) -> Path | None:
    """Return the nearest `claimcheck.toml`: in `folder`, or above it, up to the repository or `home`.

    In a folder outside both, only that folder is searched: the one above, such as `/tmp`, may belong to anybody.
    """
    folder = folder.resolve()
    above = [folder, *folder.parents]
    top = home.resolve() if home else None
    # Unlike those of Path, these also work for a folder that can't be searched.
    ends = [index for index, place in enumerate(above) if place == top or os.path.exists(place / ".git")]  # noqa: PTH110
    reach = above[: ends[0] + 1] if ends else above[:1]
    return next((place / NAME for place in reach if os.path.isfile(place / NAME)), None)  # noqa: PTH113


def read_config(path: Path) -> dict[str, Any]:
    """Return the values in the file at `path` by the name of their option. A path in it is relative to its folder.

    Raises:
        UsageError: it can't be read, or contains something that is not a setting; the message has one `file:line: what
        is wrong` a
            line.
    """
    from claimcheck.cli.config_schema import checked  # noqa: PLC0415 -- heavy, and most runs have no such file

    try:
        text = config_text(path)
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(_not_toml(path, str(error))) from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}:1: is not in UTF-8; save it in that encoding") from error
    except RecursionError as error:
        raise UsageError(f"{path}:1: is nested too deeply; write each setting as: workers = 2") from error
    except OSError as error:
        raise UsageError(f"{path}: can't be read ({error.strerror}); name another file with --config") from error
    values, faults = checked(data)
    if faults:
        raise UsageError("\n".join(f"{path}:{line_of(key, text)}: {fault}" for key, fault in faults))
    return _placed(values, path.parent)


def config_text(path: Path) -> str:
    """Return the text of the configuration file at `path`.

    Raises:
        OSError: it is not a file, is larger than any, or can't be read.
        UnicodeDecodeError: it is not written in UTF-8.
    """
    return read_plain(path, _MOST_BYTES).decode("utf-8").replace("\r\n", "\n")


def _placed(values: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    return {key: folder / _expanded(value) if isinstance(value, Path) else value for key, value in values.items()}


def _expanded(path: Path) -> Path:
    try:
        return path.expanduser()
    except RuntimeError as error:
        raise UsageError(f"{path}: there is no home folder that ~ could stand for; write the full path") from error


def _not_toml(path: Path, message: str) -> str:
    place = re.search(r" \(at line (\d+), column \d+\)| \(at end of document\)", message)
    line = place.group(1) if place and place.group(1) else "1"
    said = message[: place.start()] if place else message
    return f"{path}:{line}: is not valid TOML: {said[:1].lower()}{said[1:]}; write each setting as: workers = 2"


def line_of(key: str, text: str) -> int:
    """Return the line that sets `key`, or the table of that name, in the TOML `text`."""
    name = rf"[\"']?{re.escape(key)}[\"']?"
    setting = re.compile(rf"\s*(?:{name}\s*[.=]|\[+\s*{name}\s*[.\]])")
    lines = text.splitlines()
    return next((number for number, line in enumerate(lines, 1) if setting.match(line)), 1)
