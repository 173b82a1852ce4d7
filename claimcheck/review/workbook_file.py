"""Reads a workbook: values only, nothing evaluated, nothing followed, and nothing larger than a desk could fill."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import NoUsableInputError
from claimcheck.review.beside_values import beside_values
from claimcheck.review.odd_cells import odd_cells
from claimcheck.review.sheet import RefusedError, Rows, Sheet, as_text

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_MOST_UNPACKED = 600_000_000
_MOST_PARTS = 5_000


def workbook_sheets(path: Path, content: bytes) -> Iterator[Sheet]:
    """Return the sheets of an .xlsx or .ods file. Whoever goes through their rows may meet the same errors.

    Raises:
        NoUsableInputError: it can't be read, or is too large; the message says which and what to do.
    """
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 -- only needed for workbooks

    with _explained(path):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            _check_size(path, parts)
            odd = odd_cells(parts)
            beside = beside_values(parts)
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = [name for name in book.sheet_names if name in odd]  # a sheet of charts has a name, but no cells
    for name in names:
        told = beside[name]
        yield Sheet(name, _rows(path, book, name), odd[name], told.joined, told.remarks)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except NoUsableInputError:
        raise
    except RefusedError as error:
        raise NoUsableInputError(f"{path}: {error}") from error
    except BaseException as error:
        # Whatever the two libraries make of a broken file, it is the file that is broken. One of them is written in
        # Rust, and its panics are no Exception; Ctrl-C is none either, and goes on.
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        raise NoUsableInputError(
            f"{path}: can't be read as a workbook ({_cause(error)}); it may be damaged, or protected with a password. "
            "Open it in a spreadsheet program and save it again as .xlsx or .ods"
        ) from error


def _cause(error: BaseException) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__


def _check_size(path: Path, parts: zipfile.ZipFile) -> None:
    """Raise where unpacking would fill the memory. What a part says of its size is held against what comes out."""
    every = parts.infolist()
    if len(every) > _MOST_PARTS or sum(part.file_size for part in every) > _MOST_UNPACKED:
        raise NoUsableInputError(
            f"{path}: unpacks to more than {_MOST_UNPACKED // 1_000_000} MB; delete the rows that have no answer"
        )
    if any(part.filename.lower().endswith("vbaproject.bin") for part in every):
        raise NoUsableInputError(f"{path}: contains macros; save it as .xlsx or .ods without them")
    damaged = parts.testzip()
    if damaged is not None:
        raise zipfile.BadZipFile(f"the part {damaged} is damaged")


def _rows(path: Path, book: CalamineWorkbook, name: str) -> Rows:
    with _explained(path):
        sheet = book.get_sheet_by_name(name)
        start, rows = sheet.start, iter(sheet.iter_rows())
    while start is not None:
        with _explained(path):
            row = next(rows, None)
        if row is None:
            return
        # It yields the empty rows above the first cell, but not the empty columns before it.
        yield [""] * start[1] + [as_text(value) for value in row]
