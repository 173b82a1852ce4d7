"""Compares reviewers: for each thing decided on, who said what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from claimcheck.errors import NoUsableInputError, UsageError
from claimcheck.model import Decision, Subject
from claimcheck.review.agreement import cohens_kappa
from claimcheck.review.answers import AnsweredRow, Fault
from claimcheck.review.known import report_in
from claimcheck.review.lay_over import lay_over
from claimcheck.review.sheet_file import read_content
from claimcheck.review.store import read_decisions
from claimcheck.review.taking import Taken, answered_rows, fields_of, nothing_filled_in, reviewer_key, said
from claimcheck.review_sheet import DECIDED_ID

AGREED, DISPUTED, ALONE = "yes", "no", "one answer"
NOBODY = "nobody named"
_LABELS: dict[Subject, tuple[str, ...]] = {"disagreement": ("label", "what_differs"), "claim": ("quote",)}


@dataclass(slots=True)
class Item:
    """Something that was decided on, with the decision of each reviewer."""

    about: Subject
    target: str
    label: str
    decisions: dict[str, Decision] = field(default_factory=dict)

    @property
    def answers(self) -> dict[str, str]:
        """Return the answers by reviewer, without those who left only a note or a value."""
        return {name: decision.answer for name, decision in self.decisions.items() if decision.answer}

    @property
    def agreed(self) -> str:
        """Return in a word whether the answers agree."""
        if len(self.answers) < 2:
            return ALONE
        return AGREED if len(set(self.answers.values())) == 1 else DISPUTED


@dataclass(slots=True)
class SideBySide:
    """All items, those in dispute first, the reviewers by name, and what could not be read."""

    items: list[Item]
    reviewers: tuple[str, ...]
    faults: list[Fault] = field(default_factory=list)
    stale: int = 0

    def on(self, about: Subject) -> list[Item]:
        """Return the items of one kind."""
        return [item for item in self.items if item.about == about]


class Kappa(NamedTuple):
    """Cohen's kappa of two reviewers, None if it isn't defined, and the number of items that both answered."""

    first: str
    second: str
    items: int
    kappa: float | None


def kappas(items: Sequence[Item], reviewers: Sequence[str]) -> Iterator[Kappa]:
    """Return Cohen's kappa for each pair of reviewers who answered the same items."""
    for first, second in combinations(reviewers, 2):
        pairs = [(one[first], one[second]) for item in items if first in (one := item.answers) and second in one]
        if pairs:
            yield Kappa(first, second, len(pairs), cohens_kappa(pairs))


def sheets_side_by_side(paths: Sequence[Path]) -> SideBySide:
    """Return the answers of several sheets, without storing anything.

    A row without a name belongs to the name of the file.

    Raises:
        NoUsableInputError: a sheet can't be read, or nothing is filled in in any.
        UsageError: a sheet is named twice.
    """
    if len({path.resolve() for path in paths}) < len(paths):
        raise UsageError("the same sheet is named twice")
    stems = [path.stem for path in paths]
    found: list[tuple[Decision, str]] = []
    faults: list[Fault] = []
    empty: list[tuple[Path, str]] = []
    for path in paths:
        name = path.stem if stems.count(path.stem) == 1 else str(path.with_suffix(""))
        taken = Taken()
        rows = before = len(found) + len(faults)
        for row in answered_rows(path, read_content(path), taken):
            rows += 1
            if row.faults:
                faults += [_in(path, fault) for fault in row.faults]
            elif row.answered and re.fullmatch(DECIDED_ID[row.about], row.id):
                found.append((_decision(row, name), f"{path.name}, {row.where}"))
            elif row.answered:
                faults.append(
                    _in(path, Fault(row.id_cell, "is not a known id, so it is unclear what the row is about"))
                )
        faults += [_in(path, fault) for fault in taken.faults]
        if len(found) + len(faults) == before:
            empty.append((path, nothing_filled_in(taken.asked, rows=rows - before)))
    if empty and not found and not faults:
        raise NoUsableInputError("\n".join(f"{path}: {message}" for path, message in empty))
    faults += [Fault(path.name, message) for path, message in empty]
    return _arranged(found, faults)


def stored_side_by_side(folder: Path) -> SideBySide:
    """Return the decisions stored beside the report in `folder`. Those that may no longer hold are left out.

    Raises:
        NoUsableInputError: there is no report, or the decisions can't be read.
    """
    decisions = lay_over(read_decisions(folder), report_in(folder))
    sides = _arranged([(one, one.target) for one in decisions if not one.stale], [])
    sides.stale = sum(bool(one.stale) for one in decisions)
    return sides


def _in(path: Path, fault: Fault) -> Fault:
    return Fault(f"{path.name}, {fault.cell}", fault.message)


def _decision(row: AnsweredRow, name: str) -> Decision:
    fields = fields_of(row)
    fields["reviewer"] = fields["reviewer"] or name
    label = ": ".join(row.words[word] for word in _LABELS[row.about] if row.words.get(word))
    return Decision(about=row.about, target=row.id, label=label, positions=(), quotes=(), **fields)


def _arranged(found: Iterable[tuple[Decision, str]], faults: list[Fault]) -> SideBySide:
    items: dict[str, Item] = {}
    names: dict[str, str] = {}
    cells: dict[tuple[str, str], str] = {}
    twice: set[tuple[str, str]] = set()
    for decision, cell in found:
        name = names.setdefault(reviewer_key(decision.reviewer), decision.reviewer or NOBODY)
        item = items.setdefault(decision.target, Item(decision.about, decision.target, decision.label))
        item.label = item.label or decision.label
        before = item.decisions.setdefault(name, decision)
        where = cells.setdefault((decision.target, name), cell)
        if before.answer != decision.answer:
            twice.add((decision.target, name))
            message = f"{name} answers {decision.target} twice, and not alike: {said(before)} / {said(decision)}"
            faults.append(Fault(f"{where} and {cell}", message))
    for target, name in sorted(twice):
        del items[target].decisions[name]
    order = {DISPUTED: 0, AGREED: 1, ALONE: 2}
    every = [item for item in items.values() if item.decisions]
    every.sort(key=lambda item: (item.about != "disagreement", order[item.agreed], item.label, item.target))
    reviewers = sorted({name for item in every for name in item.decisions}, key=lambda name: (name.casefold(), name))
    return SideBySide(every, tuple(reviewers), faults)
