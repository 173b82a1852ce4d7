"""Extracts the text of one PDF page, with small raised figures apart, and columns one after the other."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.read.pdf_columns import in_columns, reads_across
from claimcheck.read.runs import Run, is_note_mark, words_of

if TYPE_CHECKING:
    from pypdf import PageObject

# Letters so much smaller than those before them are not part of the same word.
_SMALL = 0.85
# What a small figure at the same height may follow as the mark of a note. After "CO" it may be a subscript.
_MARKED = re.compile(r"(?:\d|[^\W\d_]{3}|[.,;:!?\"'”’)])$")


class Piece(NamedTuple):
    """Letters drawn together: their size, and their height on the page."""

    text: str
    size: float
    height: float


def page_text(page: PageObject, *, columns: bool = True) -> tuple[str, bool]:
    """Return the text of `page`, and whether it may have been read across its columns.

    Without `columns`, none are looked for.

    Raises: Exception: any error of pypdf on a broken page.
    """
    pieces: list[Piece] = []

    def visit(text: str, matrix: Sequence[float], place: Sequence[float], font: Any, size: float) -> None:  # noqa: ANN401
        del font
        scale = math.hypot(*place[2:4]) * math.hypot(*matrix[2:4])
        pieces.append(Piece(text, size * scale, place[5]))

    text = page.extract_text(visitor_text=visit)
    if "".join(piece.text for piece in pieces) == text:
        text = words_of(runs_of(pieces)).text
    looks = _looks(page) if columns and text.count("\n") > 1 else ""
    ordered = in_columns(text, looks)
    return (ordered, False) if ordered is not None else (text, reads_across(text, looks))


def runs_of(pieces: Sequence[Piece]) -> list[Run]:
    """Return the `pieces` as runs: plain ones, and small raised figures and marks."""
    runs: list[Run] = []
    base = Piece("", 0.0, 0.0)
    for piece in pieces:
        if _is_raised(piece, base):
            runs.append(Run(piece.text.strip(), "raised"))
            continue
        runs.append(Run(piece.text))
        if piece.text.strip():
            base = piece
    return runs


def _is_raised(piece: Piece, base: Piece) -> bool:
    words = piece.text.strip()
    if not words or base.text.endswith("\n") or piece.size > _SMALL * base.size or not is_note_mark(words):
        return False
    return piece.height > base.height or (piece.height == base.height and bool(_MARKED.search(base.text)))


def _looks(page: PageObject) -> str:
    """Return the layout of the page; nothing if that is impossible."""
    try:
        return page.extract_text(extraction_mode="layout", layout_mode_space_vertically=False)
    except (MemoryError, RecursionError):
        raise
    except Exception:  # noqa: BLE001 -- the text is there; only its columns are not known
        return ""
