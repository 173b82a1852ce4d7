"""Writes a table with a column for each reviewer, as a workbook or as a CSV file."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import datetime

from claimcheck.report.safe_cells import csv_cell, write_cell
from claimcheck.report.workbook_styles import make_styles

_WIDTHS = {"about": 13, "id": 17, "what": 60, "agreed?": 10, "values": 30, "notes": 60}
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 -- no real time: the same decisions give the same bytes


def reviewers_csv(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Return the table as a CSV file that is safe to open in a spreadsheet program."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([csv_cell(text) for text in row] for row in (titles, *rows))
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def reviewers_workbook(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Return the table as a workbook."""
    from xlsxwriter.workbook import Workbook  # noqa: PLC0415 -- heavy

    out = io.BytesIO()
    book = Workbook(
        out,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    book.set_properties({"title": "Reviewers side by side", "author": "claimcheck", "created": _CREATED})
    styles = make_styles(book)
    sheet = book.add_worksheet("Side by side")
    for column, title in enumerate(titles):
        write_cell(sheet, (0, column), title, styles.head)
        sheet.set_column(column, column, _WIDTHS.get(title, 20))
    agreed = list(titles).index("agreed?")
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row):
            coloured = column == agreed and text == "no"
            write_cell(sheet, (number, column), text or None, styles.words["high"] if coloured else styles.text)
    sheet.freeze_panes(1, 3)
    sheet.autofilter(0, 0, max(len(rows), 1), len(titles) - 1)
    book.close()
    return out.getvalue()
