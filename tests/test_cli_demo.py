"""`claimcheck demo`: a story, its report, and nobody's files lost."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from claimcheck.cli.app import app
from claimcheck.cli.demo import demo_story
from claimcheck.model import likely_from


def call(*arguments):
    return CliRunner().invoke(app, ["demo", *map(str, arguments)])


@pytest.mark.usefixtures("sample_known")
def test_it_writes_the_story_and_its_report_and_says_what_to_open(tmp_path):
    result = call(tmp_path / "try-it")
    assert result.exit_code == 0, result.output
    written = {path.name: path.read_bytes() for path in (tmp_path / "try-it" / "articles").iterdir()}
    assert written == {path.name: path.read_bytes() for path in demo_story().iterdir()}
    for name in ("report.html", "review.xlsx"):
        assert (tmp_path / "try-it" / "report" / name).exists()
        assert str(tmp_path / "try-it" / "report" / name) in result.stderr
    lines = (tmp_path / "try-it" / "report" / "disagreements.jsonl").read_text(encoding="utf-8").splitlines()
    found = [one for one in map(json.loads, lines) if one["verdict"] != "precision"]
    labels = [one["label"] for one in found if one["probability"] >= likely_from(one["kind"])]
    told = " ".join(result.stdout.split())
    assert labels
    assert [label for label in labels if label not in told] == []


@pytest.mark.usefixtures("sample_known")
def test_it_can_be_tried_again(tmp_path):
    assert [call(tmp_path, "--quiet").exit_code for _ in range(2)] == [0, 0]


@pytest.mark.parametrize("name", ["mine.txt", "articles/mine.txt", "articles/harbour_news.txt"])
def test_what_is_there_is_left_alone(name, tmp_path):
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("mine")
    before = sorted(path for path in tmp_path.rglob("*"))
    result = call(tmp_path)
    assert result.exit_code == 2
    assert "is not empty; name a new folder" in result.output
    assert sorted(path for path in tmp_path.rglob("*")) == before
    assert (tmp_path / name).read_text() == "mine"


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "file").write_text("mine")
    assert call(tmp_path / "file").exit_code == 2


def test_a_place_that_can_not_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("mine")
    result = call(tmp_path / "file" / "below")
    assert result.exit_code == 3
    assert "name another folder" in result.output
