"""`claimcheck review merge` and `agreement` from outside."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest
from typer.testing import CliRunner

from claimcheck.cli.app import app
from tests.reviewing import answer, as_csv, edited, ids_in, lay_report

RIGHT = "is the extraction right?"
VERDICT = "your verdict"


def call(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def folder(tmp_path):
    return lay_report(tmp_path / "report")


@pytest.fixture
def sheets(folder):
    """Ada and Bo on four claims, of which they see three alike; Bo names herself, Ada only names her file."""
    names = ids_in(folder)[:4]
    ada = {name: {RIGHT: "yes", "note": "as it stands"} for name in names}
    bo = {name: {RIGHT: "yes", "reviewer": "Bo"} for name in names}
    bo[names[2]] |= {RIGHT: "wrong value", "right value": "13"}
    return answer(folder, ada, "Ada.xlsx"), answer(folder, bo, "second.xlsx")


def test_agreement_says_how_far_and_where_not(folder, sheets):
    result = call("review", "agreement", *sheets)
    assert result.exit_code == 0, result.output
    lines = [line.strip() for line in result.output.splitlines()]
    assert lines[0] == "Claims: 4 answered by two reviewers or more"
    assert "agreement: 75.0 % (3 of 4 pairs of answers)" in lines
    assert "Cohen's kappa: 0.000 (Ada and Bo, 4 rows)" in lines
    assert "Krippendorff's alpha: 0.000" in lines
    assert "in dispute: 1" in lines
    (row,) = [line for line in lines if line.startswith(ids_in(folder)[2])]
    assert row.endswith("– Ada: yes; Bo: wrong value")


def test_agreement_of_what_is_stored_is_the_same(folder, sheets):
    for sheet, name in zip(sheets, ("Ada", "nobody"), strict=True):
        assert call("review", "import", sheet, "--report", folder, "--reviewer", name).exit_code == 0
    stored = call("review", "agreement", "--report", folder)
    assert stored.output == call("review", "agreement", *sheets).output


def test_all_alike_leaves_chance_nothing_to_explain(folder):
    every = {name: {VERDICT: "misread"} for name in ids_in(folder, "disagreement")}
    sheets = [answer(folder, every, f"{name}.xlsx", "disagreement") for name in ("Ada", "Bo", "Cy")]
    output = call("review", "agreement", *sheets).output
    assert "100.0 % (12 of 12 pairs of answers)" in output
    assert "Krippendorff's alpha: not defined, as all answers are the same" in output


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_merge_puts_reviewers_side_by_side(folder, sheets, suffix):
    target = folder / f"both{suffix}"
    result = call("review", "merge", *sheets, "-o", target)
    assert result.exit_code == 0, result.output
    assert "4 rows answered by Ada, Bo; 1 in dispute" in result.output
    if suffix == ".csv":
        rows = list(csv.reader(io.StringIO(target.read_text("utf-8-sig"), newline="")))
    else:
        sheet = openpyxl.load_workbook(target)["Side by side"]
        rows = [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert rows[0] == ["about", "id", "what", "Ada", "Bo", "agreed?", "values", "notes"]
    assert rows[1][0:2] == ["claim", ids_in(folder)[2]]
    assert rows[1][3:7] == ["yes", "wrong value", "no", "Bo: 13"]
    assert [row[5] for row in rows[1:]] == ["no", "yes", "yes", "yes"]


def test_a_sheet_of_any_kind_merges(sheets):
    text = as_csv(sheets[0], "Ada.csv", delimiter=";")
    assert call("review", "agreement", text, sheets[1]).output == call("review", "agreement", *sheets).output


def test_names_of_reviewers_are_not_live(folder):
    name = ids_in(folder)[0]
    sheets = [answer(folder, {name: {RIGHT: "yes", "reviewer": who}}, f"{n}.xlsx") for n, who in enumerate("+@")]
    assert call("review", "merge", *sheets, "-o", folder / "both.csv").exit_code == 0
    assert "'+,'@" in (folder / "both.csv").read_text("utf-8-sig").splitlines()[0]


def test_one_reviewer_who_answers_twice_is_named_and_not_counted(folder, sheets):
    first = ids_in(folder)[0]
    third = answer(folder, {first: {RIGHT: "no claim", "reviewer": "bo"}}, "third.xlsx")
    result = call("review", "agreement", *sheets, third)
    assert result.exit_code == 3
    assert f"Bo answers {first} twice, and not alike: yes / no claim" in result.output
    assert "Claims: 3 answered" in result.output


def test_what_cannot_be_read_is_named_by_file_and_cell(folder, sheets):
    def edit(sheet, columns):
        sheet.cell(2, columns[RIGHT]).value = "perhaps"
        sheet.cell(3, columns[RIGHT]).value = "yes"
        sheet.cell(3, columns["claim_id"]).value = "1E5"

    result = call("review", "agreement", *sheets, edited(folder, edit, "odd.xlsx"))
    assert result.exit_code == 3
    assert "not taken: odd.xlsx, Claims!F2: ‘perhaps’ is not one of the answers" in result.output
    assert "not taken: odd.xlsx, Claims!J3: is not a known id" in result.output


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["agreement"], 2, "name either reviewed sheets"),
        (["agreement", "{0}", "--report", "{folder}"], 2, "name either reviewed sheets"),
        (["agreement", "{0}"], 3, "no row was answered by two reviewers; there are answers by Ada"),
        (["agreement", "--report", "{folder}"], 3, "answers by nobody"),
        (["agreement", "{0}", "{0}"], 2, "named twice"),
        (["merge", "{0}", "-o", "{folder}/both.txt"], 2, "ends in .xlsx or .csv"),
        (["merge", "{0}", "-o", "{0}"], 2, "is an input, and would be overwritten"),
        (["merge", "{0}", "-o", "{0}/x/both.csv"], 3, "can't be written"),
    ],
)
def test_what_makes_no_sense_is_refused(folder, sheets, arguments, code, says):
    result = call("review", *(part.format(*sheets, folder=folder) for part in arguments))
    assert result.exit_code == code, result.output
    assert says in result.output
