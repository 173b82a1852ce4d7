"""A sheet as handed in: its cells as text, by row and column, and which of them hold formulas or errors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import chain, islice

Place = tuple[int, int]  # row and column, counted from zero
Rows = Iterator[list[str]]

FORMULA = "a formula"
ERROR = "an error value"

# Far more than people answer, and small enough to be read in seconds.
MOST_BYTES = 100_000_000
MOST_ROWS = 250_000
MOST_CELLS = 10_000_000


class RefusedError(Exception):
    """A file that is refused: it is too large, or contains something that no sheet of answers does."""


@dataclass(slots=True)
class Sheet:
    """One sheet. `rows` can be iterated once; `odd` lists cells with a formula or an error.

    `joined` maps a cell hidden in a merged one to that one. `remarks` are the comments on cells; those that are used
    are removed.
    """

    name: str
    rows: Rows
    odd: Mapping[Place, str] = field(default_factory=dict)
    joined: Mapping[Place, Place] = field(default_factory=dict)
    remarks: dict[Place, str] = field(default_factory=dict)

    def head(self, count: int) -> list[list[str]]:
        """Return the next `count` rows."""
        return list(islice(self.rows, count))

    def put_back(self, rows: list[list[str]]) -> None:
        """Return `rows` to the iteration, before the others."""
        self.rows = chain(rows, self.rows)


def address(place: Place) -> str:
    """Return the address as spreadsheet programs write it: `C7`."""
    row, column = place
    return f"{column_letters(column)}{row + 1}"


def column_letters(column: int) -> str:
    """Return the letters of a column: A to Z, then AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def place_of(written: str) -> Place:
    """Return the place of an address such as `C7`.

    Raises:
        ValueError: it is none.
    """
    letters = written.rstrip("0123456789")
    column = 0
    if not letters or len(letters) > 3:
        raise ValueError(f"'{written[:20]}' is not a cell address")
    for letter in letters:
        if not "A" <= letter <= "Z":
            raise ValueError(f"'{written[:20]}' is not a cell address")
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(written[len(letters) :]) - 1, column - 1


def as_text(value: object) -> str:
    """Return what a cell holds as text: a number without a trailing `.0`, a day as 2031-03-08."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(" ", "minutes")
    return value.isoformat() if isinstance(value, date) else str(value)
