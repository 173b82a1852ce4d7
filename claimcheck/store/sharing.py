"""A lock that runs share while they use a folder, and that one may hold alone to rebuild its file."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK = ".lock"
_TRIES = 40
_PAUSE = 0.05


class HeldError(Exception):
    """Another run has the folder."""

    def __init__(self) -> None:
        super().__init__("another run is using the stored results, so they can't be rebuilt now")


class FolderLock:
    """The lock on `folder`, shared from the start. The system releases it when the process dies."""

    def __init__(self, folder: Path) -> None:
        self._handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            self._take(alone=False)
        except BaseException:
            os.close(self._handle)
            raise

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the folder exclusively during the block.

        Raises:
            HeldError: another run is still using it.
        """
        self._take(alone=True)
        try:
            yield
        finally:
            self._take(alone=False)

    def release(self) -> None:
        """Release the lock."""
        os.close(self._handle)

    def _take(self, *, alone: bool) -> None:
        import fcntl  # noqa: PLC0415 -- not on every system; only needed here

        how = fcntl.LOCK_EX if alone else fcntl.LOCK_SH
        for _ in range(_TRIES):
            try:
                fcntl.flock(self._handle, how | fcntl.LOCK_NB)
            except BlockingIOError:
                time.sleep(_PAUSE)
            else:
                return
        raise HeldError
