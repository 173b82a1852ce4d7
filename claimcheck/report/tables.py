"""The tables: CSV files that are safe to open in a spreadsheet program, and data frames."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from claimcheck.model import Result
from claimcheck.report.columns import COLUMNS, TableName
from claimcheck.report.rows import Cell, Rows
from claimcheck.report.safe_cells import csv_cell

if TYPE_CHECKING:
    import pandas as pd

# Without this mark, spreadsheet programs assume another encoding; problems.csv is mainly for programs.
_MARKED: tuple[TableName, ...] = ("claims", "facts", "disagreements")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The result as data frames. What each column holds, and its type, is in `claimcheck.report.columns`."""

    articles: pd.DataFrame
    claims: pd.DataFrame
    facts: pd.DataFrame
    disagreements: pd.DataFrame
    problems: pd.DataFrame
    positions: pd.DataFrame
    attributions: pd.DataFrame
    quantities: pd.DataFrame
    times: pd.DataFrame
    decisions: pd.DataFrame
    arithmetic: pd.DataFrame


def table_files(rows: Rows) -> dict[str, Iterator[bytes]]:
    """Return the lines of the CSV files by name: one of decisions only if somebody has decided."""
    names = (*_MARKED, *(("decisions",) if rows.result.decisions else ()))
    marked = {f"{name}.csv": chain(["\ufeff".encode()], _csv(name, rows)) for name in names}
    return {**marked, "problems.csv": _csv("problems", rows)}


def _csv(name: TableName, rows: Rows) -> Iterator[bytes]:
    written = ([_written(value) for value in row] for row in rows.of(name))
    for row in chain([[column.name for column in COLUMNS[name]]], written):
        line = io.StringIO(newline="")
        csv.writer(line, lineterminator="\n").writerow(row)
        yield line.getvalue().encode()


def _written(value: Cell) -> str:
    if isinstance(value, str) or value is None:
        return csv_cell(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def make_tables(result: Result) -> Tables:
    """Return the result as data frames, rows in the order of the CSV files."""
    rows = Rows(result)
    return Tables(**{name: _frame(name, rows) for name in COLUMNS})


def _frame(name: TableName, rows: Rows) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 -- heavy

    columns = COLUMNS[name]
    every = list(rows.of(name))
    return pd.DataFrame(
        {
            column.name: pd.Series([encodable(row[index]) for row in every], dtype=column.dtype)
            for index, column in enumerate(columns)
        }
    )


def encodable(value: Cell) -> Cell:
    """Return `value` as it can be held in UTF-8, in which a lone surrogate has no form."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
