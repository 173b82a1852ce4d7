"""What the Read me sheet says: what this is, how to answer, and what every column means."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from claimcheck.report.columns import COLUMNS, IN_WORKBOOK
from claimcheck.report.page import Page
from claimcheck.report.wording import GLOSSARY, HEADING, VERDICT_MEANINGS, VERDICT_WORDS
from claimcheck.review_sheet import (
    CLAIM_ANSWERS,
    CLAIMS_SHEET,
    DISAGREEMENT_ANSWERS,
    DISAGREEMENTS_SHEET,
    OTHER_CLAIMS_SHEET,
    column_title,
)

Line = tuple[Literal["title", "heading", "line"], str, str]


def read_me_lines(page: Page) -> Iterator[Line]:
    """Return the lines of the sheet: what kind of line, and its two cells."""
    yield "title", page.title, ""
    if page.title != HEADING:
        yield "line", "", HEADING
    yield "line", "", page.summary
    if page.why_empty:
        yield "line", "No disagreement", page.why_empty
    yield "heading", "How to work in it", ""
    yield (
        "line",
        "Cream cells",
        "are yours. Grey cells are the program’s; they are protected only against slips.",
    )
    yield "line", "Filter", "Filter and hide rows, and change widths and heights, as you like."
    yield (
        "line",
        "Sort",
        "To sort or delete rows, or to add columns, first choose Unprotect Sheet. There is no password.",
    )
    yield "line", "Order", "Answers are matched by their id, not by their position."
    yield (
        "line",
        "Claims",
        f"Claims that another article makes too. {OTHER_CLAIMS_SHEET} has those of one article alone.",
    )
    yield (
        "line",
        "Links",
        "Labels, values and ids link to report.html, which must be in the same folder.",
    )
    yield (
        "line",
        "Save as",
        ".xlsx or .ods. A .csv works too, but a program that opens one may turn words into formulas.",
    )
    yield "line", "Print", "On paper go the columns up to the first of yours; all others are for the screen."
    yield "line", "Hand back", "claimcheck review import review.xlsx --report FOLDER"
    yield (
        "line",
        "Formulas",
        "Don’t answer with a formula: its result could change. Formulas are not used.",
    )
    for sheet, answers in ((DISAGREEMENTS_SHEET, DISAGREEMENT_ANSWERS), (CLAIMS_SHEET, CLAIM_ANSWERS)):
        yield "heading", f"Your columns in {sheet}", ""
        for answer in answers:
            yield "line", answer.title, answer.meaning
            for word, meaning in answer.choices:
                yield "line", f"   {word}", meaning
    yield "heading", "Verdicts of the program", ""
    for verdict, word in VERDICT_WORDS.items():
        yield "line", verdict, f"{word}. {VERDICT_MEANINGS[verdict]}"
    for heading, entries in GLOSSARY[1:]:
        yield "heading", heading, ""
        for word, meaning in entries:
            yield "line", word, meaning
    for table in IN_WORKBOOK:
        yield "heading", f"Columns of {table.capitalize()}", ""
        for column in COLUMNS[table]:
            yield "line", column_title(column.name), column.meaning
