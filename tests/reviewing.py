"""A report of the harbour story, and what reviewers do to its workbook; for the tests of the review."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl

from claimcheck.report.folder import write_report
from tests.results import harbour_result

SHEETS = {"disagreement": "Disagreements", "claim": "Claims", "other claim": "Other claims"}
IDS = {"disagreement": "disagreement_id", "claim": "claim_id", "other claim": "claim_id"}
QUESTIONS = {"disagreement": "your verdict", "claim": "is the extraction right?"}


def lay_report(folder: Path) -> Path:
    """Write the report into `folder` and return it. It is made once, and copied."""
    shutil.copytree(_made_once().name, folder, dirs_exist_ok=True)
    return folder


@cache
def _made_once() -> TemporaryDirectory[str]:
    made = TemporaryDirectory()
    write_report(harbour_result(), Path(made.name))
    return made


def columns_of(sheet) -> dict[str, int]:
    return {cell.value: cell.column for cell in sheet[1] if cell.value}


def ids_in(folder: Path, about: str = "claim") -> list[str]:
    """Return the ids in the workbook of the report, in its order."""
    sheet = openpyxl.load_workbook(folder / "review.xlsx")[SHEETS[about]]
    return [sheet.cell(row, columns_of(sheet)[IDS[about]]).value for row in range(2, sheet.max_row + 1)]


def edited(folder: Path, edit: Callable, name: str = "mine.xlsx", about: str = "claim") -> Path:
    """Return a copy of the workbook after `edit(sheet, columns)`, `columns` being the place of each heading."""
    book = openpyxl.load_workbook(folder / "review.xlsx")
    sheet = book[SHEETS[about]]
    edit(sheet, columns_of(sheet))
    book.save(folder / name)
    return folder / name


def answer(
    folder: Path, answers: Mapping[str, Mapping[str, str]], name: str = "mine.xlsx", about: str = "claim"
) -> Path:
    """Return a copy of the workbook with answers by id, each given by heading."""

    def fill(sheet, columns):
        for row in range(2, sheet.max_row + 1):
            for heading, text in answers.get(sheet.cell(row, columns[IDS[about]]).value, {}).items():
                sheet.cell(row, columns[heading]).value = text

    return edited(folder, fill, name, about)


def as_csv(workbook: Path, name: str, about: str = "claim", encoding: str = "utf-8-sig", **dialect) -> Path:
    """Return a sheet of `workbook` saved as text."""
    sheet = openpyxl.load_workbook(workbook)[SHEETS[about]]
    out = io.StringIO(newline="")
    csv.writer(out, **dialect).writerows(
        ["" if cell is None else cell for cell in row] for row in sheet.iter_rows(values_only=True)
    )
    path = workbook.with_name(name)
    path.write_bytes(out.getvalue().encode(encoding, "replace"))
    return path
