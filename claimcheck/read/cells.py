"""Splits CSV text from any program into rows, and says which rows can't be used."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from claimcheck.read.raw import LARGEST_ARTICLE, RefusedError

_DELIMITERS = ",;\t|"
_MOST_COLUMNS = 1000
_GUARDED = re.compile(r"''*\s*[=+\-@]")


@dataclass(slots=True)
class Cells:
    """The good rows with their numbers (the first after the header is 1), and (row, code, message) for the others."""

    rows: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    faults: list[tuple[int, str, str]] = field(default_factory=list)


def read_cells(text: str, columns: Mapping[str, tuple[str, ...]], required: str) -> Cells:
    """Return the rows of the CSV `text` by column; `columns` gives the header names that each column may have.

    Raises:
        RefusedError: the header has no column `required`, has it twice, or is not a header at all.
    """
    text, delimiter = _delimiter(text)
    old_limit = csv.field_size_limit(LARGEST_ARTICLE)
    try:
        return _rows(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), columns, required)
    finally:
        csv.field_size_limit(old_limit)


def unguarded(cell: str) -> str:
    """Return a cell without the apostrophe that keeps a spreadsheet program from reading it as a formula."""
    return cell[1:] if _GUARDED.match(cell) else cell


def table_head(text: str) -> tuple[list[str], str]:
    """Return the names in the header of the CSV `text` in lower case, and the character between its cells.

    Raises:
        RefusedError: the header can't be read.
    """
    text, delimiter = _delimiter(text)
    return _header(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)), delimiter


def _delimiter(text: str) -> tuple[str, str]:
    """Return the text without a `sep=` line, and the character between its cells."""
    line, _, rest = text.partition("\n")
    if line.lower().startswith("sep=") and len(line.strip()) == 5:
        return rest, line.strip()[4]
    return text, max(_DELIMITERS, key=line[:10_000].count)


def _header(reader: Iterator[list[str]]) -> list[str]:
    try:
        return [name.strip().lower() for name in next(reader, [])]
    except csv.Error as error:
        raise RefusedError("bad_table", f"has a header that can't be read ({error})") from error


def _rows(reader: Iterator[list[str]], columns: Mapping[str, tuple[str, ...]], required: str) -> Cells:
    header = _header(reader)
    places = column_places(header, columns, required)
    cells = Cells()
    number = 0
    while True:
        number += 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            cells.faults.append((number, "bad_row", _csv_fault(error)))
            continue
        if row is None:
            return cells
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(header):
            message = f"has {len(row)} cells where the header has {len(header)}; the row is left out"
            cells.faults.append((number, "bad_row", message))
        else:
            cells.rows.append((number, {name: row[place] for name, place in places.items()}))


def _csv_fault(error: csv.Error) -> str:
    if "unexpected end of data" in str(error):
        return "opens a quotation mark that is never closed; the row and the rest are left out"
    return f"can't be read ({error}); the row is left out"


def column_places(header: list[str], columns: Mapping[str, tuple[str, ...]], required: str) -> dict[str, int]:
    """Return where each column is in `header`.

    Raises:
        RefusedError: as `read_cells`.
    """
    if len(header) > _MOST_COLUMNS:
        raise RefusedError("bad_table", f"has {len(header):,} columns; that is not a table of articles")
    places = {}
    for column, names in columns.items():
        name = next((name for name in names if name in header), None)
        if name is None:
            continue
        if header.count(name) > 1:
            raise RefusedError("bad_table", f"has {header.count(name)} columns named '{name}'; keep one")
        places[column] = header.index(name)
    if required not in places:
        raise RefusedError("bad_table", f"has no column '{required}' (found: {name_list(header)})")
    return places


def name_list(names: list[str]) -> str:
    """Return the first of `names` for a message, each shortened."""
    first = ", ".join(name[:40] for name in names[:10] if name)
    return f"{first}, …" if len(names) > 10 else first or "nothing"
