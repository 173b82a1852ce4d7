"""Keeps decisions in an SQLite file beside the report: every answer ever taken, and which of them are current."""

from __future__ import annotations

import json
import os
import sqlite3
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from claimcheck.errors import NoUsableInputError, OutputHeldError
from claimcheck.model import Decision, Quoted
from claimcheck.plain_files import kind_of

STORE = "decisions.sqlite"

_FORMAT = 1
_APPLICATION = 0x636C6D63  # says to `file` and to us that this database is ours
_WAIT = 10.0  # seconds for another process to finish its transaction
_MOST_SECONDS = 60.0  # for everything done while the file is open

_TABLES = """
CREATE TABLE sheets (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL
);
CREATE TABLE decisions (
    id INTEGER PRIMARY KEY,
    sheet INTEGER NOT NULL REFERENCES sheets (id),
    cell TEXT NOT NULL,
    about TEXT NOT NULL CHECK (about IN ('disagreement', 'claim')),
    target TEXT NOT NULL,
    reviewer TEXT NOT NULL,
    answer TEXT NOT NULL,
    value TEXT NOT NULL,
    checked_on TEXT NOT NULL,
    note TEXT NOT NULL,
    label TEXT NOT NULL,
    positions TEXT NOT NULL,
    quotes TEXT NOT NULL,
    replaced_by INTEGER REFERENCES decisions (id)
);
CREATE VIEW standing AS SELECT * FROM decisions WHERE replaced_by IS NULL;
"""
_FIELDS = "about, target, reviewer, answer, value, checked_on, note, label, positions, quotes"


class Stored(NamedTuple):
    """A current decision, and its row in the store."""

    row: int
    decision: Decision


class Entry(NamedTuple):
    """A decision to store, the cell that it comes from, and the rows of the store that it replaces.

    One that takes an answer back stays in the store too, as the answer does.
    """

    decision: Decision
    cell: str
    replaces: tuple[int, ...] = ()
    stands: bool = True


def read_decisions(folder: Path) -> tuple[Decision, ...]:
    """Return the current decisions for the report in `folder`, in the order in which they were taken.

    Raises:
        NoUsableInputError: the store is damaged, or was not made by claimcheck.
    """
    return tuple(stored.decision for stored in read_stored(folder))


def read_stored(folder: Path) -> tuple[Stored, ...]:
    """Return the current decisions, with their rows; none if nothing was ever stored.

    Raises:
        NoUsableInputError: as `read_decisions`.
    """
    path = folder / STORE
    if not os.path.lexists(path):
        return ()
    with _explained(path), closing(_opened_for_reading(path)) as store:
        if _is_new(store):
            return ()
        _check(store, path)
        rows = store.execute(f"SELECT id, {_FIELDS} FROM standing ORDER BY id").fetchall()  # noqa: S608 -- our own words
        return tuple(Stored(int(row[0]), _decision(row[1:])) for row in rows)


def store_sheet(folder: Path, name: str, sha256: str, entries: Iterable[Entry]) -> None:
    """Store the answers of one sheet: all of them, or none.

    Raises:
        NoUsableInputError: as `read_decisions`, or the store can't be written.
        OutputHeldError: another process keeps the store busy.
    """
    path = folder / STORE
    with _explained(path), closing(_opened(str(path), uri=False)) as store:
        if not _is_new(store):
            # Before anything is written: a trigger would change it.
            _check(store, path)
        store.execute("PRAGMA journal_mode = WAL")
        store.execute("PRAGMA synchronous = FULL")
        store.execute("PRAGMA foreign_keys = ON")
        store.execute("BEGIN IMMEDIATE")
        try:
            if _is_new(store):
                _make(store)
            _check(store, path)
            _insert(store, name, sha256, entries)
            store.execute("COMMIT")
        except BaseException:
            store.execute("ROLLBACK")
            raise


def _is_new(store: sqlite3.Connection) -> bool:
    """Return whether nothing was ever stored, as after a first sheet that failed."""
    return not store.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]


def _make(store: sqlite3.Connection) -> None:
    # One by one: `executescript` would end the transaction.
    for statement in _TABLES.split(";"):
        store.execute(statement)
    store.execute(f"PRAGMA application_id = {_APPLICATION}")
    store.execute(f"PRAGMA user_version = {_FORMAT}")


def _insert(store: sqlite3.Connection, name: str, sha256: str, entries: Iterable[Entry]) -> None:
    sheet = store.execute("INSERT INTO sheets (name, sha256) VALUES (?, ?)", (_text(name), sha256)).lastrowid
    marks = ", ".join("?" * 12)
    for entry in entries:
        values = (sheet, entry.cell, *_values(entry.decision))
        row = store.execute(f"INSERT INTO decisions (sheet, cell, {_FIELDS}) VALUES ({marks})", values).lastrowid  # noqa: S608 -- our own words
        gone = entry.replaces if entry.stands else (*entry.replaces, row)
        store.executemany("UPDATE decisions SET replaced_by = ? WHERE id = ?", [(row, old) for old in gone])


def _values(decision: Decision) -> tuple[str, ...]:
    words = (decision.target, decision.reviewer, decision.answer, decision.value, decision.checked_on, decision.note)
    lists = (json.dumps(decision.positions), json.dumps(decision.quotes))
    return (decision.about, *(_text(word) for word in (*words, decision.label)), *lists)


def _text(words: str) -> str:
    # SQLite holds UTF-8, which has no form for a lone surrogate.
    return words.encode("utf-8", "replace").decode("utf-8")


def _decision(row: tuple[Any, ...]) -> Decision:
    """Return the decision in a row.

    Raises:
        ValueError: the row is not as we write it; a column of SQLite takes values of any type.
    """
    if not all(isinstance(value, str) for value in row):
        raise ValueError("a row contains something other than text")
    about, target, reviewer, answer, value, checked_on, note, label, positions, quotes = row
    return Decision(
        about="claim" if about == "claim" else "disagreement",
        target=target,
        reviewer=reviewer,
        answer=answer,
        value=value,
        checked_on=checked_on,
        note=note,
        label=label,
        positions=tuple(_texts(json.loads(positions))),
        quotes=tuple(_quoted(each) for each in _listed(json.loads(quotes))),
    )


def _listed(values: Any) -> list[Any]:  # noqa: ANN401 -- whatever stands in the file
    if not isinstance(values, list):
        raise ValueError("a value that should be a list is not")
    return values


def _texts(values: Any) -> list[str]:  # noqa: ANN401 -- as above
    if not all(isinstance(value, str) for value in _listed(values)):
        raise ValueError("a list contains something other than text")
    return list(values)


def _quoted(values: Any) -> Quoted:  # noqa: ANN401 -- as above
    if not 3 <= len(_listed(values)) <= 4:
        raise ValueError("a quotation is not as it was written")
    before = values[3] if len(values) == 4 else None
    if before is not None and type(before) is not int:
        raise ValueError("a quotation is not as it was written")
    file, text, value = _texts(values[:3])
    return Quoted(file, text, value, before)


def _opened_for_reading(path: Path) -> sqlite3.Connection:
    """Return a connection that changes nothing; a store that can't be written is opened as it is.

    SQLite puts two files beside the store while it is open. A read-only connection would leave them there.
    """
    address = path.absolute().as_uri()
    store = _opened(f"{address}?mode=rw", uri=True)
    try:
        store.execute("PRAGMA query_only = ON")
        store.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.OperationalError:
        store.close()
        return _opened(f"{address}?immutable=1", uri=True)
    return store


def _opened(address: str, *, uri: bool) -> sqlite3.Connection:
    """Return a connection that trusts nothing in the file, and gives up if a query takes too long."""
    store = sqlite3.connect(address, uri=uri, timeout=_WAIT, isolation_level=None)
    ends = time.monotonic() + _MOST_SECONDS
    # It is called every few steps, and also stops what the user wants to stop.
    store.set_progress_handler(lambda: time.monotonic() > ends, 10_000)
    store.execute("PRAGMA trusted_schema = OFF")
    store.execute("PRAGMA cell_size_check = ON")
    return store


def _check(store: sqlite3.Connection, path: Path) -> None:
    application = store.execute("PRAGMA application_id").fetchone()[0]
    version = store.execute("PRAGMA user_version").fetchone()[0]
    if application != _APPLICATION:
        raise NoUsableInputError(f"{path}: is not a claimcheck decisions file; move it away and try again")
    if version != _FORMAT:
        raise NoUsableInputError(f"{path}: was made by another version of claimcheck (format {version})")
    # A view in place of a table may never end, and a trigger could write false answers.
    if _layout(store) != _own_layout():
        raise NoUsableInputError(
            f"{path}: does not have the tables that claimcheck creates; move it away, or restore it from a copy"
        )


def _layout(store: sqlite3.Connection) -> list[tuple[str, ...]]:
    """Return the structure of a database, except for SQLite's own tables."""
    words = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'"
    return sorted(tuple(str(word) for word in row) for row in store.execute(words))


@cache
def _own_layout() -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(":memory:")) as own:
        _make(own)
        return _layout(own)


def _check_plain(path: Path) -> None:
    """Check that `path`, and SQLite's files beside it, are regular files if they exist."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        place = path.with_name(path.name + suffix)
        try:
            mode = os.lstat(place).st_mode
        except (OSError, ValueError):
            continue
        if not stat.S_ISREG(mode):
            raise NoUsableInputError(
                f"{place}: can't be read or written, for it is {kind_of(mode)}, not a file; move it away and try again"
            )


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    _check_plain(path)
    try:
        yield
    except sqlite3.OperationalError as error:
        if "interrupted" in str(error):
            message = (
                f"{path}: could not be read in {_MOST_SECONDS:.0f} seconds; move it away, or restore it from a copy"
            )
            raise NoUsableInputError(message) from error
        if "locked" in str(error) or "busy" in str(error):
            raise OutputHeldError(f"{path}: another process is writing there; try again later") from error
        raise NoUsableInputError(f"{path}: can't be read or written ({error})") from error
    except (sqlite3.DatabaseError, ValueError, TypeError, RecursionError) as error:
        raise NoUsableInputError(f"{path}: is damaged ({error}); move it away, or restore it from a copy") from error
