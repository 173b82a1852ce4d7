"""Gives every article its own `file`, whatever its input and in whatever order the inputs were named."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from claimcheck.model import Problem
from claimcheck.read.draft import Draft


def name_apart(drafts: Iterable[Draft]) -> tuple[list[Draft], list[Problem]]:
    """Return the drafts, each with its own `file`, and a problem for each that was renamed or given twice."""
    by_file: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_file[draft.file].append(draft)
    named: list[Draft] = []
    problems: list[Problem] = []
    taken = set(by_file)
    for file in sorted(by_file):
        same, repeated = _without_repeats(by_file[file])
        problems += repeated
        if len(same) == 1:
            named.append(same[0])
            continue
        for draft, name in zip(same, _names(file, same, taken), strict=True):
            named.append(replace(draft, file=name))
            where = f"{draft.label}, row {draft.row}" if draft.row else draft.label
            message = f"is the name of {len(same)} articles; the one in {where} goes by '{name}'"
            problems.append(
                Problem(file=file, place=f"row {draft.row}" if draft.row else "", code="same_name", message=message)
            )
    return named, problems


def _without_repeats(drafts: Sequence[Draft]) -> tuple[list[Draft], list[Problem]]:
    """Return the drafts in an order that doesn't depend on the inputs, each file once even if it was named twice."""
    kept: list[Draft] = []
    seen: set[tuple[int, int, int]] = set()
    problems = []
    for draft in sorted(drafts, key=_own_order):
        if draft.identity is not None and draft.identity in seen:
            problems.append(Problem(file=draft.file, code="same_file", message="was given twice, and is read once"))
            continue
        if draft.identity is not None:
            seen.add(draft.identity)
        kept.append(draft)
    return kept, problems


def _own_order(draft: Draft) -> tuple[str, int, str]:
    return (draft.label, draft.row, hashlib.sha256(draft.text.encode("utf-8")).hexdigest())


def _names(file: str, drafts: Sequence[Draft], taken: set[str]) -> list[str]:
    """Return a free name for each draft: with the name of its input if that makes it unique, else numbered."""
    labels = [f"{draft.label}/{file}" for draft in drafts]
    if len(set(labels)) == len(labels) and taken.isdisjoint(labels):
        taken.update(labels)
        return labels
    names = [file]
    number = 1
    while len(names) < len(drafts):
        number += 1
        name = f"{file}#{number}"
        if name not in taken:
            names.append(name)
            taken.add(name)
    return names
