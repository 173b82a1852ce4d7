"""The file of stored results: SQLite, written as each article is done, and never trusted.

Everything in it can be rebuilt, so damage costs only time. A damaged file, or one of another layout, is rebuilt; a
damaged result is not used. If the file can't be used at all, the run continues without it and says so.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from claimcheck.store.place import FILE
from claimcheck.store.sharing import FolderLock, HeldError

# Increased when the table changes.
_LAYOUT = 1
_APPLICATION = 0x636C6D63  # "clmc": says whose file it is
_TABLE = "CREATE TABLE results (number INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, packed BLOB NOT NULL)"
_CHECK_BYTES = 8
# Beyond this the oldest quarter is dropped. About 200,000 articles fit in.
_MOST_BYTES = 1_000_000_000
# How long to wait while another run writes.
_PATIENCE = 30.0

T = TypeVar("T")


class StoredResults:
    """Packed results by key. `failure` says what went wrong, if anything; after that nothing is found or kept."""

    def __init__(self, folder: Path) -> None:
        self.failure = ""
        self._path = folder / FILE
        self._lock: FolderLock | None = None
        self._file: sqlite3.Connection | None = None
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._lock = FolderLock(folder)
            self._file = self._opened()
        except (OSError, sqlite3.Error, HeldError) as error:
            self._give_up(error)

    def get(self, key: bytes) -> bytes | None:
        """Return the result stored under `key`, if there is one and it is undamaged."""

        def read(file: sqlite3.Connection) -> object:
            row = file.execute("SELECT packed FROM results WHERE key = ?", (key,)).fetchone()
            return row[0] if row else None

        stored = self._use(read)
        if not isinstance(stored, bytes) or stored[:_CHECK_BYTES] != _check(key, stored[_CHECK_BYTES:]):
            return None
        return stored[_CHECK_BYTES:]

    def put(self, results: Iterable[tuple[bytes, bytes]]) -> None:
        """Store packed results under their keys, all of them or none."""
        rows = [(key, _check(key, packed) + packed) for key, packed in results]

        def write(file: sqlite3.Connection) -> None:
            with _transaction(file):
                file.executemany("INSERT OR REPLACE INTO results (key, packed) VALUES (?, ?)", rows)

        self._use(write)

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            with suppress(sqlite3.Error):
                self._file.close()
        if self._lock is not None:
            self._lock.release()
        self._file = self._lock = None

    def _use(self, use: Callable[[sqlite3.Connection], T]) -> T | None:
        """Return the result of `use`; if the file turns out to be damaged, the result on a new one."""
        if self._file is None:
            return None
        try:
            try:
                return use(self._file)
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):
                    raise
                self._file = self._made_anew(self._file)
                return use(self._file)
        except (OSError, sqlite3.Error, HeldError) as error:
            self._give_up(error)
            return None

    def _give_up(self, error: Exception) -> None:
        self.failure = f"{self._path}: {error}"
        self.close()

    def _opened(self) -> sqlite3.Connection:
        file = sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None)
        try:
            _prepare(file)
            if file.execute("PRAGMA user_version").fetchone() == (_LAYOUT,):
                file.execute("SELECT number, key, packed FROM results LIMIT 0")
                _trim(file)
                return file
        except sqlite3.DatabaseError as error:
            # A database that is locked or can't be read is not damaged; one without the table is.
            if isinstance(error, sqlite3.OperationalError) and "no such" not in str(error):
                file.close()
                raise
        return self._made_anew(file)

    def _made_anew(self, old: sqlite3.Connection) -> sqlite3.Connection:
        """Return a new, empty file in place of the `old` one, unless another run has it open."""
        with suppress(sqlite3.Error):
            old.close()
        if self._lock is None:  # pragma: no cover -- it is taken before anything is opened
            raise HeldError
        with self._lock.alone():
            for suffix in ("", "-journal", "-wal", "-shm"):
                self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
            file = sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None)
            _prepare(file)
            with _transaction(file):
                file.execute(_TABLE)
                file.execute(f"PRAGMA application_id = {_APPLICATION}")
                file.execute(f"PRAGMA user_version = {_LAYOUT}")
        return file


@contextmanager
def stored_results(folder: Path) -> Iterator[StoredResults]:
    """Open the results stored in `folder` while the block lasts."""
    results = StoredResults(folder)
    try:
        yield results
    finally:
        results.close()


def _prepare(file: sqlite3.Connection) -> None:
    # Written data survives the process, however it ends. A power cut may damage the file, which is noticed.
    file.execute("PRAGMA synchronous = OFF")
    file.execute("PRAGMA trusted_schema = OFF")
    file.execute("PRAGMA cell_size_check = ON")


@contextmanager
def _transaction(file: sqlite3.Connection) -> Iterator[None]:
    file.execute("BEGIN IMMEDIATE")
    try:
        yield
        file.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            file.execute("ROLLBACK")
        raise


def _trim(file: sqlite3.Connection) -> None:
    """Drop the oldest quarter if the file is too large."""
    pages, free, size = (
        file.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
    )
    if (pages - free) * size <= _MOST_BYTES:
        return
    with _transaction(file):
        (count,) = file.execute("SELECT count(*) FROM results").fetchone()
        oldest = "SELECT number FROM results ORDER BY number LIMIT ?"
        file.execute(f"DELETE FROM results WHERE number IN ({oldest})", (count // 4 + 1,))  # noqa: S608 -- both are here


def _check(key: bytes, packed: bytes) -> bytes:
    return hashlib.blake2b(key + packed, digest_size=_CHECK_BYTES).digest()
