"""The one gate for words from outside on their way to a spreadsheet or a page.

A spreadsheet program runs a cell that opens with `=`; a terminal obeys control characters; a mark that changes the
reading direction makes 18 look like 81. Every writer of this stage passes text through here first; a test checks that.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from claimcheck.report.own_files import STORIES

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

# Excel's limit is counted in UTF-16 code units; a longer cell is cut silently, or spills into the next row of a CSV.
LONGEST_CELL = 32_767
CUT = " […cut]"
_FIRST_YEAR = 1900  # spreadsheet programs have no earlier day
_LARGEST_NUMBER = 1e300

# What starts a formula, also in full-width form; white space and controls before it don't make it harmless.
_FORMULA = re.compile("'*[\\s\\x00-\\x20\ufeff]*[=+\\-@\uff1d\uff0b\uff0d\uff20]|'*[\t\r\n\x00]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)

_NO_WIDTH = re.compile("[\u00ad\u200b\u2060\ufeff]")


def visible(text: str) -> str:
    """Return `text` with nothing hidden in it: controls as symbols, direction marks by number, one kind of line end."""
    return _UNSEEN.sub(_symbol, text.replace("\r\n", "\n").replace("\r", "\n"))


def _symbol(found: re.Match[str]) -> str:
    code = ord(found.group())
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if 0xD800 <= code <= 0xDFFF or code >= 0xFDD0:
        return "\ufffd"
    return f"[U+{code:04X}]"


def one_line(text: str) -> str:
    """Return `text` visible on one line: each run of white space as one space, without zero-width characters."""
    return " ".join(visible(_NO_WIDTH.sub("", text)).split())


def cell(text: str | None) -> str:
    """Return `text` for a cell that is written as text: visible, and no longer than a cell may be."""
    return shortened(visible(text or ""), LONGEST_CELL)


def shortened(text: str, longest: int) -> str:
    """Return `text`, cut with a mark if it is longer than `longest` UTF-16 code units."""
    if len(text) * 2 <= longest or _units(text) <= longest:
        return text
    room = longest - len(CUT)
    kept = text[:room]
    while _units(kept) > room:
        kept = kept[: len(kept) - max(1, (_units(kept) - room) // 2)]
    return kept + CUT


def _units(text: str) -> int:
    return len(text) + sum(char > "\uffff" for char in text)


def csv_cell(text: str | None) -> str:
    """Return `text` for a CSV file: as `cell`, with an apostrophe before anything that could start a formula."""
    safe = visible(text or "")
    if _FORMULA.match(safe):
        safe = "'" + safe
    return shortened(safe, LONGEST_CELL)


def from_csv_cell(text: str) -> str:
    """Return what `csv_cell` was given (as far as it was visible), without the one apostrophe that it added."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text[1:]) else text


def write_cell(sheet: Worksheet, at: tuple[int, int], value: str | int | float | date | None, style: Format) -> None:
    """Write one value at a row and column: text always as text, numbers and dates as such."""
    if isinstance(value, str):
        sheet.write_string(*at, cell(value), style)
    elif isinstance(value, date):
        if value.year >= _FIRST_YEAR:
            sheet.write_datetime(*at, datetime(value.year, value.month, value.day), style)  # noqa: DTZ001 -- a day
        else:
            sheet.write_string(*at, value.isoformat(), style)
    elif value is None or abs(value) > _LARGEST_NUMBER:
        sheet.write_blank(*at, None, style)
    else:
        sheet.write_number(*at, value, style)


def write_link(sheet: Worksheet, at: tuple[int, int], target: str, words: str, style: Format) -> None:
    """Write a link. `target` is a place in our own report, or an address that passed `links.followable`."""
    if target.startswith(("http://", "https://")):
        address = target
    elif target.startswith(("report.html#", f"{STORIES}/")):
        address = "external:" + target
    else:
        raise ValueError(f"no link may lead to {target!r}")
    if sheet.write_url(*at, address, style, cell(words) or None) != 0:
        sheet.write_string(*at, cell(words), style)
