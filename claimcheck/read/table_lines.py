"""Writes a table as "row: heading value" lines, so that figures of different rows or columns stay apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

_LETTER = re.compile(r"[^\W\d_]")
_YEAR = re.compile(r"(?:1[89]|20)\d\d(?:\s?[-–/]\s?(?:\d\d){1,2})?")
_RANK = re.compile(r"#?\d{1,3}\.?")
_NOTHING = frozenset({"", "-", "–", "—", "…", "..", "n/a", "n.a.", "na", "."})
# A table with this many words in a cell arranges paragraphs, not figures.
_MOST_WORDS = 30


class Cell(NamedTuple):
    """One cell. `heads` says that it is marked as a heading. It spans `rows` and `columns`."""

    words: str
    heads: bool = False
    rows: int = 1
    columns: int = 1


Rows = Sequence[Sequence[Cell]]
_MOST_SPANNED = 1000


def is_data(rows: Rows) -> bool:
    """Return whether the table has short values. One for layout doesn't."""
    filled = [cell for row in rows for cell in row if cell.words]
    return (
        len(rows) > 0
        and max(map(len, rows), default=0) > 1
        and all(len(cell.words.split()) <= _MOST_WORDS for cell in filled)
        and len(filled) > 1
    )


def table_lines(rows: Rows, caption: str = "") -> list[str]:
    """Return the lines that say what is in the table, the `caption` first."""
    grid = _grid(rows)
    headings = _headings(rows, grid)
    names = [
        " ".join(dict.fromkeys(row[place] for row in grid[:headings] if row[place])) for place in range(_wide(grid))
    ]
    lines = [caption] if caption else []
    firsts = [row[0] for row in grid[headings:]]
    # If several rows begin alike, their second cells distinguish them.
    grouped = any(first and first == second for first, second in pairwise(firsts))
    for row in grid[headings:]:
        lines += _row_lines(row, names, grouped=grouped)
    return lines or [" ".join(filter(None, row)) for row in grid]


def _wide(grid: Sequence[Sequence[str]]) -> int:
    return max(map(len, grid), default=0)


def _grid(rows: Rows) -> list[list[str]]:
    """Return the words at each place; a spanning cell is at each of its places."""
    places: dict[tuple[int, int], str] = {}
    for down, row in enumerate(rows):
        across = 0
        for cell in row:
            while (down, across) in places:
                across += 1
            for below in range(min(cell.rows, _MOST_SPANNED, len(rows) - down)):
                for beside in range(min(cell.columns, _MOST_SPANNED)):
                    places.setdefault((down + below, across + beside), cell.words)
            across += min(cell.columns, _MOST_SPANNED)
    wide = 1 + max((across for _, across in places), default=0)
    return [[places.get((down, across), "") for across in range(wide)] for down in range(len(rows))]


def _headings(rows: Rows, grid: Sequence[Sequence[str]]) -> int:
    """Return the number of heading rows: those marked as such, else a first row of words above figures."""
    marked = 0
    while marked < len(rows) and rows[marked] and all(cell.heads or not cell.words for cell in rows[marked]):
        marked += 1
    if marked:
        return marked if marked < len(rows) else 0
    if len(grid) < 2 or _wide(grid) < 2:
        return 0
    first, rest = grid[0], grid[1:]
    values = [row[place] for row in rest for place in range(1, len(row)) if row[place].lower() not in _NOTHING]
    figures = sum(bool(re.search(r"\d", value)) for value in values)
    if _are_years(first, values):
        return 1
    wordy = all(_LETTER.search(words) or not words for words in first) and not any(
        re.search(r"\d", words) for words in first[1:]
    )
    return 1 if wordy and all(first[1:]) and figures * 2 >= len(values) > 0 else 0


def _are_years(first: Sequence[str], values: Sequence[str]) -> bool:
    """Return whether a row has nothing but years behind its first cell, over `values` that are none."""
    return all(map(_YEAR.fullmatch, first[1:])) and not _RANK.match(first[0]) and not any(map(_YEAR.fullmatch, values))


def _row_lines(row: Sequence[str], names: Sequence[str], *, grouped: bool) -> list[str]:
    filled = [place for place, words in enumerate(row) if words]
    # A cell that spans the whole row is a heading between rows, or a note.
    if len(filled) < 2 or len({row[place] for place in filled}) == 1:
        return [row[filled[0]]] if filled else []
    head = filled[0]
    if _RANK.fullmatch(row[head]) and _LETTER.search(row[filled[1]]) and len(filled) > 2:
        head = filled[1]
    name, heads = row[head].rstrip(":"), {head}
    if grouped and head == 0 and len(filled) > 2 and filled[1] == 1 and not re.search(r"\d", row[1]):
        name, heads = f"{name}, {row[1].rstrip(':')}", {0, 1}
    lines = []
    told: set[tuple[str, str]] = set()
    for place in filled:
        value = names[place].rstrip(":"), row[place]
        if place not in heads and value not in told:
            told.add(value)
            lines.append(f"{name}: {' '.join(filter(None, value))}")
    return lines
