"""`claimcheck review` from outside: what it prints, how it ends, and that it loads no language model."""

from __future__ import annotations

import subprocess
import sys

import pytest
from typer.testing import CliRunner

from claimcheck.cli.app import app
from tests.reviewing import answer, edited, ids_in, lay_report

RIGHT = "is the extraction right?"


def call(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def folder(tmp_path):
    return lay_report(tmp_path / "report")


def test_0_everything_was_taken(folder):
    first = ids_in(folder)[0]
    sheet = answer(folder, {first: {RIGHT: "yes", "note": "fine"}})
    result = call("review", "import", sheet, "--report", folder, "--reviewer", "Ada")
    assert result.exit_code == 0, result.output
    assert "mine.xlsx: 1 answers taken (1 new, 0 changed, 0 as before), 0 not taken" in result.output
    assert "columns of your own" not in result.output
    again = call("review", "import", sheet, "--report", folder, "--reviewer", "Bo")
    assert again.exit_code == 0, again.output
    sheet = answer(folder, {first: {RIGHT: "no claim", "reviewer": "Ada"}})
    changed = call("review", "import", sheet, "--report", folder)
    assert f"{first}, Ada: no claim (was: yes)" in changed.output
    assert f"{first}, Ada: no claim; Bo: yes" in changed.output


def test_3_something_was_not_taken_and_is_named_by_its_cell(folder):
    def edit(sheet, columns):
        sheet.cell(2, columns[RIGHT]).value = "yes"
        sheet.cell(3, columns[RIGHT]).value = "no idea"
        sheet.cell(1, sheet.max_column + 1).value = "my tally"

    result = call("review", "import", edited(folder, edit), "--report", folder)
    assert result.exit_code == 3
    assert "1 answers taken" in result.output
    assert "columns of your own, left alone: Claims: my tally" in result.output
    assert "not taken: Claims!F3: ‘no idea’ is not one of the answers" in result.stderr


def test_3_no_report_and_no_sheet(folder, tmp_path):
    assert "holds no report" in call("review", "import", folder / "review.xlsx", "--report", tmp_path).output
    missing = call("review", "import", tmp_path / "no.xlsx", "--report", folder)
    assert missing.exit_code == 3
    assert "No such file" in missing.output


def test_a_note_cannot_steer_the_terminal(folder):
    sheet = answer(folder, {ids_in(folder)[0]: {RIGHT: "\u202eyes", "note": "x"}})
    assert "\u202e" not in call("review", "import", sheet, "--report", folder).output


def test_nothing_heavy_is_loaded(folder):
    sheet = answer(folder, {ids_in(folder)[0]: {RIGHT: "yes"}})
    code = (
        "import sys; from claimcheck.cli.app import app\n"
        f"try: app(['review', 'import', {str(sheet)!r}, '--report', {str(folder)!r}])\n"
        "except SystemExit as end: assert not end.code\n"
        "assert not {'spacy', 'pandas', 'numpy', 'thinc', 'jinja2'} & set(sys.modules), sorted(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
