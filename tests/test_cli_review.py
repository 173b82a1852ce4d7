"""`claimcheck review` from outside: what it prints, how it ends, and that it loads no language model."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claimcheck.cli.app import app
from claimcheck.cli.review import taken_lines
from claimcheck.model import Decision
from claimcheck.review.known import report_in
from claimcheck.review.lay_over import lay_over
from claimcheck.review.store import Entry, read_decisions
from claimcheck.review.taking import Taken
from tests.reviewing import answer, as_csv, edited, ids_in, lay_report

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
    assert "mine.xlsx: 1 answer taken (1 new, 0 changed, 0 unchanged), 0 not taken" in result.output
    assert "your own columns" not in result.output
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
    assert "1 answer taken" in result.output
    assert "your own columns, not read: Claims: my tally" in result.output
    assert "not taken: Claims!F3: ‘no idea’ is not one of the answers" in result.stderr


ASKED = "Claims!F1 ‘is the extraction right?’"


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        (lambda *_: None, "has no answer, so nothing was taken"),
        # A name, a day and words in a column of one's own are no answers.
        (lambda sheet, columns: sheet.cell(2, columns["reviewer"], "Ada"), "has no answer, so nothing was taken"),
        (lambda sheet, _: sheet.cell(2, sheet.max_column + 1, "yes"), "has no answer, so nothing was taken"),
        (lambda sheet, columns: sheet.cell(2, columns[RIGHT], "  "), "has no answer, so nothing was taken"),
    ],
)
def test_3_a_sheet_in_which_nothing_is_filled_in(edit, says, folder):
    sheet = edited(folder, edit)
    result = call("review", "import", sheet, "--report", folder)
    assert result.exit_code == 3
    assert f"{sheet}: {says}" in result.stderr
    assert ASKED in result.stderr
    assert "import it again" in result.stderr
    assert not (folder / "decisions.sqlite").exists()


def test_3_a_sheet_without_rows(folder):
    sheet = as_csv(edited(folder, lambda sheet, _: sheet.delete_rows(2, sheet.max_row)), "empty.csv")
    result = call("review", "import", sheet, "--report", folder)
    assert result.exit_code == 3
    assert f"{sheet}: has no rows below its headings" in result.stderr


def test_a_sheet_imported_again_is_no_empty_one(folder):
    sheet = answer(folder, {ids_in(folder)[0]: {RIGHT: "yes"}})
    codes = [call("review", "import", sheet, "--report", folder, "--reviewer", "Ada").exit_code for _ in range(2)]
    assert codes == [0, 0]


def test_3_side_by_side_a_sheet_without_answers_is_named(folder):
    full = answer(folder, {ids_in(folder)[0]: {RIGHT: "yes"}}, "ada.xlsx")
    empty = edited(folder, lambda *_: None, "bo.xlsx")
    result = call("review", "merge", full, empty, "-o", folder.parent / "both.csv")
    assert result.exit_code == 3
    assert "1 row answered by ada" in result.output
    assert "not taken: bo.xlsx: has no answer" in result.stderr
    assert ASKED in result.stderr
    alone = call("review", "merge", empty, "-o", folder.parent / "none.csv")
    assert alone.exit_code == 3
    assert f"{empty}: has no answer" in alone.stderr
    assert not (folder.parent / "none.csv").exists()


def test_what_the_program_shows_of_an_earlier_review_is_no_column_of_the_users(folder):
    def edit(sheet, columns):
        sheet.cell(1, sheet.max_column + 1).value = "decided so far"
        sheet.cell(2, columns[RIGHT]).value = "yes"

    result = call("review", "import", edited(folder, edit), "--report", folder)
    assert "1 answer taken (1 new" in result.output
    assert "columns of your own" not in result.output


@pytest.mark.parametrize(
    ("new", "rows", "says"),
    [
        (1, 1, ("1 answer taken", "1 row has no answer; earlier decisions stay", "1 row without an answer is")),
        (2, 3, ("2 answers taken", "3 rows have no answer; earlier decisions stay", "3 rows without an answer")),
    ],
)
def test_one_is_one_and_two_are_several(new, rows, says):
    taken = Taken(entries=[Entry(Decision(about="claim", target="c", answer="yes", label=""), "F2")] * new)
    taken.unanswered = taken.unknown = rows
    lines = list(taken_lines(Path("mine.xlsx"), taken, None))
    assert all(any(words in line for line in lines) for words in says)


def test_3_no_report_and_no_sheet(folder, tmp_path):
    assert "holds no report" in call("review", "import", folder / "review.xlsx", "--report", tmp_path).output
    missing = call("review", "import", tmp_path / "no.xlsx", "--report", folder)
    assert missing.exit_code == 3
    assert "No such file" in missing.output


def test_5_somebody_else_is_writing_there(folder):
    code = (
        "import sys; from pathlib import Path; from claimcheck.report.held_folder import hold_output_folder\n"
        f"with hold_output_folder(Path({str(folder)!r})): print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        other.stdout.readline()
        result = call("review", "import", folder / "review.xlsx", "--report", folder)
        other.communicate(b"")
    assert result.exit_code == 5
    assert f"process {other.pid} is writing there" in result.output


def test_3_a_folder_that_is_not_there_is_not_made(folder, tmp_path):
    assert call("review", "import", folder / "review.xlsx", "--report", tmp_path / "none").exit_code == 3
    assert not (tmp_path / "none").exists()


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


# ------------------------------------------------------------------------------------------- a run on changed articles

FERRY = "The ferry to Lund Isle sank on Monday, and {} passengers drowned, said the harbour master.\n"


def test_decisions_outlive_a_run_on_changed_articles(tmp_path):
    articles, report = tmp_path / "in", tmp_path / "out"
    articles.mkdir()
    (articles / "a.txt").write_text(FERRY.format(12))
    (articles / "b.txt").write_text(FERRY.format(15))
    assert call("report", articles, "-o", report).exit_code == 0
    before = {path.name: path.read_bytes() for path in report.iterdir()}
    (dispute,) = ids_in(report, "disagreement")
    sheet = answer(report, {dispute: {"your verdict": "real contradiction", "reviewer": "Ada"}}, about="disagreement")
    claims = {name: {RIGHT: "yes", "reviewer": "Ada"} for name in ids_in(report)}
    assert call("review", "import", sheet, "--report", report).exit_code == 0
    assert call("review", "import", answer(report, claims, "claims.xlsx"), "--report", report).exit_code == 0

    # Words are put in above: every claim has moved, nothing else has changed.
    (articles / "a.txt").write_text("Ferry lost\n\n" + FERRY.format(12))
    assert "stale" not in call("report", articles, "-o", report).output
    (moved,) = ids_in(report, "disagreement")
    assert moved != dispute
    assert {(one.target, one.stale) for one in decisions_in(report) if one.about == "disagreement"} == {(moved, "")}
    assert ">real contradiction</span>" in (report / "report.html").read_text()
    # The sheet of the run before is taken as if it were of this one.
    assert "0 new, 0 changed, 1 unchanged" in call("review", "import", sheet, "--report", report).output

    # The figure is corrected: what was decided on the disagreement is stale, and comes first.
    (articles / "b.txt").write_text(FERRY.format(17))
    assert "decisions are stale and come first" in call("report", articles, "-o", report).output
    assert 'id="again"' in (report / "report.html").read_text()
    assert b"stale,disagreement" in (report / "decisions.csv").read_bytes()
    # Decided anew, it stands again.
    (now,) = ids_in(report, "disagreement")
    sheet = answer(report, {now: {"your verdict": "real contradiction", "reviewer": "Ada"}}, about="disagreement")
    assert "1 new" in call("review", "import", sheet, "--report", report).output
    call("report", articles, "-o", report)
    assert [one.stale for one in decisions_in(report) if one.about == "disagreement"] == [""]

    # Without the store, and with the old articles, the report is what it was, byte by byte, but for what tells how it
    # differs from the one that it replaces.
    for name in ("decisions.sqlite", "decisions.csv", "mine.xlsx", "claims.xlsx"):
        (report / name).unlink()
    (articles / "a.txt").write_text(FERRY.format(12))
    (articles / "b.txt").write_text(FERRY.format(15))
    call("report", articles, "-o", report)
    since = {"changes.json", "report.html", "report.md"}
    after = {path.name: path.read_bytes() for path in report.iterdir()}
    assert {name: after[name] for name in after.keys() - since} == {
        name: before[name] for name in before.keys() - since
    }


def decisions_in(folder):
    return lay_over(read_decisions(folder), report_in(folder))


def test_a_damaged_store_stops_a_run_before_the_work(tmp_path):
    (tmp_path / "a.txt").write_text(FERRY.format(12))
    report = tmp_path / "out"
    report.mkdir()
    (report / "decisions.sqlite").write_bytes(b"not a database, by any means")
    result = call("report", tmp_path / "a.txt", "-o", report)
    assert result.exit_code == 3
    assert "decisions.sqlite: is damaged" in result.output
    assert [path.name for path in report.iterdir()] == ["decisions.sqlite"]
