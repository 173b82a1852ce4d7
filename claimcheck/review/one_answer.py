"""Takes one answer from a page in the same way as a row of a sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from claimcheck.model import Subject
from claimcheck.review.answers import AnsweredRow
from claimcheck.review.known import Known, Report
from claimcheck.review.store import Entry, Stored, read_stored, store_sheet
from claimcheck.review.taking import Taken, decided, reviewer_key, standing_now, weigh
from claimcheck.review_sheet import CLAIM_ANSWERS, DISAGREEMENT_ANSWERS, FIELD_OF, AnswerColumn

COLUMNS: Mapping[Subject, tuple[AnswerColumn, ...]] = {"disagreement": DISAGREEMENT_ANSWERS, "claim": CLAIM_ANSWERS}
# In characters. Anything longer is not an answer but pasted by mistake.
_LONGEST = {"reviewer": 100, "checked_on": 40, "value": 1_000, "note": 10_000}


class NotTakenError(Exception):
    """The answer is invalid; the message says why."""


class ChangedMeanwhileError(Exception):
    """Another answer under the same name has come in since the reviewer looked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A reviewer's answer on one thing: the fields of a decision by name, all empty to take it back.

    `seen` are the rows of the store with this reviewer's earlier answers when the reviewer looked.
    """

    about: Subject
    target: str
    reviewer: str
    fields: Mapping[str, str]
    seen: tuple[int, ...] = ()


def standing_in(folder: Path, report: Report) -> dict[str, list[Stored]]:
    """Return the current answers beside the report in `folder`, by the id of what they are about.

    Raises:
        NoUsableInputError: the store can't be read.
    """
    return standing_now(read_stored(folder), report)


def take_answer(folder: Path, report: Report, answer: Answer, *, origin: str, sha256: str) -> None:
    """Store `answer` beside the report in `folder`; `origin` and `sha256` say where it came from.

    The caller holds the folder.

    Raises:
        NotTakenError: it is not an answer to anything in this report.
        ChangedMeanwhileError: the reviewer's current answer is not the one that was seen.
        NoUsableInputError: the store can't be read or written.
        OutputHeldError: another process is using the store.
    """
    known = report.get(answer.about, answer.target)
    if known is None:
        raise NotTakenError(f"{answer.target[:40]} is not in this report")
    row = _row(answer, known)
    standing = standing_in(folder, report)
    own = _own(standing.get(known.id, []), answer.reviewer)
    if own != answer.seen:
        raise ChangedMeanwhileError
    given = decided(row, known, "")
    taken = Taken()
    if row.answered:
        weigh([given], standing, taken, replacing=False)
    elif own:
        taken.entries.append(Entry(given.decision, given.cell, own, stands=False))
    if taken.entries:
        store_sheet(folder, origin, sha256, taken.entries)


def is_by(stored: Stored, reviewer: str) -> bool:
    """Return whether `reviewer` gave the answer, in any spelling of the name."""
    return reviewer_key(stored.decision.reviewer) == reviewer_key(reviewer)


def _own(standing: list[Stored], reviewer: str) -> tuple[int, ...]:
    return tuple(stored.row for stored in standing if is_by(stored, reviewer))


def _row(answer: Answer, known: Known) -> AnsweredRow:
    """Return the answer as a row of the sheet that asks for it."""
    if not reviewer_key(answer.reviewer):
        raise NotTakenError("enter your name first")
    asked = {FIELD_OF[column.title]: column for column in COLUMNS[answer.about]}
    if strange := sorted(answer.fields.keys() - asked.keys()):
        raise NotTakenError(f"{strange[0][:40]} is not a question asked here")
    row = AnsweredRow(answer.about, known.id, known.id, known.id)
    for field, column in asked.items():
        text = " ".join(answer.reviewer.split()) if field == "reviewer" else answer.fields.get(field, "").strip()
        if len(text) > _LONGEST.get(field, 100):
            raise NotTakenError(f"{column.title} holds {len(text)} characters; {_LONGEST.get(field, 100)} are the most")
        if text and column.choices and column.choice(text) is None:
            words = ", ".join(word for word, _ in column.choices)
            raise NotTakenError(f"‘{text[:40]}’ is not one of the answers: {words}")
        row.answers[column.title] = (column.choice(text) or "") if column.choices else text
    return row
