"""The tables that open in a spreadsheet program."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from claimcheck.model import Result
from claimcheck.report.safe_cells import csv_cell
from claimcheck.report.sorting import all_problems


def csv_file(header: Sequence[str], rows: Iterable[Sequence[str | None]]) -> bytes:
    """Return a CSV file; every cell has passed `csv_cell`."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([csv_cell(value) for value in row] for row in rows)
    return out.getvalue().encode()


def table_files(result: Result) -> dict[str, bytes]:
    """Return the content of the CSV files by name."""
    problems = [(item.file, item.place, item.code, item.message) for item in all_problems(result)]
    return {"problems.csv": csv_file(("file", "place", "code", "message"), problems)}
