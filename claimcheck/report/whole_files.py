"""Writes each file completely or not at all: no kill, full disk or power cut leaves half a file."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

# The content of a file: whole, or in parts that are made while it is written.
Content = bytes | Iterable[bytes]


def whole(content: Content) -> bytes:
    """Return a content in one piece."""
    return content if isinstance(content, bytes) else b"".join(content)


def write_whole(folder: Path, files: Mapping[str, Content]) -> None:
    """Write `files` (content by name) into `folder`: first all of them under temporary names, then each into its place.

    If one can't be put into its place, the earlier ones are restored.

    Raises:
        OSError: a file could not be written; everything in `folder` is as it was.
    """
    waiting = {name: _beside(folder / name, "part") for name in files}
    before = {name: _beside(folder / name, "before.part") for name in files}
    try:
        for parent in {path.parent for path in waiting.values()} - {folder}:
            parent.mkdir(exist_ok=True)
        for name, path in waiting.items():
            _write_through(path, files[name])
        for name, path in before.items():
            _keep(folder / name, path)
        _put_in_place(folder, waiting, before)
    finally:
        for path in (*waiting.values(), *before.values()):
            # Leftovers are written again by the next run; the first error matters more than this one.
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _put_in_place(folder: Path, waiting: Mapping[str, Path], before: Mapping[str, Path]) -> None:
    done: list[str] = []
    try:
        for name, path in waiting.items():
            path.replace(folder / name)
            done.append(name)
        for parent in sorted({path.parent for path in waiting.values()}):
            _sync_folder(parent)
    except BaseException:
        for name in done:
            with suppress(OSError):
                if before[name].exists():
                    before[name].replace(folder / name)
                else:
                    (folder / name).unlink(missing_ok=True)
        raise


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(f".{path.name}.{suffix}")


def _keep(path: Path, before: Path) -> None:
    """Keep the file at `path`, if there is one, under the name `before`, too."""
    before.unlink(missing_ok=True)
    if not os.path.lexists(path):
        return
    try:
        os.link(path, before, follow_symlinks=False)
    except OSError:
        # Not every file system allows two names for one file.
        shutil.copy2(path, before, follow_symlinks=False)


def _write_through(path: Path, content: Content) -> None:
    # A leftover of a killed run may be a link by now; a new file is created, and an old one never followed.
    path.unlink(missing_ok=True)
    with path.open("xb") as handle:
        for part in [content] if isinstance(content, bytes) else content:
            handle.write(part)
        handle.flush()
        os.fsync(handle.fileno())


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
