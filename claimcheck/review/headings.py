"""Finds the columns of a sheet by their headings, in any order and among any others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.model import Subject
from claimcheck.review.sheet import Place, address
from claimcheck.review_sheet import (
    CLAIM_ANSWERS,
    CLAIM_ID,
    DISAGREEMENT_ANSWERS,
    DISAGREEMENT_ID,
    RIGHT,
    VERDICT,
    WORDS_ON_A_SHEET,
    AnswerColumn,
    column_title,
)

SEARCHED_ROWS = 30  # users may add a few lines above the headings


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Where the columns of one sheet are. A heading that was copied is at several places.

    `row` is the row of the headings. `words` are the program's columns that identify a row. `foreign` are unknown
    headings.
    """

    about: Subject
    row: int
    ids: tuple[int, ...]
    answers: tuple[tuple[AnswerColumn, tuple[int, ...]], ...]
    words: dict[str, int]
    foreign: tuple[str, ...]

    @property
    def id_title(self) -> str:
        """Return the heading of the id column."""
        return CLAIM_ID if self.about == "claim" else DISAGREEMENT_ID


def bare(heading: str) -> str:
    """Return a heading in the form for comparison: without capitals, final marks, and unusual spaces."""
    return " ".join(heading.replace("_", " ").replace("’", "'").casefold().split()).rstrip(" ?:.*")


_ASKED = {bare(answer.title) for answer in (*CLAIM_ANSWERS, *DISAGREEMENT_ANSWERS)}
_WORDS = {bare(name) for names in WORDS_ON_A_SHEET.values() for name in names}
_TITLES = {bare(CLAIM_ID), bare(DISAGREEMENT_ID)} | _ASKED | _WORDS


def find_columns(head: Sequence[Sequence[str]]) -> Columns | None:
    """Return the columns that the first rows of a sheet name; None if no row holds a heading for an answer."""
    for row, cells in enumerate(head):
        titles = [bare(cell) for cell in cells]
        about = _about(titles)
        if about is not None:
            return _columns(about, row, cells, titles)
    return None


def _about(titles: Sequence[str]) -> Subject | None:
    """Identify the sheet by the question that only it asks, or by the ids if that column is gone.

    A row with a single known title is not a heading row: the sheet that explains the columns lists them one a row.
    """
    if len(_TITLES & set(titles)) < 2:
        return None
    if bare(VERDICT.title) in titles:
        return "disagreement"
    if bare(RIGHT.title) in titles:
        return "claim"
    if not _ASKED & set(titles):
        return None
    if bare(CLAIM_ID) in titles:
        return "claim"
    return "disagreement" if bare(DISAGREEMENT_ID) in titles else None


def _columns(about: Subject, row: int, cells: Sequence[str], titles: Sequence[str]) -> Columns:
    answers = CLAIM_ANSWERS if about == "claim" else DISAGREEMENT_ANSWERS
    # The ids of the other sheet may occur too: each claim names its disagreement.
    wanted = bare(CLAIM_ID if about == "claim" else DISAGREEMENT_ID)
    return Columns(
        about=about,
        row=row,
        ids=_places(titles, wanted),
        answers=tuple((answer, places) for answer in answers if (places := _places(titles, bare(answer.title)))),
        words={
            name: places[0] for name in WORDS_ON_A_SHEET[about] if (places := _places(titles, bare(column_title(name))))
        },
        foreign=tuple(
            cell.strip() for cell, title in zip(cells, titles, strict=True) if title and title not in _TITLES
        ),
    )


def _places(titles: Sequence[str], wanted: str) -> tuple[int, ...]:
    return tuple(place for place, title in enumerate(titles) if title == wanted)


def at(sheet: str, place: Place) -> str:
    """Return the full address of a cell: `Claims!F12`."""
    return f"{sheet}!{address(place)}"
