"""SQLite: a database with every table, keys between them and full-text search, and metadata for Datasette."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import PurePath

from claimcheck.errors import UsageError
from claimcheck.export.datasette import metadata
from claimcheck.model import Result
from claimcheck.report.columns import COLUMNS, TableName
from claimcheck.report.jsonlines import json_text
from claimcheck.report.own_files import check_apart
from claimcheck.report.page import title_of
from claimcheck.report.rows import Cell, Rows
from claimcheck.report.sorting import sorted_extractions
from claimcheck.report.tables import encodable

_TYPES = {"string": "TEXT", "Int64": "INTEGER", "float64": "REAL", "datetime64[us]": "TEXT"}
_KEYS: dict[str, str] = {
    "articles": "file",
    "claims": "claim_id",
    "facts": "fact_id",
    "disagreements": "disagreement_id",
    "arithmetic": "reckoning_id",
}
_LINKS: dict[TableName, dict[str, str]] = {
    "claims": {"file": "articles", "fact_id": "facts", "disagreement_id": "disagreements"},
    "facts": {"disagreement_id": "disagreements"},
    "disagreements": {"fact_id": "facts"},
    "positions": {"disagreement_id": "disagreements", "claim_id": "claims"},
    "attributions": {"file": "articles"},
    "quantities": {"file": "articles"},
    "times": {"file": "articles"},
    "arithmetic": {"file": "articles"},
}
SEARCHED: dict[str, tuple[str, ...]] = {
    "articles": ("title", "text"),
    "claims": ("quote", "value", "said_by"),
    "disagreements": ("label", "what_differs", "who_says_what", "explanation"),
}


def sqlite_files(result: Result, name: str) -> dict[str, bytes]:
    """Return the content of the database, in the file `name`, and of the metadata for Datasette beside it.

    Raises:
        UsageError: this Python has an SQLite without full-text search, or both files would have one name.
    """
    stem = PurePath(name).stem
    check_apart([name, f"{stem}.metadata.json"])
    return {
        name: _database(result),
        f"{stem}.metadata.json": (json_text(metadata(stem, title_of(result)), indent=2) + "\n").encode(),
    }


def _database(result: Result) -> bytes:
    rows = Rows(result)
    with closing(sqlite3.connect(":memory:")) as database:
        try:
            for table in COLUMNS:
                database.execute(_create(table))
            for table in COLUMNS:
                _fill(database, table, rows)
            texts = (
                (encodable(e.article.text), encodable(e.article.file)) for e in sorted_extractions(result.extractions)
            )
            database.executemany("UPDATE articles SET text = ? WHERE file = ?", texts)
            _make_run(database, result)
            for searched, columns in SEARCHED.items():
                _make_search(database, searched, columns)
        except sqlite3.OperationalError as error:
            raise UsageError(
                f"the SQLite of this Python ({sqlite3.sqlite_version}) can't make the database ({error}); "
                "use one with FTS5, such as that of python.org"
            ) from error
        database.commit()
        database.execute("VACUUM")
        return database.serialize()


def _create(table: TableName) -> str:
    links = _LINKS.get(table, {})
    lines = []
    for column in COLUMNS[table]:
        key = " PRIMARY KEY" if _KEYS.get(table) == column.name else ""
        # A fact and its disagreement name each other, so neither can come first.
        target = links.get(column.name)
        link = f' REFERENCES "{target}" ("{_KEYS[target]}") DEFERRABLE INITIALLY DEFERRED' if target else ""
        lines.append(f'"{column.name}" {_TYPES[column.dtype]}{key}{link}')
    if table == "articles":
        lines.append('"text" TEXT')
    body = ",\n  ".join(lines)
    return f'CREATE TABLE "{table}" (\n  {body}\n)'


def _fill(database: sqlite3.Connection, table: TableName, rows: Rows) -> None:
    names = ", ".join(f'"{column.name}"' for column in COLUMNS[table])
    marks = ", ".join("?" * len(COLUMNS[table]))
    values = (tuple(_held(value) for value in row) for row in rows.of(table))
    database.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', values)  # noqa: S608 -- our own names


def _held(value: Cell) -> Cell:
    if isinstance(value, date):
        return value.isoformat()
    # SQLite's whole numbers have 64 bits.
    return float(value) if isinstance(value, int) and abs(value) >= 2**63 else encodable(value)


def _make_run(database: sqlite3.Connection, result: Result) -> None:
    database.execute('CREATE TABLE "run" ("key" TEXT PRIMARY KEY, "value" TEXT)')
    pairs = ((encodable(key), encodable(value)) for key, value in sorted(result.run))
    database.executemany('INSERT INTO "run" VALUES (?, ?)', pairs)


def _make_search(database: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> None:
    names = ", ".join(f'"{column}"' for column in columns)
    database.execute(f'CREATE VIRTUAL TABLE "{table}_fts" USING fts5 ({names}, content="{table}")')
    database.execute(f'INSERT INTO "{table}_fts" ("{table}_fts") VALUES (\'rebuild\')')  # noqa: S608 -- our own names
