"""Writes files so that each is there whole or as it was before: no kill, full disk or power cut leaves a half one."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path


def write_whole(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write `files` (content by name) into `folder`: first all of them beside their places, then each into its place.

    Raises:
        OSError: nothing in `folder` was changed, unless a rename failed after the data was safe on disk.
    """
    waiting = {name: folder / f".{name}.part" for name in files}
    try:
        for name, path in waiting.items():
            _write_through(path, files[name])
        for name, path in waiting.items():
            path.replace(folder / name)
        _sync_folder(folder)
    finally:
        for path in waiting.values():
            path.unlink(missing_ok=True)


def _write_through(path: Path, content: bytes) -> None:
    # A leftover of a killed run may be a link to elsewhere by now; a new file is made, never an old one followed.
    path.unlink(missing_ok=True)
    with path.open("xb") as handle:
        handle.write(content)
        handle.flush()
        os.fsync(handle.fileno())


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
