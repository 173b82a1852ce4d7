"""Finds what a row of a sheet is about in the report: by its id, otherwise by its words."""

from __future__ import annotations

import re

from claimcheck.model import Quoted
from claimcheck.review.answers import AnsweredRow, Fault
from claimcheck.review.known import SEPARATOR, Known, Report, squeezed
from claimcheck.review_sheet import DECIDED_ID


def match(row: AnsweredRow, report: Report) -> Known | Fault | None:
    """Return what `row` is about, or why that is unclear; None if it is simply not in this report."""
    known = report.get(row.about, row.id)
    if known is not None:
        return _unchanged(row, known)
    if not row.id:
        return Fault(row.id_cell, "the row has no id, so it is unclear what it is about")
    if not re.fullmatch(DECIDED_ID[row.about], row.id):
        return Fault(row.id_cell, f"‘{row.id[:40]}’ is not a known id; a program or a person has changed it")
    # A valid id that is not in this report: the sheet is from an earlier run.
    found = _claims(row, report) if row.about == "claim" else _disagreements(row, report)
    return found[0] if len(found) == 1 else None


def _unchanged(row: AnsweredRow, known: Known) -> Known | Fault:
    """Return `known` unless the row shows different words from the report: the answer may be to something else."""
    if row.about == "claim":
        quoted = known.quotes[0]
        wanted = {"quote": quoted.text, "value": quoted.value}
    else:
        wanted = {"label": known.label}
        if not _shows(row.words.get("what_differs"), known.positions):
            return Fault(row.where, f"what differs in {known.id} is not what this sheet shows; look at it again")
    changed = [name for name, text in wanted.items() if squeezed(row.words.get(name, text)) != squeezed(text)]
    if changed:
        return Fault(
            row.where, f"the {' and '.join(changed)} of {known.id} was changed in the sheet; the report’s stays"
        )
    return known


def in_context(row: AnsweredRow, known: Known, report: Report) -> bool:
    """Return whether the article of a claim has the context that the sheet shows, if it shows any."""
    pieces = row.words.get("context", "").split("[…]")
    return all(report.holds(known.quotes[0].file, piece) for piece in pieces if piece.strip())


def _shows(what_differs: str | None, positions: tuple[str, ...]) -> bool:
    """Return whether a cell shows these values, or at least the first words of each, because the sheet cuts them."""
    if what_differs is None or len(positions) > 6:
        return True
    shown = what_differs.split(SEPARATOR)
    if any(SEPARATOR in value or len(value) > 60 for value in positions):
        return True
    return {squeezed(value) for value in shown} == {squeezed(value) for value in positions}


def _claims(row: AnsweredRow, report: Report) -> list[Known]:
    words = row.words
    if "quote" not in words or "value" not in words or "file" not in words:
        return []
    return report.quoting("claim", Quoted(words["file"], words["quote"], words["value"]))


def _disagreements(row: AnsweredRow, report: Report) -> list[Known]:
    label, differs = row.words.get("label"), row.words.get("what_differs")
    if not label or not differs:
        return []
    return report.showing(label, differs)
