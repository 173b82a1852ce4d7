"""What desks write in their tables: names in another form, and dates in figures."""

import json
import unicodedata
from datetime import date

import pytest

from claimcheck.read.inputs import read_inputs
from tests.documents import STORY


@pytest.mark.parametrize(("on_disk", "in_table"), [("NFD", "NFC"), ("NFC", "NFD"), ("NFD", "NFD")])
@pytest.mark.parametrize("folder", ["", "Übersee/"])
def test_a_file_is_found_in_whatever_form_its_name_is_written(on_disk, in_table, folder, tmp_path, rules):
    name = f"{folder}Fähre Ærø.txt"
    path = tmp_path / unicodedata.normalize(on_disk, name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(STORY[0])
    table = f"file,outlet\n{unicodedata.normalize(in_table, name)},Lund Post\n"
    (tmp_path / "articles.csv").write_text(table, encoding="utf-8")
    (article,), problems = read_inputs([tmp_path], rules)
    assert article.outlet == "Lund Post"
    assert article.file == unicodedata.normalize(on_disk, name)
    assert problems == ()


def test_a_file_named_in_both_forms_is_named_twice(tmp_path, rules):
    (tmp_path / "é.txt").write_text(STORY[0])
    (tmp_path / "articles.csv").write_text("file,outlet\né.txt,Lund Post\ne\u0301.txt,Isle Echo\n", encoding="utf-8")
    (article,), (problem,) = read_inputs([tmp_path], rules)
    assert (article.outlet, problem.code) == ("Lund Post", "repeated_file")


MAY, JUNE = date(2024, 5, 15), date(2024, 6, 3)


@pytest.mark.parametrize(
    ("written", "dates"),
    [
        (["15/05/2024", "03/06/2024"], [MAY, JUNE]),
        (["05/15/2024", "06/03/2024"], [MAY, JUNE]),
        (["15.05.2024", "3.6.2024"], [MAY, JUNE]),
        (["15-05-2024 10:12", "03-06-2024 07:00"], [MAY, JUNE]),
        (["2024-05-15", "15/05/2024"], [MAY, MAY]),
        (["03/06/2024", "04/06/2024"], [None, None]),
        (["15/05/2024", "05/15/2024", "03/06/2024"], [MAY, MAY, None]),
        (["15/05/2024", "31/02/2024"], [MAY, None]),
        (["06/06/2024"], [date(2024, 6, 6)]),
        (["15/15/2024"], [None]),
    ],
)
@pytest.mark.parametrize("kind", ["articles.csv", "table.csv", "table.jsonl"])
def test_a_column_tells_the_order_of_its_dates(kind, written, dates, tmp_path, rules):
    rows = [{"file": f"{number}.txt", "date": day, "text": STORY[number]} for number, day in enumerate(written)]
    source = tmp_path / kind
    if kind == "articles.csv":
        for row in rows:
            (tmp_path / row["file"]).write_text(row["text"])
        source.write_text("file,date\n" + "".join(f"{row['file']},{row['date']}\n" for row in rows))
        source = tmp_path
    elif kind == "table.csv":
        source.write_text("id,date,text\n" + "".join(f'{r["file"]},{r["date"]},"{r["text"]}"\n' for r in rows))
    else:
        source.write_text(
            "".join(json.dumps({"id": r["file"], "date": r["date"], "text": r["text"]}) + "\n" for r in rows)
        )
    articles, problems = read_inputs([source], rules)
    assert [article.published for article in articles] == dates
    assert [problem.place for problem in problems] == [f"row {n}" for n, day in enumerate(dates, 1) if day is None]
    assert {problem.code for problem in problems} <= {"bad_date"}
    if written[0] == "03/06/2024":
        assert "day or the month" in problems[0].message
