"""Reads files that may come from anybody: only regular ones, and never endlessly."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

_KINDS = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISLNK, "a link"),
)


def kind_of(mode: int) -> str:
    """Return in words what kind of thing, other than a regular file, has the file mode `mode`."""
    return next((name for test, name in _KINDS if test(mode)), "something special")


def read_plain(path: Path, most: int) -> bytes:
    """Return the content of the regular file at `path`, which may hold `most` bytes.

    Raises:
        OSError: there is none, it is something else or larger, or it can't be read; `strerror` says which.
    """
    try:
        # Without O_NONBLOCK, opening a named pipe would wait for a writer forever.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except ValueError as error:
        raise FileNotFoundError(errno.ENOENT, "the name holds a NUL character", str(path)) from error
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, f"{kind_of(status.st_mode)}, not a file", str(path))
    with os.fdopen(handle, "rb") as file:
        content = file.read(most + 1) if status.st_size <= most else b""
    if status.st_size > most or len(content) > most:
        raise OSError(errno.EFBIG, f"more than {most:,} bytes", str(path))
    return content
