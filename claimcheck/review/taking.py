"""Takes a sheet: which answers are new, changed, contradictory or unreadable."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from claimcheck.errors import NoUsableInputError
from claimcheck.model import Decision
from claimcheck.review.answers import AnsweredRow, Fault, read_rows
from claimcheck.review.headings import SEARCHED_ROWS, at, find_columns
from claimcheck.review.known import Known, Report, one_form, report_in
from claimcheck.review.lay_over import lay_over
from claimcheck.review.matching import in_context, match
from claimcheck.review.sheet_file import read_content, read_sheets
from claimcheck.review.store import Entry, Stored, read_stored, store_sheet
from claimcheck.review_sheet import (
    CLAIM_ANSWERS,
    CLAIM_ID,
    CLAIMS_SHEET,
    DISAGREEMENT_ANSWERS,
    DISAGREEMENT_ID,
    DISAGREEMENTS_SHEET,
    FIELD_OF,
    OTHER_CLAIMS_SHEET,
)

_OUR_SHEETS = frozenset({DISAGREEMENTS_SHEET, CLAIMS_SHEET, OTHER_CLAIMS_SHEET})


class Difference(NamedTuple):
    """An answer beside another one: the cell, the answer in it, and the one that stood or stands."""

    cell: str
    decision: Decision
    other: Decision


@dataclass(slots=True)
class Taken:
    """What became of a sheet.

    `entries` were stored, of which `changed` replaced an earlier answer of the same reviewer. `differing` stand beside
    that of another reviewer. `faults` were not taken. `unanswered` rows have no answer, `unknown` of them are of no
    row of this report. `headings` are those of each sheet that ask for no answer, `asked` the cells of those that ask
    the main question of a sheet, with their words.
    """

    entries: list[Entry] = field(default_factory=list)
    changed: list[Difference] = field(default_factory=list)
    unchanged: int = 0
    differing: list[Difference] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    unanswered: int = 0
    unknown: int = 0
    headings: list[tuple[str, str]] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Return whether there was no answer at all, not even one that can't be taken."""
        return not (self.entries or self.unchanged or self.faults)


class Given(NamedTuple):
    """A decision as a sheet gives it, the cell that it comes from, and the fields that the sheet doesn't ask for."""

    decision: Decision
    cell: str
    unasked: frozenset[str]


def take_sheet(path: Path, folder: Path, *, reviewer: str = "", replacing: bool = False) -> Taken:
    """Store the answers of the sheet at `path` beside the report in `folder`, and return what became of each.

    `reviewer` is the name for rows without one. `replacing` lets an answer without a name replace an earlier one.

    Raises:
        NoUsableInputError: the sheet or the report can't be read, or nothing in the sheet is of this report.
        OutputHeldError: another process keeps the store busy.
    """
    content = read_content(path)
    report = report_in(folder)
    taken = Taken()
    given = _given(answered_rows(path, content, taken), report, reviewer, taken)
    stored = read_stored(folder)
    weigh(_once(given, taken), standing_now(stored, report), taken, replacing=replacing)
    if taken.entries:
        store_sheet(folder, path.name, hashlib.sha256(content).hexdigest(), taken.entries)
    return taken


def answered_rows(path: Path, content: bytes, taken: Taken) -> Iterator[AnsweredRow]:
    """Return the rows of all sheets in the file that ask for answers.

    Raises:
        NoUsableInputError: the file can't be read, or no sheet in it asks for answers.
    """
    found = False
    for sheet in read_sheets(path, content):
        head = sheet.head(SEARCHED_ROWS)
        columns = find_columns(head)
        if columns is None:
            if sheet.name in _OUR_SHEETS and any(any(row) for row in head):
                taken.faults.append(Fault(sheet.name, "its heading row is missing, so its answers can't be read"))
            continue
        found = True
        question, places = columns.answers[0]
        taken.asked.append((at(sheet.name, (columns.row, places[0])), question.title))
        taken.headings += [(sheet.name, heading) for heading in columns.foreign]
        if columns.ids:
            sheet.put_back(head[columns.row + 1 :])
            yield from read_rows(sheet, columns)
            # What is on a row with an id and beside a note has become part of it.
            taken.faults += [
                Fault(at(sheet.name, place), f"has a comment, ‘{remark[:60]}’, outside the rows; write it in a note")
                for place, remark in sorted(sheet.remarks.items())
            ]
        else:
            message = f"has no column {columns.id_title}, so it is unclear what the answers are about; restore it"
            taken.faults.append(Fault(sheet.name, message))
    if not found:
        first, second = (", ".join(one.title for one in answers) for answers in (DISAGREEMENT_ANSWERS, CLAIM_ANSWERS))
        raise NoUsableInputError(
            f"{path}: has no sheet to review; its headings would be {DISAGREEMENT_ID}, {first}, or {CLAIM_ID}, {second}"
        )


def nothing_filled_in(asked: Iterable[tuple[str, str]], *, rows: int) -> str:
    """Return what to say of a sheet without an answer, in which `asked` are the cells that ask for one."""
    if not rows:
        return "has no rows below its headings, so nothing was taken; fill in the review.xlsx of the report instead"
    where = " or ".join(f"{cell} ‘{title}’" for cell, title in asked)
    return f"has no answer, so nothing was taken; choose answers below {where}, save the sheet, and import it again"


def _given(rows: Iterable[AnsweredRow], report: Report, reviewer: str, taken: Taken) -> list[Given]:
    """Return what was decided on something in this report; note what can't be taken."""
    given: list[Given] = []
    odd: list[Given] = []
    count = strangers = 0
    for row in rows:
        count += 1
        found = match(row, report)
        strangers += found is None
        if row.faults or isinstance(found, Fault):
            taken.faults += row.faults or [found for found in (found,) if isinstance(found, Fault)]
        elif found is not None and row.answered:
            (given if in_context(row, found, report) else odd).append(decided(row, found, reviewer))
        elif row.answered:
            taken.faults.append(Fault(row.where, f"the {row.about} {row.id} is not in this report, nor are its words"))
        else:
            taken.unanswered += 1
            taken.unknown += found is None
    if count and strangers == count:
        raise NoUsableInputError(
            f"not one of the {count} rows is from this report; the sheet belongs to another report, "
            "or to an earlier run on articles that have all changed"
        )
    # A sheet of an earlier run may show other words around a sentence than the article has now, one of this run not.
    if strangers:
        return given + odd
    message = "the context of {} was changed in the sheet; the report’s stays"
    taken.faults += [Fault(one.cell, message.format(one.decision.target)) for one in odd]
    return given


def decided(row: AnsweredRow, known: Known, reviewer: str) -> Given:
    """Return what a row says on `known`; `reviewer` is the name for a row without one."""
    fields = fields_of(row)
    unasked = frozenset(FIELD_OF.values()) - {FIELD_OF[title] for title in row.answers}
    fields["reviewer"] = fields["reviewer"] or reviewer
    decision = Decision(
        about=known.about,
        target=known.id,
        label=known.label,
        positions=known.positions,
        quotes=known.quotes,
        **fields,
    )
    return Given(decision, row.where, unasked)


def fields_of(row: AnsweredRow) -> dict[str, str]:
    """Return the fields of a decision that the answers of a row fill; those that weren't asked for are empty."""
    return dict.fromkeys(FIELD_OF.values(), "") | {FIELD_OF[title]: text for title, text in row.answers.items()}


def _once(given: Iterable[Given], taken: Taken) -> Iterator[Given]:
    """Return each decision once; rows on the same thing by the same reviewer may not differ."""
    grouped: dict[tuple[str, str], list[Given]] = {}
    for one in given:
        grouped.setdefault((one.decision.target, reviewer_key(one.decision.reviewer)), []).append(one)
    for same in grouped.values():
        if all(_same(same[0].decision, other.decision) for other in same[1:]):
            yield same[0]
        else:
            cells = ", ".join(one.cell for one in same)
            answers = " / ".join(dict.fromkeys(said(one.decision) for one in same))
            message = f"{same[0].decision.target} is answered {len(same)} times, and not alike: {answers}"
            taken.faults.append(Fault(cells, message))


def standing_now(stored: Iterable[Stored], report: Report) -> dict[str, list[Stored]]:
    """Return what is on each thing that the report holds, by the id that it has now."""
    every = list(stored)
    laid = lay_over((one.decision for one in every), report)
    standing: dict[str, list[Stored]] = {}
    for one, decision in zip(every, laid, strict=True):
        standing.setdefault(decision.target, []).append(Stored(one.row, decision))
    return standing


def weigh(given: Iterable[Given], standing: dict[str, list[Stored]], taken: Taken, *, replacing: bool) -> None:
    """Hold each decision against those that stand already, and note in `taken` what becomes of it."""
    for decision, cell, unasked in given:
        key = reviewer_key(decision.reviewer)
        others = standing.get(decision.target, [])
        own = [one for one in others if reviewer_key(one.decision.reviewer) == key]
        before = [one.decision for one in own if not one.decision.stale]
        taken.differing += [
            Difference(cell, decision, one.decision)
            for one in others
            if one not in own and not one.decision.stale and one.decision.answer != decision.answer
        ]
        # A column that is not in the sheet says nothing; an empty cell says that nothing is to be there.
        kept = {name: getattr(before[-1], name) for name in unasked} if before else {}
        new = replace(decision, **kept)
        if any(_same(old, new) for old in before):
            taken.unchanged += 1
        elif before and not key and not replacing:
            message = f"{new.target} was answered before without a name, as {said(before[-1])}"
            taken.faults.append(Fault(cell, f"{message}; name the reviewer, or say --replace"))
        else:
            taken.entries.append(Entry(new, cell, tuple(one.row for one in own)))
            taken.changed += [Difference(cell, new, old) for old in before[-1:]]


def _same(first: Decision, second: Decision) -> bool:
    return all(
        one_form(getattr(first, name)) == one_form(getattr(second, name))
        for name in ("target", "answer", "value", "checked_on", "note")
    )


def reviewer_key(name: str) -> str:
    """Return what two spellings of one reviewer share."""
    return " ".join(one_form(one_form(name).casefold()).split())


def said(decision: Decision) -> str:
    """Return in a few words what was decided."""
    short = decision.note if len(decision.note) <= 60 else decision.note[:59] + "…"
    return decision.answer or decision.value or (f"the note ‘{short}’" if short else "nothing")
