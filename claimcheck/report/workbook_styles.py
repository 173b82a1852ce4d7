"""The look of the workbook's cells: the program's in grey, the reviewer's in cream, never colour alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from claimcheck.report.rows import Cell

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

# The text format and the prefix together keep stored text as text when somebody edits its cell and leaves it.
_TEXT: dict[str, Any] = {"num_format": "@", "quote_prefix": True, "text_wrap": True, "valign": "top"}
_MACHINE: dict[str, Any] = {"bg_color": "#F6F6F4", "border": 1, "border_color": "#DDDDD8", "locked": True}
_WORD_COLOURS = {
    "high": "#F6D5D0",
    "contradiction": "#F6D5D0",
    "medium": "#F7E6C0",
    "update_over_time": "#F7E6C0",
    "low": "#DFE7F0",
    "precision": "#DFE7F0",
    "stale": "#F7E6C0",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Styles:
    """The formats of one workbook. `words` are those of severities and verdicts."""

    plain: Format
    title: Format
    heading: Format
    key: Format
    head: Format
    answer_head: Format
    text: Format
    number: Format
    day: Format
    link: Format
    answer: Format
    words: Mapping[str, Format]

    def of(self, column: str, value: Cell) -> Format:
        """Return the format of a cell of the program."""
        if column in {"severity", "verdict", "status"} and isinstance(value, str):
            return self.words.get(value, self.text)
        if isinstance(value, date):
            return self.day
        return self.number if isinstance(value, int | float) else self.text

    def of_line(self, kind: str) -> Format:
        """Return the format of a line of the Read me sheet."""
        return {"title": self.title, "heading": self.heading}.get(kind, self.key)


def make_styles(book: Workbook) -> Styles:
    """Return the formats, made in `book`."""

    def add(*parts: Mapping[str, Any]) -> Format:
        return book.add_format({key: value for part in parts for key, value in part.items()})

    bold = {"bold": True}
    return Styles(
        plain=add(_TEXT),
        title=add(_TEXT, bold, {"font_size": 16, "text_wrap": False}),
        heading=add(
            _TEXT,
            bold,
            {"font_size": 12, "text_wrap": False, "valign": "bottom", "bottom": 1, "bottom_color": "#999999"},
        ),
        key=add(_TEXT, bold),
        head=add(_TEXT, bold, _MACHINE, {"bg_color": "#E4E4DF", "valign": "bottom"}),
        answer_head=add(_TEXT, bold, _MACHINE, {"bg_color": "#F3DFA2", "valign": "bottom"}),
        text=add(_TEXT, _MACHINE),
        number=add({"valign": "top"}, _MACHINE, {"num_format": "#,##0.###"}),
        day=add({"valign": "top"}, _MACHINE, {"num_format": "yyyy-mm-dd", "align": "left"}),
        link=add(_TEXT, _MACHINE, {"font_color": "#1A4F8B", "underline": 1}),
        answer=add(_TEXT, _MACHINE, {"bg_color": "#FFF8E3", "locked": False, "quote_prefix": False}),
        words={word: add(_TEXT, _MACHINE, {"bg_color": colour}) for word, colour in _WORD_COLOURS.items()},
    )
