"""Checks the size of a ZIP archive before unpacking, and looks for things that no document contains."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Collection
from typing import IO

from claimcheck.read.raw import MEGABYTE, RefusedError

MOST_UNPACKED = 100 * MEGABYTE
MOST_FILES = 10_000
# XML shrinks to a twentieth at best; anything below a hundredth was made to fill the memory.
MOST_RATIO = 100
_SMALL = MEGABYTE
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")
_LONGEST_DECLARATION = max(map(len, _DECLARATIONS))
_PIECE = MEGABYTE
_BROKEN = (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError, zlib.error)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def open_archive(content: bytes, kind: str = "Word file") -> zipfile.ZipFile:
    """Return the archive, whose unpacked size is safe: Python's reader stops at the declared size.

    `kind` is what the messages call it.

    Raises:
        RefusedError: it isn't one, is encrypted, or would unpack to more than `MOST_UNPACKED`.
    """
    if content.startswith(_OLD_OFFICE):
        raise RefusedError(
            "not_a_document", "is an old (.doc) or password-protected office file; save it as .docx without a password"
        )
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise RefusedError("not_a_document", f"is no {kind}, or a damaged one ({error}); save it again") from error
    if len(parts) > MOST_FILES:
        raise RefusedError("archive_bomb", f"holds {len(parts):,} parts, unlike any {kind}, so it was not unpacked")
    if any(part.flag_bits & 1 for part in parts):
        raise RefusedError("encrypted", "is protected by a password; save it without one")
    unpacked = sum(part.file_size for part in parts)
    packed = max(1, sum(part.compress_size for part in parts))
    if unpacked > MOST_UNPACKED or (unpacked > _SMALL and unpacked > MOST_RATIO * packed):
        message = f"would unpack to {unpacked / MEGABYTE:,.0f} MB, {unpacked // packed:,} times its size"
        raise RefusedError("archive_bomb", f"{message}; it was not unpacked")
    return archive


def check_declarations(archive: zipfile.ZipFile, kind: str = "Word file", only: Collection[str] = ()) -> None:
    """Check that no XML part declares entities: they can make a small file grow without end, or read another file.

    If `only` names parts, the others are not checked.

    Raises:
        RefusedError: one does, or can't be unpacked.
    """
    for part in archive.infolist():
        if part.filename not in only if only else not part.filename.lower().endswith((".xml", ".rels")):
            continue
        try:
            with archive.open(part) as file:
                declares = _declares(file)
        except _BROKEN as error:
            raise _damaged(part.filename) from error
        if declares:
            raise RefusedError("entities", f"declares XML entities, which no {kind} does, so it was not read")


def unpacked(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """Return the content of the part called `name`, None if there is no such part.

    Raises:
        RefusedError: it can't be unpacked.
    """
    try:
        return archive.read(name)
    except KeyError:
        return None
    except _BROKEN as error:
        raise _damaged(name) from error


def _damaged(name: str) -> RefusedError:
    return RefusedError("damaged", f"is damaged: its part '{name[:80]}' can't be unpacked")


def _declares(file: IO[bytes]) -> bool:
    """Return whether a part contains a declaration; comments of any length may precede it."""
    rest = b""
    while piece := file.read(_PIECE):
        # UTF-16 puts a NUL beside every letter.
        piece = rest + piece.replace(b"\0", b"")
        if any(mark in piece for mark in _DECLARATIONS):
            return True
        rest = piece[-_LONGEST_DECLARATION:]
    return False
