"""Reads `articles.csv`, the metadata of the files beside it."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from claimcheck.model import Problem
from claimcheck.read.cells import read_cells, unguarded
from claimcheck.read.day_order import with_days_in_order
from claimcheck.read.draft import About
from claimcheck.read.fields import one_line, read_about
from claimcheck.read.find import SIDECAR, shown
from claimcheck.read.plain import decode
from claimcheck.read.raw import LARGEST_TABLE, RefusedError, read_raw
from claimcheck.rulebook.datelines import Datelines


@dataclass(slots=True)
class Sidecar:
    """The rows of one `articles.csv` by the file that they name, relative to its folder."""

    place: str
    abouts: dict[str, About] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def about(self, file: str) -> About | None:
        """Return what the sidecar says about `file`, and record that it was used."""
        name = unicodedata.normalize("NFC", file)
        self.used.add(name)
        return self.abouts.get(name)

    def unused(self) -> list[Problem]:
        """Return a problem for each row that names a file which gave no article."""
        return [
            Problem(
                file=self.place,
                place=f"row {self.rows[name]}",
                code="unknown_file",
                message=f"names '{name}', which is not among the articles; check the spelling",
            )
            for name in sorted(self.abouts.keys() - self.used)
        ]


def read_sidecar(folder: Path, inside: PurePosixPath, rules: Datelines) -> Sidecar | None:
    """Return the sidecar of `folder`, None if it has none. `inside` is the folder's path as problems show it.

    A link is not followed, because its target may be somebody else's file.
    """
    path = folder / SIDECAR
    if not os.path.lexists(path):
        return None
    sidecar = Sidecar(place=shown(str(inside / SIDECAR)))
    try:
        decoded = decode(read_raw(path, LARGEST_TABLE, follow=False).content)
        cells = read_cells(decoded.text, {"file": ("file",), **rules.columns}, required="file")
    except RefusedError as error:
        sidecar.problems.append(Problem(file=sidecar.place, code=error.code, message=error.message))
        return sidecar
    for code, message in decoded.warnings:
        sidecar.problems.append(Problem(file=sidecar.place, code=code, message=message))
    for number, code, message in cells.faults:
        sidecar.problems.append(Problem(file=sidecar.place, place=f"row {number}", code=code, message=message))
    for number, row in with_days_in_order(cells.rows):
        _take_row(sidecar, number, row, rules)
    return sidecar


def _take_row(sidecar: Sidecar, number: int, row: Mapping[str, str], rules: Datelines) -> None:
    place = f"row {number}"
    row = {column: unguarded(cell) for column, cell in row.items()}
    name = normal_name(row.get("file", ""))
    if not name:
        message = "names no file in the column 'file'; the row is left out"
        sidecar.problems.append(Problem(file=sidecar.place, place=place, code="no_file", message=message))
        return
    if name in sidecar.abouts:
        message = f"names '{name}' again; row {sidecar.rows[name]} counts"
        sidecar.problems.append(Problem(file=sidecar.place, place=place, code="repeated_file", message=message))
        return
    about, warnings = read_about(row, SIDECAR, rules)
    sidecar.abouts[name] = about
    sidecar.rows[name] = number
    sidecar.problems += [Problem(file=sidecar.place, place=place, code=c, message=f"{name}: {m}") for c, m in warnings]


def normal_name(name: str) -> str:
    """Return a form of a file's name for comparing names."""
    # A name has two forms: with accents apart, as macOS stores them, or joined to the letter, as people type them.
    words = unicodedata.normalize("NFC", one_line(name) or "")
    return str(PurePosixPath(words.replace("\\", "/"))) if words else ""
