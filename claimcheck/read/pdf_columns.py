"""Reads the columns of a printed page one after the other, even if its file draws them row by row.

Text extraction follows the drawing order. A page drawn row by row is then read across: half a sentence of one column,
and half of another. The layout of the page, in fixed-width letters, shows the columns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_WIDE_GAP = re.compile(r" {4,}")
# A page has columns if this many of its lines have the same gap; a few lines may have one by chance.
_FEWEST_ROWS = 3
# The fewest words on a side, on average. The cells of a table have fewer.
_FEWEST_WORDS = 3.0
_MOST_COLUMNS = 4
_MOST_WIDTH = 1000
_LETTERS = re.compile(r"[^\W\d_]{2,}")


def in_columns(text: str, looks: str) -> str | None:
    """Return the text of a page column by column if `text` reads across its columns, else None.

    `looks` is the layout of the page, with blanks for the gaps.
    """
    rows = [row[:_MOST_WIDTH].rstrip() for row in looks.splitlines() if row.strip()]
    place = _gutter(rows)
    if place is None:
        return None
    lines = {_squashed(line) for line in text.splitlines()}
    across = sum(_squashed(row) in lines for row in rows if _parts(row, place))
    return "\n".join(_by_column(rows, _MOST_COLUMNS)) if across >= _FEWEST_ROWS else None


def reads_across(text: str, looks: str) -> bool:
    """Return whether lines of `text` seem to go from one column into the next, wherever the columns are."""
    lines = {_squashed(line) for line in text.splitlines()}
    wide = [row for row in looks.splitlines() if _squashed(row) in lines and _is_split(row[:_MOST_WIDTH])]
    return len(wide) > _FEWEST_ROWS


def _is_split(row: str) -> bool:
    sides = _WIDE_GAP.split(row.strip())
    return len(sides) > 1 and all(len(_LETTERS.findall(side)) >= _FEWEST_WORDS for side in sides)


def _squashed(line: str) -> str:
    return "".join(line.split())


def _by_column(rows: Sequence[str], most: int) -> list[str]:
    """Return the lines of `rows` in reading order."""
    place = _gutter(rows) if most > 1 else None
    if place is None:
        return [row.strip() for row in rows]
    lines: list[str] = []
    left: list[str] = []
    right: list[str] = []

    def close() -> None:
        lines.extend(_by_column([row for row in left if row.strip()], most - 1))
        lines.extend(_by_column([row for row in right if row.strip()], most - 1))
        left.clear()
        right.clear()

    for row in rows:
        if _crosses(row, place):
            close()
            lines.append(row.strip())
        else:
            left.append(row[:place].rstrip())
            right.append(row[place:].rstrip())
    close()
    return lines


def _gutter(rows: Sequence[str]) -> int | None:
    """Return the place where most rows have a gap with words on both sides; None if they are not columns."""
    counts = Counter(place for row in rows for gap in _GAP.finditer(row) for place in range(*gap.span()))
    if not counts:
        return None
    most = max(counts.values())
    # If several places fit equally many rows, the last is taken: a column begins where its lines do.
    place = max(place for place, count in counts.items() if count == most)
    pairs = [pair for row in rows if (pair := _parts(row, place))]
    if len(pairs) < _FEWEST_ROWS or len(pairs) * 2 < sum(1 for row in rows if len(row) > place):
        return None
    words = [len(_LETTERS.findall(side)) for pair in pairs for side in pair]
    sides = (words[::2], words[1::2])
    return place if all(sum(side) >= _FEWEST_WORDS * len(side) for side in sides) else None


def _parts(row: str, place: int) -> tuple[str, str] | None:
    """Return what is on both sides of the gutter; None if a side is empty or the row goes across."""
    if _crosses(row, place) or not row[:place].strip() or not row[place:].strip():
        return None
    return row[:place], row[place:]


def _crosses(row: str, place: int) -> bool:
    return row[max(0, place - 1) : place + 1].strip() != "" and not (
        row[place - 1 : place] == " " and row[place : place + 1] != " " and row[place - 2 : place - 1] == " "
    )
