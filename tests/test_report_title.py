"""What the story is called, in every form of the report."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace

import openpyxl
import pytest
from typer.testing import CliRunner

from claimcheck import check
from claimcheck.cli.app import app
from claimcheck.export.sqlite import sqlite_files
from claimcheck.model import Story
from claimcheck.report.folder import write_report
from claimcheck.report.written import read_report
from claimcheck.settings import Settings
from tests.results import harbour_result, report_files

HEADING = "Where the sources disagree"
NAME = "Fire & smoke at <Kestrel> Wharf"
PIER = "The pier at Holm Bay was shut on Friday after {} planks came loose in the storm, the warden said.\n"


def titles(result) -> dict[str, str]:
    """Return what each form of the report of `result` is called."""
    files = report_files(result)
    page, book = files["report.html"].decode(), openpyxl.load_workbook(io.BytesIO(files["review.xlsx"]))
    datasette = json.loads(sqlite_files(result, "story.db")["story.metadata.json"])
    return {
        "page": re.search("<title>(.*?)</title>", page)[1],
        "heading": re.search("<h1>(.*?)</h1>", page)[1],
        "Markdown": files["report.md"].decode().splitlines()[0],
        "workbook": book.properties.title,
        "Read me": book["Read me"]["A1"].value,
        "datasette": datasette["title"],
        "run.json": json.loads(files["run.json"])["title"],
    }


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (
            NAME,
            {
                "page": f"Fire &amp; smoke at &lt;Kestrel&gt; Wharf – {HEADING}",
                "heading": "Fire &amp; smoke at &lt;Kestrel&gt; Wharf",
                "Markdown": r"# Fire & smoke at \<Kestrel\> Wharf",
                **dict.fromkeys(("workbook", "Read me", "datasette", "run.json"), NAME),
            },
        ),
        (
            "",
            {
                "page": HEADING,
                "heading": HEADING,
                "Markdown": f"# {HEADING}",
                "run.json": "",
                **dict.fromkeys(("workbook", "Read me", "datasette"), HEADING),
            },
        ),
    ],
)
def test_every_form_is_called_by_the_name_of_its_story(name, shown):
    assert titles(replace(harbour_result(), title=name)) == shown


def test_a_long_name_fits_and_a_hostile_one_is_harmless():
    shown = titles(replace(harbour_result(), title="\u202e=CMD() \x1b[2J\n" + "wharf " * 400))
    for form, title in shown.items():
        if form != "run.json":
            assert not set(title) & set("\x1b\u202e\n"), form
            assert len(title) < 300, form


def test_a_report_that_is_read_back_has_its_name_and_its_stories(tmp_path):
    stories = (Story(name="Wharf", files=("coastline.txt", "radio.txt")),)
    write_report(replace(harbour_result(), title=NAME, stories=stories), tmp_path)
    back = read_report(tmp_path)
    assert (back.title, back.stories) == (NAME, stories)
    record = json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))
    del record["title"], record["stories"]
    (tmp_path / "run.json").write_text(json.dumps(record), encoding="utf-8")
    assert (read_report(tmp_path).title, read_report(tmp_path).stories) == ("", ())


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for number in (30, 40):
        (tmp_path / "desk").mkdir(exist_ok=True)
        (tmp_path / "desk" / f"{number}.txt").write_text(PIER.format(number), encoding="utf-8")
    return tmp_path


def written(desk, *options: str, **environment: str) -> str:
    told = CliRunner().invoke(app, ["report", "desk", "-o", "out", *options], env=environment)
    assert told.exit_code == 0, told.output
    return json.loads((desk / "out" / "run.json").read_text(encoding="utf-8"))["title"]


def test_the_user_names_the_story_or_else_its_articles_do(desk):
    assert written(desk) == "Pier, Holm Bay, planks, warden"
    assert written(desk, "--title", " Holm Bay\n pier ") == "Holm Bay pier"
    assert written(desk, CLAIMCHECK_TITLE="The pier") == "The pier"
    (desk / "claimcheck.toml").write_text('title = "Planks"\n', encoding="utf-8")
    assert written(desk) == "Planks"
    assert written(desk, "--title", "") == "Pier, Holm Bay, planks, warden"


def test_python_code_can_name_it_too(desk):
    named = check(desk / "desk", settings=Settings(title="The pier at Holm Bay"))
    assert named.title == "The pier at Holm Bay"
    named.write(desk / "out")
    assert read_report(desk / "out").title == "The pier at Holm Bay"
