"""Reads the bytes of one file, if it is a regular file of reasonable size."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from claimcheck.plain_files import kind_of

MEGABYTE = 1_000_000
LARGEST_ARTICLE = 20 * MEGABYTE
LARGEST_TABLE = 100 * MEGABYTE


class RefusedError(Exception):
    """An input that gives no article. `code` and the message become a line of `problems.csv`."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass(frozen=True, slots=True)
class RawFile:
    """The bytes of a file. `identity` is the same for two names (hard links) of one file."""

    content: bytes
    identity: tuple[int, int]


def read_raw(path: Path, limit: int = LARGEST_ARTICLE, *, follow: bool = True) -> RawFile:
    """Return the content of the regular file at `path`, which may be a link to one if `follow` is true.

    Raises:
        RefusedError: the file is missing, is not a regular file, can't be read, or has more than `limit` bytes.
    """
    # Without O_NONBLOCK, opening a named pipe would wait for a writer forever.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags if follow else flags | getattr(os, "O_NOFOLLOW", 0))
    except OSError as error:
        if error.errno == errno.ELOOP and not follow:
            raise RefusedError("link", "is a link and is not followed; copy the file here") from error
        raise refusal(path, error) from error
    except ValueError as error:
        # A NUL in the name, which no system accepts.
        raise RefusedError("missing", "does not exist; check the spelling") from error
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode):
        os.close(handle)
        raise RefusedError("not_a_file", f"is {kind_of(status.st_mode)}, not a file; it was not read")
    with os.fdopen(handle, "rb") as file:
        if status.st_size > limit:
            raise _too_large(status.st_size, limit)
        try:
            content = file.read(limit + 1)
        except OSError as error:
            raise refusal(path, error) from error
    if len(content) > limit:
        raise _too_large(len(content), limit)
    return RawFile(content, (status.st_dev, status.st_ino))


def refusal(path: Path, error: OSError) -> RefusedError:
    """Return why `path` can't be opened, and what to do about it."""
    # Unlike those of Path, these two never raise, for example in a folder that may not be searched.
    if os.path.islink(path) and not os.path.exists(path):  # noqa: PTH110, PTH114
        return RefusedError("dangling_link", "is a broken link; repair or remove it")
    if isinstance(error, FileNotFoundError):
        return RefusedError("missing", "does not exist; check the spelling")
    if isinstance(error, PermissionError):
        return RefusedError("unreadable", "can't be read by you; change its permissions (chmod u+r)")
    return RefusedError("unreadable", f"can't be read: {error.strerror or error}")


def _too_large(size: int, limit: int) -> RefusedError:
    return RefusedError(
        "too_large",
        f"holds {size / MEGABYTE:,.0f} MB, over the limit of {limit // MEGABYTE} MB; split it into one file an article",
    )
