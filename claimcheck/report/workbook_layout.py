"""The layout of `review.xlsx`: the sheets, their columns from left to right, their order, and their links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from claimcheck.report.columns import COLUMNS, TableName
from claimcheck.report.links import followable
from claimcheck.report.page import Page
from claimcheck.report.rows import Cell, Row, Rows
from claimcheck.review_sheet import (
    CLAIM_ANSWERS,
    CLAIM_ID,
    CLAIMS_SHEET,
    DISAGREEMENT_ANSWERS,
    DISAGREEMENT_ID,
    DISAGREEMENTS_SHEET,
    OTHER_CLAIMS_SHEET,
    RIGHT,
    SO_FAR,
    VERDICT,
    AnswerColumn,
)


class Plan(NamedTuple):
    """A sheet: its table, the columns that it shows with their widths, and the reviewer's columns.

    `shown` orders the columns of the table; the reviewer's follow the one named in `answers_after`. The columns up to
    the one named `printed` are printed; those to the right of it are for programs, or for answers on the screen.
    """

    name: str
    table: TableName
    shown: tuple[tuple[str, int], ...]
    answers: tuple[AnswerColumn, ...] = ()
    answers_after: str = ""
    printed: str = ""


_PLANS = (
    Plan(
        DISAGREEMENTS_SHEET,
        "disagreements",
        (
            *(("severity", 10), ("verdict", 17), ("probability", 11), ("label", 26), ("what_differs", 28)),
            *(("who_says_what", 56), ("explanation", 40), ("disagreement_id", 17), ("kind", 10)),
            *(("lowest", 12), ("highest", 12), ("outlets", 24), ("origins", 9)),
            *(("first_published", 13), ("last_published", 13)),
            *(("story", 24), ("rules", 24), ("fact_id", 17)),
        ),
        DISAGREEMENT_ANSWERS,
        "explanation",
        printed=VERDICT.title,
    ),
    Plan(
        CLAIMS_SHEET,
        "claims",
        (
            *(("outlet", 20), ("published", 13), ("said_by", 20), ("value", 20), ("quote", 60), ("claim_id", 17)),
            *(("context", 48), ("file", 20), ("mode", 10), ("low", 12), ("high", 12), ("unit", 10), ("counted", 14)),
            *(("earliest", 13), ("latest", 13), ("modality", 12), ("polarity", 10), ("fact_id", 17)),
            *(("disagreement_id", 17), ("start", 8), ("end", 8), ("page", 8), ("marks", 16), ("rules", 24)),
        ),
        CLAIM_ANSWERS,
        "quote",
        printed=RIGHT.title,
    ),
    Plan(
        "Facts",
        "facts",
        (
            *(("label", 34), ("kind", 10), ("values", 56), ("outlets", 9), ("origins", 9), ("articles", 9)),
            *(("claims", 9), ("first_published", 13), ("last_published", 13)),
            *(("disagreement_id", 17), ("fact_id", 17)),
        ),
        printed="last_published",
    ),
    Plan(
        "Articles",
        "articles",
        (
            *(("outlet", 22), ("title", 44), ("published", 13), ("file", 28), ("url", 40), ("words", 9)),
            *(("claims", 9), ("origin", 28), ("story", 24), ("sha256", 20)),
        ),
        printed="url",
    ),
    Plan("Problems", "problems", (("file", 32), ("place", 14), ("message", 70), ("code", 18)), printed="message"),
)

# Only if somebody has decided before: a sheet of the decisions, stale ones first.
_DECISIONS = Plan(
    "Decisions",
    "decisions",
    (
        *(("status", 10), ("label", 44), ("reviewer", 14), ("answer", 20), ("value", 20), ("note", 40)),
        *(("stale", 40), ("checked_on", 13), ("about", 13), ("target", 17)),
    ),
    printed="note",
)
# Only if there are any.
_ARITHMETIC = Plan(
    "Arithmetic",
    "arithmetic",
    (
        *(("outlet", 20), ("published", 13), ("explanation", 50), ("quote", 60), ("kind", 10), ("file", 20)),
        *(("start", 8), ("end", 8), ("rules", 24), ("reckoning_id", 17)),
    ),
    printed="quote",
)

# The id column of each table that can be decided on, and the column that links to the page.
_IDS: dict[TableName, str] = {"disagreements": DISAGREEMENT_ID, "claims": CLAIM_ID}
_LEADS = {"label": DISAGREEMENT_ID, "value": CLAIM_ID, DISAGREEMENT_ID: DISAGREEMENT_ID, CLAIM_ID: CLAIM_ID}


class SheetColumn(NamedTuple):
    """A column of a sheet; `answer` describes its question, None if it is the program's own."""

    title: str
    width: int
    answer: AnswerColumn | None = None


def plans(page: Page, rows: Rows) -> tuple[Plan, ...]:
    """Return the sheets with tables, from left to right."""
    claims = next(plan for plan in _PLANS if plan.name == CLAIMS_SHEET)
    others = claims._replace(name=OTHER_CLAIMS_SHEET)
    return (
        *((_DECISIONS,) if page.decisions.every else ()),
        *_PLANS,
        *((_ARITHMETIC,) if page.reckonings else ()),
        *((others,) if any(True for _ in rows_of(others, page, rows)) else ()),
    )


def rows_of(plan: Plan, page: Page, rows: Rows) -> Iterable[Row]:
    """Return the rows of a sheet: those first on which a decision may no longer hold."""
    every: Iterable[Row] = rows.of(plan.table)
    if plan.table == "claims":
        place = [column.name for column in COLUMNS["claims"]].index(CLAIM_ID)
        every = (row for row in every if (row[place] in rows.weighty) is (plan.name == CLAIMS_SHEET))
    return stale_first(every, plan, page)


def columns_of(plan: Plan, page: Page) -> list[SheetColumn]:
    """Return the columns of a sheet, from left to right."""
    own = [SheetColumn(name, width) for name, width in plan.shown]
    if not plan.answers:
        return own
    gap = [name for name, _ in plan.shown].index(plan.answers_after) + 1
    so_far = [SheetColumn(SO_FAR, 28)] if page.decisions.every else []
    answers = [SheetColumn(answer.title, answer.width, answer) for answer in plan.answers]
    return [*own[:gap], *so_far, *answers, *own[gap:]]


def named_values(plan: Plan, values: Row, page: Page) -> dict[str, Cell]:
    """Return the values of a row by column, with earlier decisions on it."""
    named: dict[str, Cell] = {column.name: value for column, value in zip(COLUMNS[plan.table], values, strict=True)}
    if plan.answers:
        named[SO_FAR] = "\n".join(one.line for one in page.decisions.on(str(named[_IDS[plan.table]]))) or None
    return named


def printed_columns(plan: Plan, page: Page) -> int:
    """Return how many columns of a sheet go on paper."""
    return [column.title for column in columns_of(plan, page)].index(plan.printed) + 1


def stale_first(rows: Iterable[Row], plan: Plan, page: Page) -> Iterable[Row]:
    """Return the rows, starting with those whose decision may no longer hold."""
    if not plan.answers or not page.decisions.again:
        return rows
    place = [column.name for column in COLUMNS[plan.table]].index(_IDS[plan.table])
    stale = {one.decision.target for one in page.decisions.again}
    return sorted(rows, key=lambda row: row[place] not in stale)


def target(title: str, named: Mapping[str, Cell], page: Page) -> str | None:
    """Return the target of a cell's link: the page for values and ids, the address itself for addresses."""
    if title == "url":
        return followable(str(named["url"])) if named["url"] else None
    if "target" in named:
        decided = page.decisions.on(str(named["target"])) if title in {"target", "label"} else ()
        name: Cell = decided[0].place if decided else None
    else:
        name = named.get(_LEADS.get(title, ""))
    if not isinstance(name, str) or (_LEADS.get(title) == CLAIM_ID and name not in page.passages):
        return None
    return page.address_of(name)
