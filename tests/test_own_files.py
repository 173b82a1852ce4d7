"""Nothing of the user's is lost: what is written over is the program's own, or was given up by name."""

from __future__ import annotations

import json
import os
import socket
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claimcheck.cli.app import app
from claimcheck.cli.told import PASSING, Told
from claimcheck.errors import UsageError
from claimcheck.findings import _findings
from claimcheck.model import Problem
from claimcheck.read.find import OWN_FILES
from claimcheck.report.folder import write_extraction, write_report
from claimcheck.report.own_files import (
    EXTRACTION_FILES,
    REPORT_FILES,
    check_free,
    check_place,
    check_same_story,
)
from claimcheck.review.store import STORE
from tests.results import harbour_result, report_files

PIER = "The pier at Holm Bay was shut on Friday after {} planks came loose in the storm, the warden said.\n"


def call(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def snapshot(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def desk(tmp_path):
    """A folder with an article and a table of articles."""
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "pier.txt").write_text(PIER.format(30))
    row = {"id": "pier", "text": PIER.format(40)}
    (folder / "articles.jsonl").write_text(json.dumps(row) + "\n")
    return folder


@pytest.fixture
def report(tmp_path):
    write_report(harbour_result(), tmp_path / "report")
    return tmp_path / "report"


# ------------------------------------------------------------------------------------------------ folders to write to


def test_the_names_are_those_of_the_files_that_are_written():
    written = set(report_files(harbour_result()))
    assert written <= REPORT_FILES
    # Only where somebody has decided, and over an earlier report.
    assert REPORT_FILES - written == {"decisions.csv", "changes.json"}
    assert OWN_FILES == REPORT_FILES


@pytest.mark.parametrize(
    ("command", "given", "says"),
    [
        ("report", "articles.jsonl", "articles.jsonl: is an input"),
        ("extract", "articles.jsonl", "articles.jsonl: is an input"),
        ("report", "articles.jsonl --replace", "articles.jsonl: is an input"),
        ("report", "pier.txt", "articles.jsonl: exists already, and is not from an earlier run"),
        ("extract", "pier.txt", "articles.jsonl: exists already, and is not from an earlier run"),
    ],
)
def test_no_table_of_articles_is_written_over(desk, command, given, says):
    before = snapshot(desk)
    result = call(command, *(desk / word if "." in word else word for word in given.split()), "-o", desk)
    assert result.exit_code == 2, result.output
    assert f"{desk}/{says}" in result.output
    assert "-o" in result.output
    assert snapshot(desk) == before


@pytest.mark.parametrize("name", sorted(REPORT_FILES - {"articles.jsonl"}))
def test_no_file_of_the_users_that_bears_the_name_of_one_of_ours_is_written_over(desk, name):
    (desk / "articles.jsonl").unlink()
    (desk / name).write_text("mine")
    result = call("report", desk / "pier.txt", "-o", desk)
    assert result.exit_code == 2
    assert f"{desk / name}: exists already" in result.output
    assert "--replace" in result.output
    assert (desk / name).read_text() == "mine"


def test_an_article_in_a_folder_is_an_input_whatever_is_said(desk):
    (desk / "report.md").write_text(PIER.format(50))
    with pytest.raises(UsageError, match=r"report\.md: is an input"):
        check_free(desk, REPORT_FILES, [desk / "report.md"], replace=True)
    result = call("report", desk, "-o", desk, "--replace")
    assert (result.exit_code, "report.md: is an input" in result.output) == (2, True)


def test_an_input_by_another_way_is_an_input(desk, tmp_path):
    (tmp_path / "way").symlink_to(desk)
    (tmp_path / "link.jsonl").symlink_to(desk / "articles.jsonl")
    for path in (tmp_path / "way" / "articles.jsonl", tmp_path / "link.jsonl", desk / ".." / "desk" / "articles.jsonl"):
        with pytest.raises(UsageError, match="is an input"):
            check_free(desk, REPORT_FILES, [path], replace=True)


@pytest.mark.parametrize(
    "command",
    [
        ["report", "a.txt", "-o", ""],
        ["extract", "", "-o", "out"],
        ["report", "a.txt", "-o", " "],
        ["demo", ""],
        ["export", "", "--to", "jsonld"],
        ["export", "report", "--to", "jsonld", "-o", ""],
        ["review", "import", "a.xlsx", "--report", ""],
        ["rules", "check", "--rules", ""],
        ["review", "merge", "a.xlsx", "-o", ""],
        ["config", "show", "--config", ""],
    ],
)
def test_an_empty_path_is_not_the_folder_that_one_is_in(command):
    result = call(*command)
    assert result.exit_code == 2
    assert "the path is empty" in result.output.replace("\n", " ")


def test_what_an_earlier_run_wrote_is_written_anew(tmp_path):
    write_extraction(harbour_result(), tmp_path)
    check_free(tmp_path, EXTRACTION_FILES)
    check_free(tmp_path, REPORT_FILES)
    write_report(harbour_result(), tmp_path)
    check_free(tmp_path, REPORT_FILES)


@pytest.mark.parametrize("content", ["{}", "[]", '{"format": 1, "inputs": {}}', "no JSON", "[" * 5000])
def test_another_programs_run_json_is_no_sign_of_a_report(desk, content):
    (desk / "run.json").write_text(content)
    with pytest.raises(UsageError, match=r"articles\.jsonl: exists already"):
        check_free(desk, REPORT_FILES)


def test_a_run_that_was_killed_between_two_files_is_known_by_the_first(tmp_path):
    files = report_files(harbour_result())
    name, content = next(iter(files.items()))
    (tmp_path / name).write_bytes(content)
    (tmp_path / "claims.csv").write_bytes(b"half of an old report")
    check_free(tmp_path, REPORT_FILES)


# ------------------------------------------------------------------------------------------------------ other stories


def told_anew(result, change):
    """The articles of `result`, each with its text changed."""
    return [
        replace(article, text=change(article.text), sha256=f"{number:064}")
        for number, article in enumerate(result.articles)
    ]


def test_a_report_on_other_articles_is_only_written_over_when_that_is_said(report):
    others = told_anew(harbour_result(), lambda _: "An altogether different story of a bakery and its seven ovens.")
    with pytest.raises(UsageError, match=r"run\.json: the report there is on other articles .*--replace"):
        check_same_story(report, others)
    check_same_story(report, others, replace=True)


def test_a_later_version_of_an_article_is_the_same_story(report):
    check_same_story(report, told_anew(harbour_result(), lambda text: f"{text}\nMore follows."))


def test_one_article_in_common_is_enough(report):
    others = told_anew(harbour_result(), lambda _: "Of ovens.")
    check_same_story(report, [*others, harbour_result().articles[0]])


def test_the_command_asks_before_it_starts_to_work(report, desk):
    before = snapshot(report)
    result = call("report", desk / "pier.txt", "-o", report)
    assert result.exit_code == 2, result.output
    assert "the report there is on other articles" in result.output
    assert snapshot(report) == before


def test_a_notebook_asks_too(report, desk):
    with pytest.raises(UsageError, match="exists already"):
        _findings(harbour_result()).write(desk)
    _findings(harbour_result()).write(report)
    _findings(harbour_result()).write(desk, replace=True)


# ------------------------------------------------------------------------------------------------------- single files


@pytest.mark.parametrize(
    "name", [*sorted(REPORT_FILES), STORE, STORE.upper(), "Run.JSON", f"{STORE}-wal", "review.edited-1.xlsx"]
)
@pytest.mark.parametrize("may_replace", [False, True])
def test_no_file_of_a_report_is_ever_written_over(report, name, may_replace):
    with pytest.raises(UsageError, match="name another file with -o"):
        check_place(report / name, replace=may_replace)


def test_what_is_no_regular_file_is_never_written_over(tmp_path, monkeypatch):
    os.mkfifo(tmp_path / "pipe.db")
    (tmp_path / "target.db").write_text("mine")
    (tmp_path / "link.db").symlink_to(tmp_path / "target.db")
    (tmp_path / "nowhere.db").symlink_to(tmp_path / "missing.db")
    with socket.socket(socket.AF_UNIX) as listening:
        monkeypatch.chdir(tmp_path)  # a socket's path must be short
        listening.bind("socket.db")
        for path in (*(tmp_path / f"{name}.db" for name in ("pipe", "link", "nowhere", "socket")), Path("/dev/null")):
            with pytest.raises(UsageError, match="not a file"):
                check_place(path, replace=True)


@pytest.mark.parametrize("to", ["sqlite", "jsonld", "labelstudio"])
def test_an_export_asks_before_it_writes_over_a_file(report, tmp_path, to):
    place = tmp_path / "mine.out"
    place.write_text("mine")
    result = call("export", report, "--to", to, "-o", place)
    assert (result.exit_code, place.read_text()) == (2, "mine")
    assert f"{place}: exists already" in result.output
    assert call("export", report, "--to", to, "-o", place, "--replace").exit_code == 0
    assert place.read_bytes() != b"mine"


@pytest.mark.parametrize("name", [STORE, "articles.jsonl", "review.xlsx"])
def test_an_export_leaves_the_report_alone_whatever_is_said(report, name):
    (report / STORE).touch()
    before = snapshot(report)
    result = call("export", report, "--to", "jsonld", "-o", report / name, "--replace")
    assert result.exit_code == 2
    assert snapshot(report) == before


def test_an_export_into_the_report_may_be_made_anew(report):
    assert [call("export", report, "--to", "labelstudio").exit_code for _ in range(2)] == [0, 0]


@pytest.mark.parametrize("name", ["tasks.xml", "tasks.XML"])
def test_two_files_never_have_one_name(report, tmp_path, name):
    result = call("export", report, "--to", "labelstudio", "-o", tmp_path / name)
    assert result.exit_code == 2
    assert "a second file gets the same name" in result.output


def test_the_file_beside_an_export_is_not_written_over_either(report, tmp_path):
    (tmp_path / "story.metadata.json").write_text("mine")
    result = call("export", report, "--to", "sqlite", "-o", tmp_path / "story.db")
    assert result.exit_code == 2
    assert not (tmp_path / "story.db").exists()


def test_an_answered_workbook_is_not_written_over_by_a_table_of_reviewers(report, tmp_path):
    sheet = tmp_path / "Ada.xlsx"
    sheet.write_bytes((report / "review.xlsx").read_bytes())
    (tmp_path / "Bo.xlsx").write_bytes(b"answers")
    for place in (tmp_path / "Bo.xlsx", report / "review.xlsx"):
        before = place.read_bytes()
        result = call("review", "merge", sheet, "-o", place)
        assert (result.exit_code, place.read_bytes()) == (2, before), result.output


# ----------------------------------------------------------------------------------------------------- passing trouble


@pytest.mark.parametrize("code", sorted(PASSING))
def test_a_report_that_lacks_an_article_for_passing_trouble_does_not_stand(desk, tmp_path, monkeypatch, code):
    """The second run reads anew, and the third, with nothing left out, lets the report be."""
    trouble = Problem(file="storm.pdf", code=code, message="was given up", skipped=True)
    runs = []

    def written(_inputs, _output, **_):
        runs.append(code)
        problems = (trouble,) if len(runs) < 3 else ()
        return Told(summary=None, problems=problems, notes=(), severities=())

    monkeypatch.setattr("claimcheck.cli.report._written", written)
    monkeypatch.setattr("claimcheck.cli.screen.Screen.summary", lambda *_: None)
    monkeypatch.setattr(Told, "packed", lambda _: b"told")
    monkeypatch.setattr(
        Told, "kept", lambda packed: packed and Told(summary=None, problems=(), notes=(), severities=())
    )
    from claimcheck.store.place import store_folder

    store_folder().mkdir(parents=True)
    for _ in range(5):
        assert call("report", desk / "pier.txt", "-o", tmp_path / "out").exit_code == 0
    assert len(runs) == 3
