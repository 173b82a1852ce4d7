"""Reads what a reviewer wrote into the rows of one sheet. A row with a cell that can't be read is not taken at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from claimcheck.model import Subject
from claimcheck.review.headings import Columns, at
from claimcheck.review.sheet import FORMULA, Place, Sheet
from claimcheck.review_sheet import CHECKED_ON, NOTE, REVIEWER, AnswerColumn

_LONGEST_SHOWN = 40
_NO_ANSWER = frozenset({REVIEWER.title, CHECKED_ON.title})


class Fault(NamedTuple):
    """Something in a sheet that could not be taken: the cell, and what is wrong with it."""

    cell: str
    message: str


@dataclass(slots=True)
class AnsweredRow:
    """One row: its id as it is there, the answers by title, the program's own words by name, and its faults.

    `where` is the cell to name for the row as a whole: its first answer, or its id.
    """

    about: Subject
    id: str
    id_cell: str
    where: str
    answers: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    @property
    def answered(self) -> bool:
        """Return whether the reviewer wrote an answer; a name alone is not one."""
        return any(text for title, text in self.answers.items() if title not in _NO_ANSWER)


def read_rows(sheet: Sheet, columns: Columns) -> Iterator[AnsweredRow]:
    """Return the rows below the headings that aren't empty. The reviewer's own columns don't count.

    An answer in a merged cell counts for each of its rows; a comment on a cell is added to the note.
    """
    tops: dict[Place, str] = {}
    joining = set(sheet.joined.values())
    asked = {column for _, places in columns.answers for column in places}
    for number, cells in enumerate(sheet.rows, columns.row + 1):
        for column in asked if sheet.joined else ():
            top = sheet.joined.get((number, column))
            if top in tops and column < len(cells) and not cells[column].strip():
                cells[column] = tops[top]
            if (number, column) in joining and column < len(cells):
                tops[number, column] = cells[column]
        row = _row(sheet, columns, number, cells)
        if row is not None:
            yield row


def _row(sheet: Sheet, columns: Columns, number: int, cells: list[str]) -> AnsweredRow | None:
    faults: list[Fault] = []
    name, id_place = _only(sheet, (number, columns.ids), cells, faults)
    row = AnsweredRow(columns.about, _clean_id(name), at(sheet.name, id_place), at(sheet.name, id_place), faults=faults)
    for answer, places in columns.answers:
        text, place = _only(sheet, (number, places), cells, faults)
        if text and not row.answered:
            row.where = at(sheet.name, place)
        row.answers[answer.title] = _answer(answer, text, at(sheet.name, place), faults)
    remarks = [place for place in sheet.remarks if place[0] == number]
    if remarks and row.id and NOTE.title in row.answers:
        notes = [row.answers[NOTE.title], *(sheet.remarks.pop(place) for place in sorted(remarks))]
        row.answers[NOTE.title] = "; ".join(filter(None, notes))
    row.words = {title: cells[column].strip() for title, column in columns.words.items() if column < len(cells)}
    empty = not row.id and not faults and not any(row.answers.values()) and not any(row.words.values())
    return None if empty else row


def _only(
    sheet: Sheet, at_columns: tuple[int, tuple[int, ...]], cells: list[str], faults: list[Fault]
) -> tuple[str, Place]:
    """Return the text in a column, and its place. A column may have been copied, but not with different contents."""
    number, columns = at_columns
    found: dict[str, Place] = {}
    for column in columns:
        place = (number, column)
        text = cells[column].strip() if column < len(cells) else ""
        odd = sheet.odd.get(place) or (FORMULA if text.startswith("=") else None)
        if odd:
            faults.append(Fault(at(sheet.name, place), f"holds {odd}{_shown(text)}; type its value instead"))
        elif text:
            found.setdefault(text, place)
    if len(found) > 1:
        message = f"the column occurs twice, with different answers{''.join(_shown(text) for text in found)}"
        faults.append(Fault(at(sheet.name, next(iter(found.values()))), message))
        return "", next(iter(found.values()))
    return next(iter(found.items()), ("", (number, columns[0] if columns else 0)))


def _shown(text: str) -> str:
    short = text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
    return f" ‘{short}’" if short else ""


def _answer(answer: AnswerColumn, text: str, cell: str, faults: list[Fault]) -> str:
    if not answer.choices or not text:
        return text
    chosen = answer.choice(text)
    if chosen is None:
        words = ", ".join(word for word, _ in answer.choices)
        faults.append(Fault(cell, f"{_shown(text).strip()} is not one of the answers: {words}"))
        return ""
    return chosen


def _clean_id(text: str) -> str:
    """Return an id in its original form: programs add an apostrophe, people a capital or a space."""
    return text.strip().lstrip("'").strip().casefold()
