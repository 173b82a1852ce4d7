"""Finds the cells of a workbook with a formula or an error: the reader of values shows only their results.

It also limits what is read: no declared entities, and no sheet larger than people could fill.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any, NoReturn
from xml.parsers import expat

from claimcheck.review.sheet import ERROR, FORMULA, MOST_CELLS, MOST_ROWS, Place, RefusedError, place_of

OddCells = dict[Place, str]
_MOST_FORMULAS = 500_000


def odd_cells(parts: zipfile.ZipFile) -> dict[str, OddCells]:
    """Return for each sheet, by name, the cells with a formula or an error.

    Raises:
        ValueError: it is not a workbook of a known kind, or is damaged.
        RefusedError: it declares entities, or is too large.
    """
    names = set(parts.namelist())
    if "content.xml" in names:
        reader = _Ods()
        parse_part(parts, "content.xml", reader)
        return reader.sheets
    if "xl/workbook.xml" not in names:
        raise ValueError("it is neither .xlsx nor .ods")
    found: dict[str, OddCells] = {}
    for name, part in xlsx_parts(parts):
        cells = _XlsxCells(name)
        parse_part(parts, part, cells)
        found[name] = cells.odd
    return found


def xlsx_parts(parts: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Yield the name of each sheet of an .xlsx file, and the part with its cells.

    Raises:
        ValueError: the file is damaged.
        RefusedError: it declares entities.
    """
    names = set(parts.namelist())
    book, links = _XlsxBook(), _XlsxLinks()
    parse_part(parts, "xl/workbook.xml", book)
    parse_part(parts, "xl/_rels/workbook.xml.rels", links)
    for name, link in book.sheets:
        part = links.targets.get(link)
        if part in names:
            yield name, part


class PartReader:
    """What happens at the tags of a part. Names come without their namespace."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Handle an opening tag."""

    def text(self, data: str) -> None:
        """Handle characters between tags."""

    def end(self, tag: str) -> None:
        """Handle a closing tag."""


def parse_part(parts: zipfile.ZipFile, part: str, reader: PartReader) -> None:
    """Let `reader` read a part.

    Raises:
        ValueError: the part is damaged.
        RefusedError: it declares entities.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _no_doctype
    parser.StartElementHandler = lambda tag, attributes: reader.start(bare_name(tag), attributes)
    parser.CharacterDataHandler = reader.text
    parser.EndElementHandler = lambda tag: reader.end(bare_name(tag))
    try:
        with parts.open(part) as handle:
            parser.ParseFile(handle)
    except expat.ExpatError as error:
        raise ValueError(f"{part} is damaged: {error}") from error


def _no_doctype(*_args: Any) -> NoReturn:  # noqa: ANN401 -- whatever the parser passes
    raise RefusedError("declares entities, which no spreadsheet program does, so it is not read")


def _mark(odd: OddCells, start: Place, size: tuple[int, int]) -> None:
    """Record a formula that fills `size` rows and columns from `start` on."""
    if len(odd) + size[0] * size[1] > _MOST_FORMULAS:
        raise RefusedError(f"holds more than {_MOST_FORMULAS:,} formulas; save it with values only")
    for row in range(start[0], start[0] + size[0]):
        odd.update({(row, column): FORMULA for column in range(start[1], start[1] + size[1])})


def bare_name(name: str) -> str:
    """Return the name of a tag or an attribute without its namespace."""
    return name.rpartition(" ")[2]


class _Bounds:
    """The extent of the filled cells of a sheet."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.rows = self.last_row = self.last_column = 0

    def add(self, row: int, column: int, rows: int = 1, columns: int = 1) -> None:
        self.last_row = max(self.last_row, row + rows)
        self.last_column = max(self.last_column, column + columns)
        if self.last_row > MOST_ROWS or self.last_row * self.last_column > MOST_CELLS:
            raise RefusedError(
                f"the sheet '{self.name}' reaches beyond {MOST_ROWS:,} rows or {MOST_CELLS:,} cells, "
                "more than the limit; delete the empty ones"
            )


class _XlsxBook(PartReader):
    """The sheets of an .xlsx file, by name, with the links to their parts."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "sheet":
            named = {bare_name(key): value for key, value in attributes.items()}
            self.sheets.append((named.get("name", ""), named.get("id", "")))


class _XlsxLinks(PartReader):
    """The targets of the links of an .xlsx file."""

    def __init__(self) -> None:
        self.targets: dict[str, str] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            self.targets[attributes.get("Id", "")] = path


class _XlsxCells(PartReader):
    """The cells of one sheet of an .xlsx file."""

    def __init__(self, name: str) -> None:
        self.odd: OddCells = {}
        self._bounds = _Bounds(name)
        self._row, self._column = -1, -1
        self._filled = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "row":
            self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
            self._column = -1
        elif tag == "c":
            at = attributes.get("r")
            self._row, self._column = place_of(at) if at else (self._row, self._column + 1)
            self._filled = False
            if attributes.get("t") == "e":
                self.odd[self._row, self._column] = ERROR
        elif tag == "f":
            self._filled = True
            self._formula(attributes.get("ref", "") if attributes.get("t") in {"array", "dataTable"} else "")
        elif tag in {"v", "is"}:
            self._filled = True

    def _formula(self, reach: str) -> None:
        """Record the formula; one that fills a range (`B2:B9`) is in its first cell only."""
        first, _, last = reach.partition(":")
        start = place_of(first) if first else (self._row, self._column)
        end = place_of(last) if last else start
        self._bounds.add(*end)
        _mark(self.odd, start, (end[0] - start[0] + 1, end[1] - start[1] + 1))

    def end(self, tag: str) -> None:
        if tag == "c" and self._filled:
            self._bounds.add(self._row, self._column)


class _Ods(PartReader):
    """The cells of all sheets of an .ods file. A cell or row may be repeated many times."""

    def __init__(self) -> None:
        self.sheets: dict[str, OddCells] = {}
        self._odd: OddCells = {}
        self._bounds = _Bounds("")
        self._row = self._rows = self._column = 0
        self._depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag not in {"table", "table-row", "table-cell", "covered-table-cell"}:
            return
        named = {bare_name(key): value for key, value in attributes.items()}
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                name = named.get("name", "")
                self._odd, self._bounds = self.sheets.setdefault(name, {}), _Bounds(name)
                self._row = self._rows = 0
        elif self._depth == 1 and tag == "table-row":
            self._row, self._column = self._row + self._rows, 0
            self._rows = int(named.get("number-rows-repeated", "1"))
        elif self._depth == 1:
            self._cell(named)

    def _cell(self, named: dict[str, str]) -> None:
        columns = int(named.get("number-columns-repeated", "1"))
        if "formula" in named or "value-type" in named:
            self._bounds.add(self._row, self._column, self._rows, columns)
        if "formula" in named:
            down = max(self._rows, int(named.get("number-matrix-rows-spanned", "1")))
            across = max(columns, int(named.get("number-matrix-columns-spanned", "1")))
            self._bounds.add(self._row, self._column, down, across)
            _mark(self._odd, (self._row, self._column), (down, across))
        self._column += columns

    def end(self, tag: str) -> None:
        if tag == "table":
            self._depth -= 1
