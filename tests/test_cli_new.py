"""`claimcheck new`: a table of the articles in a folder, of which a person completes what they don't tell."""

from __future__ import annotations

import csv

import pytest
from typer.testing import CliRunner

from claimcheck.cli.app import app
from claimcheck.read.inputs import read_inputs
from claimcheck.report.folder import write_report
from tests.documents import STORY, web_page
from tests.results import harbour_result

PASTED = "Lund Post\n2 April 2031\nFerry sinks off the isle\n\n" + "\n".join(STORY)
BARE = "\n".join(STORY[1:])
HEAD = '<meta property="og:site_name" content="Holm Gazette">'
LINES = [
    "file,outlet,published,title,url",
    "bare.txt,,,,",
    "pasted.txt,Lund Post,2031-04-02,Ferry sinks off the isle,",
    "sub/page.html,Holm Gazette,,Ferry sinks,",
]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "pasted.txt").write_text(PASTED)
    (tmp_path / "bare.txt").write_text(BARE[:-1])
    (tmp_path / "sub" / "page.html").write_bytes(web_page(head=HEAD))
    return tmp_path


def new(folder):
    return CliRunner().invoke(app, ["new", str(folder)])


def lines(folder):
    return (folder / "articles.csv").read_text(encoding="utf-8-sig").splitlines()


def test_each_article_gets_a_row_with_what_it_tells(folder):
    result = new(folder)
    assert result.exit_code == 0, result.output
    assert lines(folder)[0] == LINES[0]
    found = {row["file"]: row for row in csv.DictReader(lines(folder))}
    assert list(found) == ["bare.txt", "pasted.txt", "sub/page.html"]
    assert list(found["pasted.txt"].values()) == [
        "pasted.txt", "Lund Post", "2031-04-02", "Ferry sinks off the isle", "",
    ]  # fmt: skip
    assert list(found["sub/page.html"].values()) == ["sub/page.html", "Holm Gazette", "", "Ferry sinks", ""]
    assert found["bare.txt"]["published"] == ""
    assert "3 rows written" in result.output
    assert "fill in the date (column published, as 2025-01-31) of bare.txt, sub/page.html\n" in result.output
    assert "fill in the outlet of bare.txt\n" in result.output


def test_what_is_filled_in_is_read(folder, rules):
    new(folder)
    table = (folder / "articles.csv").read_text(encoding="utf-8")
    (folder / "articles.csv").write_text(table.replace("Gazette,,", "Gazette,2031-04-05,"), encoding="utf-8")
    articles, problems = read_inputs([folder], rules)
    assert [str(article.published) for article in articles] == ["None", "2031-04-02", "2031-04-05"]
    assert not [problem for problem in problems if problem.code == "unknown_file"]


def test_a_second_time_changes_nothing(folder):
    new(folder)
    before = (folder / "articles.csv").read_bytes()
    result = new(folder)
    assert (result.exit_code, "0 rows added" in result.output) == (0, True)
    assert (folder / "articles.csv").read_bytes() == before


@pytest.mark.parametrize(
    ("table", "added"),
    [
        ("file,outlet\npasted.txt,Mine", "\nbare.txt,\nsub/page.html,Holm Gazette\n"),
        ("file,outlet\r\npasted.txt,Mine\r\n", "bare.txt,\r\nsub/page.html,Holm Gazette\r\n"),
        ("sep=;\nnote;file\n;pasted.txt\n", ";bare.txt\n;sub/page.html\n"),
        ("\ufefffile\tsource\tdate\npasted.txt\tMine\t\n", "bare.txt\t\t\nsub/page.html\tHolm Gazette\t\n"),
        ('file,outlet\n"pasted.txt","Mine, and\nyours"\n.\\bare.txt,\n', "sub/page.html,Holm Gazette\n"),
    ],
)
def test_rows_go_behind_those_that_are_there(folder, table, added):
    (folder / "articles.csv").write_bytes(table.encode())
    result = new(folder)
    assert result.exit_code == 0, result.output
    assert (folder / "articles.csv").read_bytes().decode() == table + added


def test_columns_that_the_table_lacks_are_named(folder):
    (folder / "articles.csv").write_text("file,outlet\n")
    assert "no column for: published, title, url" in new(folder).output


def test_an_article_with_a_row_in_its_own_folder_gets_no_other(folder):
    (folder / "sub" / "articles.csv").write_text("file,outlet\npage.html,Mine\n")
    new(folder)
    assert [row["file"] for row in csv.DictReader(lines(folder))] == ["bare.txt", "pasted.txt"]


@pytest.mark.parametrize(
    "table",
    [
        b"name,outlet\na.txt,b\n",
        "file,outlet\na.txt,Zoë\n".encode("cp1252"),
        "file,outlet\na.txt,b\n".encode("utf-16"),
        b'file,outlet\n"a.txt,b\n',
        b"file,outlet\na.txt\n",
        b"",
    ],
)
def test_a_table_that_would_lose_something_is_left_alone(folder, table):
    (folder / "articles.csv").write_bytes(table)
    result = new(folder)
    assert (result.exit_code, "articles.csv" in result.output) == (2, True)
    assert (folder / "articles.csv").read_bytes() == table


def test_a_folder_without_an_article_gets_no_table(tmp_path):
    (tmp_path / "photo.jpg").touch()
    result = new(tmp_path)
    assert (result.exit_code, "holds no article" in result.output) == (3, True)
    assert [path.name for path in tmp_path.iterdir()] == ["photo.jpg"]


@pytest.mark.parametrize("name", ["missing", "a.txt", "report"])
def test_what_is_no_folder_of_articles_is_refused(tmp_path, name):
    (tmp_path / "a.txt").write_text(PASTED)
    write_report(harbour_result(), tmp_path / "report")
    result = new(tmp_path / name)
    assert (result.exit_code, "articles" in result.output) == (2, True)


def test_a_report_without_dates_says_how_to_add_them(folder):
    result = CliRunner().invoke(app, ["report", str(folder), "-o", str(folder.parent / "out")])
    assert result.exit_code == 0, result.output
    said = " ".join(result.output.split())
    assert (
        f"2 of 3 articles have no date; to add dates, fill in the articles.csv that 'claimcheck new {folder}' writes"
        in said
    )
    assert f"no outlet; the articles.csv of 'claimcheck new {folder}' has a column for it" in said
