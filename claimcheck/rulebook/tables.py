"""Reads the derived tables in `rules/tables/`: sorted lines, of which only the requested ones are split into fields."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from pathlib import Path

from claimcheck.errors import RulesError
from claimcheck.rulebook.location import TABLES, rule_file, shipped_rules

HASHES = "SHA256SUMS"
MAX_BYTES = 50_000_000
_MOST_FAULTS = 10
_COLUMNS = b"# columns: "


@dataclass(frozen=True)
class TableForm:
    """What a table must look like: its file, its columns, of which the first is the key, and the pattern of a line."""

    file: str
    columns: tuple[str, ...]
    line: str


@dataclass(frozen=True)
class Table:
    """Lines sorted by their first field. `start` is where they begin, after the header; `sha256` is of the file."""

    name: str
    data: bytes = field(repr=False)
    start: int
    sha256: str

    @property
    def lines(self) -> int:
        """Return the number of lines after the header."""
        return self.data.count(b"\n", self.start)

    def find(self, key: str) -> tuple[str, ...] | None:
        """Return the fields after `key`, None if the table does not have it."""
        if "\t" in key:
            return None
        wanted = key.encode("utf-8", "surrogatepass") + b"\t"  # an article may contain half a character
        low, high = self.start, len(self.data)
        while low < high:
            here = self.data.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = self.data.find(b"\n", here)
            line = self.data[here:end]
            if line.startswith(wanted):
                return tuple(line[len(wanted) :].decode().split("\t"))
            if line < wanted:
                low = end + 1
            else:
                high = here
        return None


def load_tables(forms: Iterable[TableForm], replacing: Path | None = None) -> tuple[dict[str, Table], list[str]]:
    """Return the tables by file, those of the user's folder `replacing` where it has them, and what is wrong with them.

    The first faults of each table are reported, as `file:line: what is wrong`; a table with faults is not returned. One
    with the hash of a shipped table is not checked again.
    """
    tables: dict[str, Table] = {}
    faults: list[str] = []
    for form in forms:
        path, name = rule_file(f"{TABLES}/{form.file}", replacing)
        try:
            data = _read(path, name)
        except RulesError as error:
            faults.append(str(error))
            continue
        digest = hashlib.sha256(data).hexdigest()
        found = [] if digest in _known_hashes() else list(islice(_faults(form, name, data), _MOST_FAULTS))
        faults += found
        if not found:
            start = data.index(b"\n", data.index(_COLUMNS)) + 1
            tables[form.file] = Table(name=name, data=data, start=start, sha256=digest)
    return tables, faults


def _read(path: Path, name: str) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise RulesError(f"{name}:1: is larger than {MAX_BYTES:,} bytes")
        return path.read_bytes()
    except OSError as error:
        raise RulesError(f"{name}:1: can't be read: {error.strerror}") from error


@cache
def _known_hashes() -> frozenset[str]:
    """Return the hashes of the tables as they were derived."""
    try:
        lines = (shipped_rules() / TABLES / HASHES).read_text(encoding="ascii").splitlines()
    except (OSError, UnicodeDecodeError):
        return frozenset()
    return frozenset(line.partition(" ")[0] for line in lines)


def _faults(form: TableForm, name: str, data: bytes) -> Iterator[str]:
    """Yield what is wrong with a table, line by line."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        number = data.count(b"\n", 0, error.start) + 1
        yield f"{name}:{number}: is not UTF-8"
        return
    lines = text.split("\n")
    body = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    expected = _COLUMNS.decode() + ", ".join(form.columns)
    if body == 0 or lines[body - 1] != expected:
        yield f"{name}:{max(1, body)}: the header must end with the line '{expected}'"
        return
    if lines[-1]:
        yield f"{name}:{len(lines)}: the last line has no end; the file may have been cut off"
    pattern = re.compile(form.line)
    before = b""
    for number, line in enumerate(lines[body:-1], start=body + 1):
        if pattern.fullmatch(line) is None:
            yield f"{name}:{number}: is not a line of such a table ({', '.join(form.columns)}): '{line[:60]}'"
            continue
        key = line.partition("\t")[0].encode() + b"\t"
        if key <= before:
            yield f"{name}:{number}: is out of order, or occurs twice; sort the lines by their bytes ('{line[:40]}')"
        before = key
