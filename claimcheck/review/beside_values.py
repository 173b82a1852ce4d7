"""Finds what a workbook holds besides the values of its cells: merged cells and comments."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from claimcheck.review.odd_cells import PartReader, bare_name, parse_part, xlsx_parts
from claimcheck.review.sheet import Place, place_of

_MOST_JOINED = 100_000
_LONGEST_REMARK = 5_000


@dataclass(slots=True)
class Beside:
    """For each cell hidden in a merged one, that one; and the comments on cells."""

    joined: dict[Place, Place] = field(default_factory=dict)
    remarks: dict[Place, str] = field(default_factory=dict)

    def join(self, start: Place, rows: int) -> None:
        """Record that the cell at `start` spans this many rows."""
        for row in range(start[0] + 1, start[0] + min(rows, _MOST_JOINED - len(self.joined))):
            self.joined[row, start[1]] = start


def beside_values(parts: zipfile.ZipFile) -> dict[str, Beside]:
    """Return for each sheet, by name, its merged cells and comments.

    Raises:
        ValueError: the workbook is damaged.
        RefusedError: it declares entities.
    """
    if "content.xml" in parts.namelist():
        reader = _Ods()
        parse_part(parts, "content.xml", reader)
        return reader.sheets
    return dict(_xlsx(parts))


def _xlsx(parts: zipfile.ZipFile) -> Iterator[tuple[str, Beside]]:
    names = set(parts.namelist())
    for name, part in xlsx_parts(parts):
        beside = Beside()
        parse_part(parts, part, _Joined(beside))
        folder, _, file = part.rpartition("/")
        links = _Links(folder)
        if f"{folder}/_rels/{file}.rels" in names:
            parse_part(parts, f"{folder}/_rels/{file}.rels", links)
        # A comment thread comes with an old-style comment that only says that there is a thread.
        for target in [*links.old, *links.threads]:
            if target in names:
                remarks = _Remarks()
                parse_part(parts, target, remarks)
                beside.remarks |= remarks.found
        yield name, beside


class _Joined(PartReader):
    def __init__(self, beside: Beside) -> None:
        self._beside = beside

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "mergeCell":
            first, _, last = attributes.get("ref", "").partition(":")
            start, end = place_of(first), place_of(last or first)
            self._beside.join(start, end[0] - start[0] + 1)


class _Links(PartReader):
    """Where the comments of a sheet are."""

    def __init__(self, folder: str) -> None:
        self.old: list[str] = []
        self.threads: list[str] = []
        self._folder = folder

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        kind = attributes.get("Type", "").rpartition("/")[2]
        if tag == "Relationship" and kind in {"comments", "threadedComment"}:
            target = attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{self._folder}/{target}")
            (self.old if kind == "comments" else self.threads).append(path)


class _Remarks(PartReader):
    """The comments in one part, old-style or in threads, by their cells."""

    def __init__(self) -> None:
        self.found: dict[Place, str] = {}
        self._at: Place | None = None
        self._words = ""
        self._reads = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in {"comment", "threadedComment"}:
            self._at, self._words = place_of(attributes.get("ref", "")), ""
        self._reads = self._reads or tag in {"t", "text"}

    def text(self, data: str) -> None:
        if self._reads and len(self._words) < _LONGEST_REMARK:
            self._words += data

    def end(self, tag: str) -> None:
        if tag in {"text"}:
            self._reads = False
        if tag in {"comment", "threadedComment"} and self._at is not None:
            words = " ".join(self._words.split())
            before = self.found.get(self._at, "")
            self.found[self._at] = f"{before}; {words}" if before else words
            self._at = None


class _Ods(PartReader):
    """The merged cells and comments of all sheets of an .ods file."""

    def __init__(self) -> None:
        self.sheets: dict[str, Beside] = {}
        self._beside = Beside()
        self._depth = self._row = self._rows = self._column = self._columns = 0
        self._in_remark = self._in_words = False
        self._words = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        named = {bare_name(key): value for key, value in attributes.items()}
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self._beside = self.sheets.setdefault(named.get("name", ""), Beside())
                self._row = self._rows = 0
        elif self._depth == 1 and tag == "table-row":
            self._row, self._column, self._columns = self._row + self._rows, 0, 0
            self._rows = int(named.get("number-rows-repeated", "1"))
        elif self._depth == 1 and tag in {"table-cell", "covered-table-cell"}:
            self._column += self._columns
            self._columns = int(named.get("number-columns-repeated", "1"))
            self._beside.join((self._row, self._column), int(named.get("number-rows-spanned", "1")))
        elif tag == "annotation":
            self._in_remark, self._words = True, ""
        elif tag == "p":
            self._in_words = True
            self._words += " "

    def text(self, data: str) -> None:
        if self._in_remark and self._in_words and len(self._words) < _LONGEST_REMARK:
            self._words += data

    def end(self, tag: str) -> None:
        if tag == "table":
            self._depth -= 1
        elif tag == "p":
            self._in_words = False
        elif tag == "annotation":
            self._in_remark = False
            if words := " ".join(self._words.split()):
                self._beside.remarks[self._row, self._column] = words
