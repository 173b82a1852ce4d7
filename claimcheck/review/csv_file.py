"""Reads a sheet that was saved as text: any of the encodings and separators that spreadsheet programs write."""

from __future__ import annotations

import codecs
import csv
import io
from pathlib import Path

from claimcheck.errors import NoUsableInputError
from claimcheck.review.sheet import MOST_CELLS, MOST_ROWS, Sheet

_SEPARATORS = ",;\t|"


def csv_sheet(path: Path, content: bytes) -> Sheet:
    """Return the one sheet of a text file, separated by comma, semicolon, tab or bar.

    Raises:
        NoUsableInputError: it can't be read, or is too large.
    """
    text = _decoded(path, content)
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        # A line for Excel; no program counts it as a row.
        separator, text = first.strip()[4], rest
    else:
        separator = max(_SEPARATORS, key=first.count)
    rows: list[list[str]] = []
    cells = 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for number, row in enumerate(reader):
            cells += len(row)
            if number >= MOST_ROWS or cells > MOST_CELLS:
                raise NoUsableInputError(f"{path}: has more than {MOST_ROWS:,} rows or {MOST_CELLS:,} cells")
            rows.append(row)
    except csv.Error as error:
        raise NoUsableInputError(f"{path}, line {reader.line_num}: can't be read as a table ({error})") from error
    return Sheet(path.stem, iter(rows))


def _decoded(path: Path, content: bytes) -> str:
    encodings = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
    known = next((name for mark, name in encodings.items() if content.startswith(mark)), None)
    for encoding in (known,) if known else ("utf-8", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise NoUsableInputError(f"{path}: is no text; save the sheet as .xlsx, .ods or as .csv in UTF-8")
