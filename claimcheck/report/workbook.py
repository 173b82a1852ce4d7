"""Writes `review.xlsx`, the sheets in which reviewers see the result and answer."""

from __future__ import annotations

import gc
import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from claimcheck.report.page import Page
from claimcheck.report.rows import Cell, Row, Rows
from claimcheck.report.safe_cells import write_cell, write_link
from claimcheck.report.wording import HEADING, clipped
from claimcheck.report.workbook_layout import (
    Plan,
    SheetColumn,
    columns_of,
    named_values,
    plans,
    printed_columns,
    rows_of,
    target,
)
from claimcheck.report.workbook_styles import Styles, make_styles
from claimcheck.report.workbook_text import read_me_lines
from claimcheck.review_sheet import DISAGREEMENT_ID, AnswerColumn, column_title

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

# A workbook with the time of writing would differ from run to run.
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 -- no real time
_MOST_ROWS = 1_048_575
# A sheet may hold 65,530 links, but each takes up memory, and nobody clicks through so many rows.
_MOST_LINKS = 20_000
_MOST_LINES = 14
_LONGEST_FOOT = 90
_READ_ME_WIDTH, _READ_ME_LINE = 96, 108  # letters are narrower than the digits that widths count in
_READ_ME_HEIGHTS = {"title": 26, "heading": 24}
_PROTECTION = {
    "sort": True,
    "autofilter": True,
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "select_locked_cells": True,
    "select_unlocked_cells": True,
}


def workbook_file(page: Page, rows: Rows) -> dict[str, bytes]:
    """Return the content of `review.xlsx` by name."""
    from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415 -- heavy
    from xlsxwriter.workbook import Workbook  # noqa: PLC0415 -- heavy

    out = io.BytesIO()
    book = Workbook(
        out,
        {
            "constant_memory": True,  # rows are written in order: top to bottom, left to right, never back
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "nan_inf_to_errors": False,
            "remove_timezone": True,
        },
    )
    book.set_properties({"title": page.title, "subject": HEADING, "author": "claimcheck", "created": _CREATED})
    styles = make_styles(book)
    _read_me(book, styles, page)
    for plan in plans(page, rows):
        _table(book, styles, plan, page, rows_of(plan, page, rows))
    _run(book, styles, page)
    try:
        book.close()
    except FileCreateError as error:
        # The real error, perhaps a full disk, is handled elsewhere.
        raise OSError(*error.args[0].args) from error
    content = out.getvalue()
    # Book and sheets refer to each other. So they would stay in memory while all other files are written, with their
    # links and a second copy of the content.
    out.close()
    del book
    gc.collect()
    return {"review.xlsx": content}


def _read_me(book: Workbook, styles: Styles, page: Page) -> None:
    sheet = book.add_worksheet("Read me")
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, _READ_ME_WIDTH)
    sheet.hide_gridlines(2)
    _paper(sheet, page)
    for row, (kind, first, second) in enumerate(read_me_lines(page)):
        # LibreOffice fits no row to a heading that is larger than the rest: the next line would be printed over it.
        sheet.set_row(row, _READ_ME_HEIGHTS.get(kind) or 15 * (1 + len(second) // _READ_ME_LINE))
        write_cell(sheet, (row, 0), first, styles.of_line(kind))
        write_cell(sheet, (row, 1), second or None, styles.plain if kind == "line" else styles.of_line(kind))
    sheet.protect("", _PROTECTION)


def _run(book: Workbook, styles: Styles, page: Page) -> None:
    sheet = book.add_worksheet("Run")
    _head(sheet, styles, ["key", "value"])
    _paper(sheet, page)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 80)
    for row, pair in enumerate(page.run, 1):
        for column, value in enumerate(pair):
            write_cell(sheet, (row, column), value, styles.text)
    sheet.protect("", _PROTECTION)


def _table(book: Workbook, styles: Styles, sheet_plan: Plan, page: Page, rows: Iterable[Row]) -> None:
    sheet = book.add_worksheet(sheet_plan.name)
    columns = columns_of(sheet_plan, page)
    _head(sheet, styles, [column.title for column in columns], [column.title for column in columns if column.answer])
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
    last = links = 0
    for row, values in enumerate(rows, 1):
        if row > _MOST_ROWS:
            break
        last = row
        named = named_values(sheet_plan, values, page)
        shown = [(column, named.get(column.title)) for column in columns]
        _height(sheet, row, shown)
        for place, (column, value) in enumerate(shown):
            if column.answer:
                write_cell(sheet, (row, place), None, styles.answer)
                continue
            leads_to = target(column.title, named, page) if links < _MOST_LINKS else None
            links += _cell(sheet, (row, place), (column.title, value), styles, leads_to)
    for place, column in enumerate(columns):
        if column.answer:
            _answer_check(sheet, place, column.answer, last)
    sheet.autofilter(0, 0, max(last, 1), len(columns) - 1)
    _paper(sheet, page)
    sheet.print_area(0, 0, max(last, 1), printed_columns(sheet_plan, page) - 1)
    sheet.protect("", _PROTECTION)


def _head(sheet: Worksheet, styles: Styles, titles: Sequence[str], answers: Sequence[str] = ()) -> None:
    for column, title in enumerate(titles):
        write_cell(sheet, (0, column), column_title(title), styles.answer_head if title in answers else styles.head)
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, 3 if DISAGREEMENT_ID in titles and answers else 1)
    sheet.repeat_rows(0)


def _paper(sheet: Worksheet, page: Page) -> None:
    """Set a sheet up for printing: across, as wide as the paper, and each page says of what it is."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.5, bottom=0.7)
    title = clipped(page.title, _LONGEST_FOOT).replace("&", "&&")  # a single one begins a code
    sheet.set_footer(f"&L&A&C{title}&R&P of &N")


def _cell(sheet: Worksheet, at: tuple[int, int], named: tuple[str, Cell], styles: Styles, leads_to: str | None) -> bool:
    """Write a cell, and return whether it is a link."""
    name, value = named
    if leads_to and isinstance(value, str) and value:
        write_link(sheet, at, leads_to, value, styles.link)
        return True
    write_cell(sheet, at, value, styles.of(name, value))
    return False


def _height(sheet: Worksheet, row: int, shown: Iterable[tuple[SheetColumn, Cell]]) -> None:
    """Keep one long text from filling the screen: by default, programs fit a row to all of its words."""
    lines = max(
        (
            len(value) // column.width + min(value.count("\n"), _MOST_LINES) + 1
            for column, value in shown
            if isinstance(value, str)
        ),
        default=1,
    )
    if lines > 1:
        sheet.set_row(row, 15 * min(lines, _MOST_LINES))


def _answer_check(sheet: Worksheet, column: int, answer: AnswerColumn, last: int) -> None:
    if not last:
        return
    options = {
        "input_title": answer.title[:32],
        "input_message": answer.meaning[:255],
        "error_title": "Not one of the answers",
        "error_message": "Choose one from the list, and add a note if needed.",
    }
    words = [word for word, _ in answer.choices]
    check = {"validate": "list", "source": words} if words else {"validate": "any"}
    sheet.data_validation(1, column, last, column, {**check, **options})
