"""Reads tables of articles: JSON Lines and CSV. A bad row affects only that row."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from claimcheck.model import Problem
from claimcheck.read.cells import name_list, read_cells
from claimcheck.read.day_order import with_days_in_order
from claimcheck.read.draft import Draft
from claimcheck.read.fields import one_line, read_about
from claimcheck.read.find import shown
from claimcheck.read.plain import Decoded, check_text, decode
from claimcheck.read.raw import LARGEST_TABLE, RefusedError, read_raw
from claimcheck.rulebook.datelines import Datelines

Row = Mapping[str, Any]
Rows = list[tuple[int, Row]]


def read_table(path: Path, rules: Datelines) -> tuple[list[Draft], list[Problem]]:
    """Return the articles of the `.jsonl` or `.csv` file at `path`, and a problem for each row that gives none.

    Raises:
        RefusedError: the file as a whole can't be used.
    """
    raw = read_raw(path, LARGEST_TABLE)
    return table_of(decode(raw.content), path.suffix.lower(), shown(path.name), rules, raw.identity)


def table_of(
    decoded: Decoded, suffix: str, label: str, rules: Datelines, identity: tuple[int, int]
) -> tuple[list[Draft], list[Problem]]:
    """Return the articles in a table named `label`, and a problem for each row that gives none.

    Raises:
        RefusedError: the table as a whole can't be used.
    """
    problems = [Problem(file=label, code=code, message=message) for code, message in decoded.warnings]
    rows, faults = _csv_rows(decoded.text, rules) if suffix == ".csv" else _json_rows(decoded.text, rules)
    drafts, doubts = _drafts(rows, faults, label, rules)
    if not rows and not faults:
        doubts.append(Problem(file=label, code="empty", message="has no rows; there is nothing to read", skipped=True))
    return [replace(draft, identity=(*identity, draft.row)) for draft in drafts], [*problems, *doubts]


def drafts_of_objects(
    objects: Iterable[Mapping[str, Any]], label: str, rules: Datelines
) -> tuple[list[Draft], list[Problem]]:
    """Return the articles in `objects`, as in JSON Lines, and a problem for each object that gives none.

    An article is named by its `id`, or by `label` and its number.
    """
    rows = [(number, _named(each, rules.columns)) for number, each in enumerate(objects, 1)]
    return _drafts(rows, [], label, rules)


def _drafts(
    rows: Rows, faults: Iterable[tuple[int, str, str]], label: str, rules: Datelines
) -> tuple[list[Draft], list[Problem]]:
    problems = [
        Problem(file=label, place=f"row {number}", code=code, message=message, skipped=True)
        for number, code, message in faults
    ]
    drafts = []
    for number, row in with_days_in_order(rows):
        try:
            draft = _draft(row, number, label, rules)
        except RefusedError as error:
            place = f"row {number}"
            problems.append(Problem(file=label, place=place, code=error.code, message=error.message, skipped=True))
        else:
            drafts.append(draft)
            problems += draft.problems
    return drafts, problems


def _csv_rows(text: str, rules: Datelines) -> tuple[Rows, list[tuple[int, str, str]]]:
    cells = read_cells(text, rules.columns, required="text")
    return list(cells.rows), cells.faults


def _json_rows(text: str, rules: Datelines) -> tuple[Rows, list[tuple[int, str, str]]]:
    rows: Rows = []
    faults = []
    # Only a line feed ends a row: U+2028 and the like may be inside a JSON string.
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except (ValueError, RecursionError) as error:
            faults.append((number, "bad_row", f"is not valid JSON ({_reason(error)}); the row is left out"))
            continue
        if isinstance(found, dict):
            rows.append((number, _named(found, rules.columns)))
        else:
            message = f"is not a JSON object but {type(found).__name__}; the row is left out"
            faults.append((number, "bad_row", message))
    return rows, faults


def _reason(error: ValueError | RecursionError) -> str:
    if isinstance(error, RecursionError):
        return "nested too deeply"
    return error.msg if isinstance(error, json.JSONDecodeError) else "a number is too long"


def _named(found: Mapping[str, Any], columns: Mapping[str, Iterable[str]]) -> Row:
    """Return the row by our column names. Its own keys are kept under the empty name."""
    row: dict[str, Any] = {"": list(found)}
    for column, names in columns.items():
        name = next((name for name in names if name in found), None)
        if name is not None:
            row[column] = found[name]
    return row


def _draft(row: Row, number: int, label: str, rules: Datelines) -> Draft:
    if "text" not in row:
        raise RefusedError("bad_row", f"has no 'text' (found: {name_list(row.get('', []))}); the row is left out")
    text = row["text"]
    if not isinstance(text, str):
        raise RefusedError("bad_row", f"has a 'text' that is not text but {type(text).__name__}; the row is left out")
    if "\0" in text:
        raise RefusedError("not_text", "has NUL characters in its 'text'; the row is left out")
    identifier = shown(one_line(row.get("id")) or "") or f"{label}-{number}"
    # A lone surrogate is not a character and can't be written to a file. The mark in its place keeps all offsets.
    clean = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    warnings = list(check_text(clean))
    if clean != text:
        warnings.append(("encoding_damaged", "has incomplete characters in its 'text'; they are shown as \ufffd"))
    about, doubts = read_about(row, label, rules)
    problems = tuple(
        Problem(file=label, place=f"row {number}", code=code, message=message) for code, message in warnings + doubts
    )
    return Draft(file=identifier, text=clean, label=label, row=number, abouts=(about,), problems=problems)
