"""Keeps decisions in an SQLite file beside the report: every answer ever taken, and which of them stand."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from claimcheck.errors import NoUsableInputError, OutputHeldError
from claimcheck.model import Decision, Quoted

STORE = "decisions.sqlite"

_FORMAT = 1
_APPLICATION = 0x636C6D63  # says to `file` and to us that this database is ours
_WAIT = 10.0  # seconds for another process to finish its transaction

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
    """A decision that stands, and its row in the store."""

    row: int
    decision: Decision


class Entry(NamedTuple):
    """A decision to store, the cell that it comes from, and the rows of the store that it replaces."""

    decision: Decision
    cell: str
    replaces: tuple[int, ...] = ()


def read_decisions(folder: Path) -> tuple[Decision, ...]:
    """Return the decisions that stand for the report in `folder`, in the order in which they were taken.

    Raises:
        NoUsableInputError: the store is damaged, or is none of ours.
    """
    return tuple(stored.decision for stored in read_stored(folder))


def read_stored(folder: Path) -> tuple[Stored, ...]:
    """Return the decisions that stand, with their rows; none where nothing was ever stored.

    Raises:
        NoUsableInputError: as `read_decisions`.
    """
    path = folder / STORE
    if not path.exists():
        return ()
    with _explained(path), closing(_opened_for_reading(path)) as store:
        if _is_new(store):
            return ()
        _check(store, path)
        rows = store.execute(f"SELECT id, {_FIELDS} FROM standing ORDER BY id").fetchall()  # noqa: S608 -- our own words
        return tuple(Stored(int(row[0]), _decision(row[1:])) for row in rows)


def store_sheet(folder: Path, name: str, sha256: str, entries: Iterable[Entry]) -> None:
    """Store what was taken from one sheet: all of it, or nothing.

    Raises:
        NoUsableInputError: as `read_decisions`, or the store can't be written.
        OutputHeldError: another process keeps the store busy.
    """
    path = folder / STORE
    with _explained(path), closing(sqlite3.connect(path, timeout=_WAIT, isolation_level=None)) as store:
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
        store.executemany("UPDATE decisions SET replaced_by = ? WHERE id = ?", [(row, old) for old in entry.replaces])


def _values(decision: Decision) -> tuple[str, ...]:
    words = (decision.target, decision.reviewer, decision.answer, decision.value, decision.checked_on, decision.note)
    lists = (json.dumps(decision.positions), json.dumps(decision.quotes))
    return (decision.about, *(_text(word) for word in (*words, decision.label)), *lists)


def _text(words: str) -> str:
    # SQLite holds UTF-8, which has no form for a lone surrogate.
    return words.encode("utf-8", "replace").decode("utf-8")


def _decision(row: tuple[str, ...]) -> Decision:
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
        positions=tuple(json.loads(positions)),
        quotes=tuple(Quoted(*quoted) for quoted in json.loads(quotes)),
    )


def _opened_for_reading(path: Path) -> sqlite3.Connection:
    """Return a connection that changes nothing; a store that can't be written is opened as it stands.

    SQLite lays two files beside the store while it is open. A connection that could not write would leave them there.
    """
    address = path.resolve().as_uri()
    store = sqlite3.connect(f"{address}?mode=rw", uri=True, timeout=_WAIT)
    try:
        store.execute("PRAGMA query_only = ON")
        store.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.OperationalError:
        store.close()
        return sqlite3.connect(f"{address}?immutable=1", uri=True, timeout=_WAIT)
    return store


def _check(store: sqlite3.Connection, path: Path) -> None:
    application = store.execute("PRAGMA application_id").fetchone()[0]
    version = store.execute("PRAGMA user_version").fetchone()[0]
    if application != _APPLICATION:
        raise NoUsableInputError(f"{path}: is no file of decisions that claimcheck made; move it away and try again")
    if version != _FORMAT:
        raise NoUsableInputError(f"{path}: was made by another version of claimcheck (format {version})")


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise OutputHeldError(f"{path}: another process is writing there; try again when it has ended") from error
        raise NoUsableInputError(f"{path}: can't be read or written ({error})") from error
    except (sqlite3.DatabaseError, ValueError, TypeError) as error:
        raise NoUsableInputError(f"{path}: is damaged ({error}); move it away, or restore it from a copy") from error
