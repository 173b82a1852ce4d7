"""Opens a handed-in sheet, whatever program saved it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from claimcheck.errors import NoUsableInputError
from claimcheck.review.csv_file import csv_sheet
from claimcheck.review.sheet import MOST_BYTES, Sheet
from claimcheck.review.workbook_file import workbook_sheets

_WORKBOOKS = frozenset({".xlsx", ".ods"})
_TEXTS = frozenset({".csv", ".tsv", ".txt"})
_MACROS = frozenset({".xlsm", ".xlsb", ".xltm", ".xlam"})
# What Excel and LibreOffice put beside a file while it is open.
_OPEN_MARKS = ("~${}", ".~lock.{}#")


def read_sheets(path: Path, content: bytes) -> Iterator[Sheet]:
    """Return the sheets in `content`, the bytes of the file at `path`.

    Raises:
        NoUsableInputError: it can't be read; the message says why and what to do.
    """
    if path.suffix.lower() in _WORKBOOKS:
        yield from workbook_sheets(path, content)
    else:
        yield csv_sheet(path, content)


def read_content(path: Path) -> bytes:
    """Return the bytes of the sheet at `path`.

    Raises:
        NoUsableInputError: it is missing, of an unsupported kind, too large, or still open elsewhere.
    """
    kind = path.suffix.lower()
    if kind in _MACROS:
        raise NoUsableInputError(f"{path}: may contain macros, which are never read; save it as .xlsx or .ods")
    if kind not in _WORKBOOKS | _TEXTS:
        raise NoUsableInputError(f"{path}: is not read; save the sheet as .xlsx, .ods or .csv")
    try:
        size = path.stat().st_size
        content = path.read_bytes() if path.is_file() and size <= MOST_BYTES else b""
    except (OSError, ValueError) as error:
        cause = getattr(error, "strerror", None) or error
        raise NoUsableInputError(f"{path}: can't be read ({cause})") from error
    if not path.is_file():
        raise NoUsableInputError(f"{path}: is not a file; name the sheet that was handed in")
    if size > MOST_BYTES:
        raise NoUsableInputError(f"{path}: is larger than {MOST_BYTES // 1_000_000} MB; delete rows without an answer")
    if not content.strip():
        raise NoUsableInputError(f"{path}: is empty")
    for mark in _OPEN_MARKS:
        lock = path.with_name(mark.format(path.name))
        if lock.exists():
            raise NoUsableInputError(
                f"{path}: is open in a spreadsheet program ({lock.name} lies beside it); save and close it, "
                "then import again. If nobody has it open, delete that file"
            )
    return content
