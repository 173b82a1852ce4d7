"""Writes `review.xlsx`: the sheets in which reviewers look at the result and answer."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.report.columns import COLUMNS, TableName
from claimcheck.report.links import followable
from claimcheck.report.page import Page
from claimcheck.report.rows import Cell, Row, Rows
from claimcheck.report.safe_cells import write_cell, write_link
from claimcheck.report.workbook_styles import Styles, make_styles
from claimcheck.report.workbook_text import read_me_lines
from claimcheck.review_sheet import (
    CLAIM_ANSWERS,
    CLAIMS_SHEET,
    DISAGREEMENT_ANSWERS,
    DISAGREEMENT_ID,
    DISAGREEMENTS_SHEET,
    AnswerColumn,
    column_title,
)

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

# A workbook that says when it was written differs from run to run.
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 -- no real time
_MOST_ROWS = 1_048_575
_MOST_LINKS = 65_000
_MOST_LINES = 14
_PROTECTION = {
    "sort": True,
    "autofilter": True,
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "select_locked_cells": True,
    "select_unlocked_cells": True,
}


class _Plan(NamedTuple):
    """A sheet: its table, the widths of the columns it shows first, the reviewer's columns, and which column is a link.

    `shown` orders the columns of the table; the reviewer's stand after the one named in `answers_after`.
    """

    name: str
    table: TableName
    shown: tuple[tuple[str, int], ...]
    answers: tuple[AnswerColumn, ...] = ()
    answers_after: str = ""


_PLANS = (
    _Plan(
        DISAGREEMENTS_SHEET,
        "disagreements",
        (
            *(("severity", 10), ("verdict", 17), ("label", 26), ("what_differs", 28), ("who_says_what", 56)),
            *(("explanation", 40), ("disagreement_id", 17), ("kind", 10), ("lowest", 12), ("highest", 12)),
            *(("outlets", 24), ("origins", 9), ("first_published", 13), ("last_published", 13)),
            *(("rules", 24), ("fact_id", 17)),
        ),
        DISAGREEMENT_ANSWERS,
        "explanation",
    ),
    _Plan(
        CLAIMS_SHEET,
        "claims",
        (
            *(("outlet", 20), ("published", 13), ("said_by", 20), ("value", 20), ("quote", 60), ("claim_id", 17)),
            *(("file", 20), ("mode", 10), ("low", 12), ("high", 12), ("unit", 10), ("counted", 14)),
            *(("earliest", 13), ("latest", 13), ("modality", 12), ("polarity", 10), ("fact_id", 17)),
            *(("disagreement_id", 17), ("start", 8), ("end", 8), ("page", 8), ("marks", 16), ("rules", 24)),
        ),
        CLAIM_ANSWERS,
        "quote",
    ),
    _Plan(
        "Facts",
        "facts",
        (
            *(("label", 34), ("kind", 10), ("values", 56), ("outlets", 9), ("origins", 9), ("articles", 9)),
            *(("claims", 9), ("first_published", 13), ("last_published", 13)),
            *(("disagreement_id", 17), ("fact_id", 17)),
        ),
    ),
    _Plan(
        "Articles",
        "articles",
        (
            *(("outlet", 22), ("title", 44), ("published", 13), ("file", 28), ("url", 40), ("words", 9)),
            *(("claims", 9), ("origin", 28), ("sha256", 20)),
        ),
    ),
    _Plan("Problems", "problems", (("file", 32), ("place", 14), ("message", 70), ("code", 18))),
)


def workbook_file(page: Page, rows: Rows) -> dict[str, bytes]:
    """Return the content of `review.xlsx` by name."""
    from xlsxwriter.workbook import Workbook  # noqa: PLC0415 -- heavy

    out = io.BytesIO()
    book = Workbook(
        out,
        {
            "constant_memory": True,  # rows go out as they are written: top to bottom, left to right, never back
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "nan_inf_to_errors": False,
            "remove_timezone": True,
        },
    )
    book.set_properties({"title": "Where the sources disagree", "author": "claimcheck", "created": _CREATED})
    styles = make_styles(book)
    _read_me(book, styles, page)
    for plan in _PLANS:
        _table(book, styles, plan, page, rows.of(plan.table))
    _run(book, styles, page)
    book.close()
    return {"review.xlsx": out.getvalue()}


def _read_me(book: Workbook, styles: Styles, page: Page) -> None:
    sheet = book.add_worksheet("Read me")
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 96)
    sheet.hide_gridlines(2)
    for row, (kind, first, second) in enumerate(read_me_lines(page)):
        write_cell(sheet, (row, 0), first, styles.of_line(kind))
        write_cell(sheet, (row, 1), second, styles.plain if kind == "line" else styles.of_line(kind))
    sheet.protect("", _PROTECTION)


def _run(book: Workbook, styles: Styles, page: Page) -> None:
    sheet = book.add_worksheet("Run")
    _head(sheet, styles, ["key", "value"], answers=())
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 80)
    for row, pair in enumerate(page.run, 1):
        for column, value in enumerate(pair):
            write_cell(sheet, (row, column), value, styles.text)
    sheet.protect("", _PROTECTION)


def _table(book: Workbook, styles: Styles, plan: _Plan, page: Page, rows: Iterable[Row]) -> None:
    sheet = book.add_worksheet(plan.name)
    places = {column.name: place for place, column in enumerate(COLUMNS[plan.table])}
    titles = [name for name, _ in plan.shown]
    gap = titles.index(plan.answers_after) + 1 if plan.answers else len(titles)
    answers = [answer.title for answer in plan.answers]
    _head(sheet, styles, [*titles[:gap], *answers, *titles[gap:]], answers=answers)
    moved = {name: place + (len(answers) if place >= gap else 0) for place, name in enumerate(titles)}
    for name, width in plan.shown:
        sheet.set_column(moved[name], moved[name], width)
    for offset, answer in enumerate(plan.answers):
        sheet.set_column(gap + offset, gap + offset, answer.width)
    last = 0
    for row, values in enumerate(rows, 1):
        if row > _MOST_ROWS:
            break
        last = row
        shown = [(name, moved[name], values[places[name]]) for name in titles]
        _height(sheet, row, shown, dict(plan.shown))
        for name, column, value in shown[:gap]:
            _cell(sheet, (row, column), (name, value), styles, page)
        for offset in range(len(answers)):
            write_cell(sheet, (row, gap + offset), None, styles.answer)
        for name, column, value in shown[gap:]:
            _cell(sheet, (row, column), (name, value), styles, page)
    for offset, answer in enumerate(plan.answers):
        _answer_check(sheet, gap + offset, answer, last)
    sheet.autofilter(0, 0, max(last, 1), len(titles) + len(answers) - 1)
    sheet.protect("", _PROTECTION)


def _head(sheet: Worksheet, styles: Styles, titles: Sequence[str], *, answers: Sequence[str]) -> None:
    for column, title in enumerate(titles):
        write_cell(sheet, (0, column), column_title(title), styles.answer_head if title in answers else styles.head)
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, 3 if DISAGREEMENT_ID in titles and answers else 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _cell(sheet: Worksheet, at: tuple[int, int], named: tuple[str, Cell], styles: Styles, page: Page) -> None:
    name, value = named
    target = _target(name, value, page) if at[0] <= _MOST_LINKS else None
    if target and isinstance(value, str):
        write_link(sheet, at, target, value, styles.link)
    else:
        write_cell(sheet, at, value, styles.of(name, value))


def _target(name: str, value: Cell, page: Page) -> str | None:
    """Return where a cell leads: an id to its place in the page beside the workbook, an address to itself."""
    if not isinstance(value, str) or not value:
        return None
    if name == "disagreement_id" or (name == "claim_id" and value in page.passages):
        return f"report.html#{value}"
    return followable(value) if name == "url" else None


def _height(sheet: Worksheet, row: int, shown: Iterable[tuple[str, int, Cell]], widths: dict[str, int]) -> None:
    """Keep one long text from filling the screen: programs fit a row to all of its words unless told otherwise."""
    lines = max(
        (
            len(value) // widths[name] + min(value.count("\n"), _MOST_LINES) + 1
            for name, _, value in shown
            if isinstance(value, str) and not isinstance(value, date)
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
        "error_message": "Choose one from the list, and say the rest in the note.",
    }
    words = [word for word, _ in answer.choices]
    check = {"validate": "list", "source": words} if words else {"validate": "any"}
    sheet.data_validation(1, column, last, column, {**check, **options})
