"""The CSV files and data frames."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pandas as pd
import pytest

from claimcheck.report.columns import COLUMNS
from claimcheck.report.rows import Rows
from claimcheck.report.safe_cells import from_csv_cell, visible
from claimcheck.report.tables import make_tables, table_files
from tests.results import HOSTILE, empty_result, harbour_result, hostile_result

# What a spreadsheet program would run; a plain number may open with a sign.
LIVE = re.compile(r"^[\s＝＋＠]*[=@＝＠]|^[\t\r\n]|^[+\-＋](?![\d.,\s]*\d[\d.,%]*$)")


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def written(result) -> dict[str, bytes]:
    return {name: b"".join(made) for name, made in table_files(Rows(result)).items()}


@pytest.mark.parametrize("make", [harbour_result, hostile_result, empty_result])
def test_csv_files_are_whole_and_nothing_in_them_is_live(make):
    files = written(make())
    assert sorted(files) == ["claims.csv", "disagreements.csv", "facts.csv", "problems.csv"]
    for name, content in files.items():
        header, *rows = read(content)
        assert header == [column.name for column in COLUMNS[name.removesuffix(".csv")]]
        assert all(len(row) == len(header) for row in rows)
        assert not [cell for row in rows for cell in row if LIVE.match(cell)]
        assert b"\0" not in content


def test_problems_start_with_their_header_for_programs():
    assert written(empty_result())["problems.csv"] == b"file,place,code,message\n"


def test_a_reader_who_takes_the_apostrophe_off_has_the_words_again():
    _, *rows = read(written(hostile_result())["problems.csv"])
    assert sorted(from_csv_cell(row[3]) for row in rows) == sorted(visible(words) for words in HOSTILE)


@pytest.mark.parametrize("make", [harbour_result, hostile_result, empty_result])
@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_frames_have_the_documented_columns_and_types(make, name):
    frame = getattr(make_tables(make()), name)
    assert [(column, str(frame[column].dtype)) for column in frame] == [
        (column.name, "string" if column.dtype == "string" else column.dtype) for column in COLUMNS[name]
    ]


def test_frames_hold_values_to_compute_with():
    tables = make_tables(harbour_result())
    assert tables.claims.loc[tables.claims["said_by"] == "Tomas Reyle", "low"].item() == 20
    assert tables.disagreements["severity"].tolist() == ["high", "medium", "low", "low"]
    assert tables.disagreements["origins"].tolist()[:2] == [2, 3]
    assert tables.facts["last_published"].max() == pd.Timestamp("2031-03-07")
    assert tables.articles["origin"].value_counts()["courier.txt"] == 2


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_the_documents_explain_every_column(name):
    page = (Path(__file__).parent.parent / "docs" / "columns.md").read_text(encoding="utf-8")
    table = page.partition(f"## {name}\n")[2].partition("\n## ")[0]
    rows = [f"| `{column.name}` | {column.dtype} | {column.meaning} |" for column in COLUMNS[name]]
    assert [line for line in table.splitlines() if line.startswith("| `")] == rows


def test_every_column_says_what_it_holds():
    for columns in COLUMNS.values():
        assert all(column.meaning.endswith(".") for column in columns)
        assert len({column.name for column in columns}) == len(columns)
