"""What comes of a sheet that was handed in: sorted, torn, copied, damaged, or by somebody else altogether."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula

from claimcheck.errors import NoUsableInputError
from claimcheck.review.store import read_decisions
from claimcheck.review.taking import take_sheet
from claimcheck.review_sheet import CLAIM_ANSWERS, DISAGREEMENT_ANSWERS
from tests.reviewing import IDS, QUESTIONS, answer, as_csv, edited, ids_in, lay_report

RIGHT = QUESTIONS["claim"]


@pytest.fixture
def folder(tmp_path):
    return lay_report(tmp_path / "report")


def stored(folder):
    return {one.target: (one.reviewer, one.answer, one.value, one.note) for one in read_decisions(folder)}


def faults(taken):
    return [f"{fault.cell}: {fault.message}" for fault in taken.faults]


def cell_of(folder, about, number, heading):
    """Return the address of a column in the row `number` of the answered rows."""
    book = openpyxl.load_workbook(folder / "review.xlsx")
    sheet = book[{"claim": "Claims", "disagreement": "Disagreements"}[about]]
    column = next(cell.column_letter for cell in sheet[1] if cell.value == heading)
    return f"{sheet.title}!{column}{number}"


@pytest.mark.parametrize("about", ["claim", "disagreement"])
def test_answers_are_stored_with_all_that_was_said(folder, about):
    first, second, *_ = ids_in(folder, about)
    word = {"claim": "wrong value", "disagreement": "both can hold"}[about]
    value = {"claim": "right value", "disagreement": "preferred value"}[about]
    given = {
        first: {QUESTIONS[about]: word, value: "13", "reviewer": "Ada", "note": "see the second line"},
        second: {"note": "only a note"},
    }
    taken = take_sheet(answer(folder, given, about=about), folder)
    assert faults(taken) == []
    assert stored(folder) == {first: ("Ada", word, "13", "see the second line"), second: ("", "", "", "only a note")}
    (decision, _) = read_decisions(folder)
    assert decision.about == about
    assert decision.quotes
    assert decision.label


def test_an_answer_on_the_sheet_of_other_claims_is_taken_too(folder):
    other = ids_in(folder, "other claim")[0]
    sheet = answer(folder, {other: {RIGHT: "yes", "reviewer": "Ada"}}, about="other claim")
    assert [entry.decision.target for entry in take_sheet(sheet, folder).entries] == [other]


def test_nothing_answered_stores_nothing(folder):
    taken = take_sheet(folder / "review.xlsx", folder)
    assert (taken.entries, taken.faults) == ([], [])
    assert taken.unanswered == sum(len(ids_in(folder, about)) for about in ("claim", "other claim", "disagreement"))
    assert not (folder / "decisions.sqlite").exists()


def test_the_same_sheet_again_changes_nothing(folder):
    sheet = answer(folder, {ids_in(folder)[0]: {RIGHT: "yes", "reviewer": "Ada"}})
    take_sheet(sheet, folder)
    again = take_sheet(sheet, folder)
    assert (again.entries, again.unchanged) == ([], 1)


def test_a_named_reviewer_may_change_her_mind_and_the_old_answer_is_kept_in_the_store(folder):
    first = ids_in(folder)[0]
    take_sheet(answer(folder, {first: {RIGHT: "yes", "reviewer": "Ada", "note": "x"}}), folder)
    taken = take_sheet(answer(folder, {first: {RIGHT: "no claim", "reviewer": " ada "}}), folder)
    assert [(one.decision.answer, one.other.answer) for one in taken.changed] == [("no claim", "yes")]
    assert stored(folder) == {first: ("ada", "no claim", "", "")}


def test_without_a_name_nothing_is_replaced_unless_that_is_said(folder):
    first = ids_in(folder)[0]
    take_sheet(answer(folder, {first: {RIGHT: "yes"}}), folder)
    other = answer(folder, {first: {RIGHT: "no claim"}})
    assert "answered before without a name, as yes" in faults(take_sheet(other, folder))[0]
    assert stored(folder)[first][1] == "yes"
    assert not take_sheet(other, folder, replacing=True).faults
    assert stored(folder)[first][1] == "no claim"


def test_two_reviewers_stand_side_by_side_and_are_shown_to_differ(folder):
    first = ids_in(folder)[0]
    take_sheet(answer(folder, {first: {RIGHT: "yes"}}), folder, reviewer="Ada")
    taken = take_sheet(answer(folder, {first: {RIGHT: "no claim"}}), folder, reviewer="Bo")
    assert [(one.decision.reviewer, one.other.reviewer) for one in taken.differing] == [("Bo", "Ada")]
    assert sorted((one.reviewer, one.answer) for one in read_decisions(folder)) == [("Ada", "yes"), ("Bo", "no claim")]


def mark_all(sheet, columns, word="yes"):
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, columns[RIGHT]).value = word


def reverse(sheet, columns):
    mark_all(sheet, columns)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)][::-1]
    for number, row in enumerate(rows, 2):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column).value = value


def move_columns(sheet, columns):
    mark_all(sheet, columns)
    sheet.move_range(f"A1:F{sheet.max_row}", cols=sheet.max_column)


def add_columns(sheet, columns):
    mark_all(sheet, columns)
    sheet.insert_cols(columns[RIGHT])
    sheet.cell(1, columns[RIGHT]).value = "seen by the desk"
    sheet.cell(2, columns[RIGHT]).value = "=1+1"


def insert_rows(sheet, columns):
    mark_all(sheet, columns)
    sheet.insert_rows(3, 2)
    sheet.cell(sheet.max_row + 5_000, 1).value = " "


def put_title_above(sheet, columns):
    mark_all(sheet, columns)
    sheet.insert_rows(1, 3)
    sheet.cell(1, 1).value = "Morning desk, first pass"


def move_all(sheet, columns):
    mark_all(sheet, columns)
    sheet.insert_rows(1, 4)
    sheet.insert_cols(1, 2)


def rename_headings(sheet, columns):
    mark_all(sheet, columns)
    sheet.cell(1, columns[RIGHT]).value = " IS the Extraction right "
    sheet.cell(1, columns[IDS["claim"]]).value = "Claim ID"


def hide_rows(sheet, columns):
    mark_all(sheet, columns)
    sheet.row_dimensions[3].hidden = True


def rename_sheet(sheet, columns):
    mark_all(sheet, columns)
    sheet.title = "Tabelle1"
    sheet.parent.create_sheet("Scratch", 0)["A1"] = "buy milk"


def copy_rows(sheet, columns):
    mark_all(sheet, columns)
    sheet.append([cell.value for cell in sheet[2]])


def capitals_in_ids(sheet, columns):
    mark_all(sheet, columns, " YES. ")
    for row in range(2, sheet.max_row + 1):
        cell = sheet.cell(row, columns["claim_id"])
        cell.value = f" '{cell.value.upper()}"


def drop_columns(sheet, columns):
    mark_all(sheet, columns)
    for column in sorted((columns[name] for name in ("quote", "value", "file", "note", "start")), reverse=True):
        sheet.delete_cols(column)


HARMLESS = [
    *(reverse, move_columns, add_columns, insert_rows, put_title_above, rename_headings, hide_rows, rename_sheet),
    *(copy_rows, capitals_in_ids, drop_columns, move_all),
]


@pytest.mark.parametrize("edit", HARMLESS, ids=lambda edit: edit.__name__)
def test_what_a_reviewer_may_do_to_a_sheet(folder, edit):
    taken = take_sheet(edited(folder, edit), folder)
    assert faults(taken) == []
    assert {name: said[1] for name, said in stored(folder).items()} == dict.fromkeys(ids_in(folder), "yes")


def test_deleted_rows_keep_what_was_decided_on_them(folder):
    first, second, *_ = ids_in(folder)
    take_sheet(answer(folder, {first: {RIGHT: "yes"}, second: {RIGHT: "yes"}}), folder, reviewer="Ada")
    take_sheet(edited(folder, lambda sheet, _: sheet.delete_rows(2, 2)), folder, reviewer="Ada")
    assert set(stored(folder)) == {first, second}


def test_a_column_that_was_deleted_keeps_what_stood_in_it_and_an_emptied_cell_does_not(folder):
    first = ids_in(folder)[0]
    take_sheet(answer(folder, {first: {RIGHT: "yes", "reviewer": "Ada", "note": "kept", "right value": "7"}}), folder)

    def edit(sheet, columns):
        sheet.cell(2, columns[RIGHT]).value = "no claim"
        sheet.cell(2, columns["reviewer"]).value = "Ada"
        sheet.delete_cols(columns["note"])

    assert not take_sheet(edited(folder, edit), folder).faults
    assert stored(folder) == {first: ("Ada", "no claim", "", "kept")}


def test_columns_of_the_reviewers_own_are_named_and_left_alone(folder):
    taken = take_sheet(edited(folder, add_columns), folder)
    assert ("Claims", "seen by the desk") in taken.headings


# Each: what is done to the sheet, the heading and row of the cell that is named, and what is said of it.
def put(heading, text, row=2):
    def edit(sheet, columns):
        sheet.cell(row, columns[RIGHT]).value = "yes"
        sheet.cell(row, columns[heading]).value = text

    return edit


def answer_twice(sheet, columns):
    mark_all(sheet, columns)
    sheet.append([cell.value for cell in sheet[2]])
    sheet.cell(sheet.max_row, columns[RIGHT]).value = "no claim"


def merge_ids(sheet, columns):
    mark_all(sheet, columns)
    sheet.merge_cells(start_row=2, end_row=4, start_column=columns["claim_id"], end_column=columns["claim_id"])


def two_columns_that_differ(sheet, columns):
    sheet.cell(1, sheet.max_column + 1).value = RIGHT
    sheet.cell(2, columns[RIGHT]).value = "yes"
    sheet.cell(2, sheet.max_column).value = "no claim"


def array_formula(sheet, columns):
    letter = sheet.cell(1, columns[RIGHT]).column_letter
    sheet[f"{letter}2"] = ArrayFormula(f"{letter}2:{letter}3", '="yes"')


@pytest.mark.parametrize(
    ("edit", "heading", "row", "says"),
    [
        (put(RIGHT, "perhaps"), RIGHT, 2, "‘perhaps’ is not one of the answers: yes, wrong value"),
        (put(RIGHT, 1), RIGHT, 2, "‘1’ is not one of the answers"),
        (put(RIGHT, True), RIGHT, 2, "‘TRUE’ is not one of the answers"),
        (put(RIGHT, '=IF(1=1,"yes","x")'), RIGHT, 2, "holds a formula"),
        (put("note", '=HYPERLINK("http://x.example","y")'), "note", 2, "holds a formula"),
        (put("right value", "=A1"), "right value", 2, "holds a formula"),
        (array_formula, RIGHT, 3, "holds a formula"),
        (put("claim_id", "EDITED-2"), "claim_id", 2, "is not a known id"),
        (put("claim_id", 100000.0), "claim_id", 2, "‘100000’ is not a known id"),
        (put("claim_id", "03-Mar"), "claim_id", 2, "is not a known id"),
        (put("claim_id", None), "claim_id", 2, "has no id"),
        (put("claim_id", "=A2"), "claim_id", 2, "holds a formula"),
        (merge_ids, "claim_id", 3, "has no id"),
        (put("quote", "REWRITTEN BY HAND"), RIGHT, 2, "was changed in the sheet; the report’s stays"),
        (put("context", "Said nobody, ever."), RIGHT, 2, "the context of"),
        (put("value", "99"), RIGHT, 2, "was changed in the sheet; the report’s stays"),
        (answer_twice, RIGHT, 2, "answered 2 times, and not alike: yes / no claim"),
        (two_columns_that_differ, RIGHT, 2, "occurs twice, with different answers ‘yes’ ‘no claim’"),
    ],
)
def test_what_cannot_be_taken_is_named_by_cell_and_the_row_is_not_taken(folder, edit, heading, row, says):
    taken = take_sheet(edited(folder, edit), folder)
    cell = cell_of(folder, "claim", row, heading)
    assert any(fault.startswith(cell) and says in fault for fault in faults(taken)), faults(taken)
    assert ids_in(folder)[row - 2] not in stored(folder)


def test_text_that_only_looks_like_code_is_kept_as_text(folder):
    first, second, *_ = ids_in(folder)
    notes = {first: {"note": "<script>alert(1)</script>"}, second: {"note": "'=1+1"}}
    assert not take_sheet(answer(folder, notes), folder).faults
    assert [said[3] for said in stored(folder).values()] == ["<script>alert(1)</script>", "'=1+1"]


def test_the_longest_note_that_a_cell_holds(folder):
    first = ids_in(folder)[0]
    assert not take_sheet(answer(folder, {first: {"note": "n" * 32_767}}), folder).faults
    assert len(stored(folder)[first][3]) == 32_767


@pytest.mark.parametrize(
    ("encoding", "dialect"),
    [
        ("utf-8-sig", {}),
        ("utf-8", {"delimiter": ";"}),
        ("cp1252", {"delimiter": ";"}),
        ("utf-16", {"delimiter": "\t"}),
        ("utf-8", {"delimiter": "|", "lineterminator": "\n"}),
    ],
)
def test_a_sheet_saved_as_text(folder, encoding, dialect):
    given = {ids_in(folder)[0]: {RIGHT: "Yes", "note": "Señora “sí” – dicho"}}
    sheet = as_csv(answer(folder, given), "mine.csv", encoding=encoding, **dialect)
    assert not take_sheet(sheet, folder).faults
    assert [said[3] for said in stored(folder).values()] == ["Señora “sí” – dicho"]


def test_the_line_that_excel_puts_before_a_csv_is_no_row(folder):
    sheet = as_csv(answer(folder, {ids_in(folder)[0]: {RIGHT: "yes"}}), "mine.csv", encoding="utf-8", delimiter=";")
    sheet.write_bytes(b"\xef\xbb\xbfsep=;\r\n" + sheet.read_bytes())
    assert len(take_sheet(sheet, folder).entries) == 1


def test_a_formula_in_a_csv_is_one(folder):
    sheet = as_csv(answer(folder, {ids_in(folder)[0]: {RIGHT: "yes", "note": "=1+1"}}), "mine.csv")
    assert "holds a formula ‘=1+1’" in faults(take_sheet(sheet, folder))[0]


def test_a_sheet_without_ids_says_so(folder):
    taken = take_sheet(edited(folder, lambda sheet, columns: sheet.delete_cols(columns["claim_id"])), folder)
    assert faults(taken) == ["Claims: has no column claim_id, so it is unclear what the answers are about; restore it"]


def test_a_sheet_without_headings_says_so(folder):
    taken = take_sheet(edited(folder, lambda sheet, _: sheet.delete_rows(1)), folder)
    assert faults(taken) == ["Claims: its heading row is missing, so its answers can't be read"]


def rebuilt(source, target, change):
    """Write `target` with every part of the workbook `source` passed through `change(name, content)`."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return target


def junk_rows(name, content):
    if not name.endswith("sheet3.xml"):
        return content
    rows = b"".join(b'<row r="%d"><c r="A%d" t="inlineStr"><is><t>x</t></is></c></row>' % (n, n) for n in (9, 900_000))
    return content.replace(b"</sheetData>", rows + b"</sheetData>")


def far_cell(name, content):
    cell = b'<row r="99999"><c r="XFD99999" t="n"><v>1</v></c></row>'
    return content.replace(b"</sheetData>", cell + b"</sheetData>") if name.endswith("sheet3.xml") else content


def entities(name, content):
    declared = b'<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>'
    return content.replace(b"<worksheet", declared + b"<worksheet", 1) if name.endswith("sheet3.xml") else content


@pytest.mark.parametrize(
    ("change", "says"),
    [(junk_rows, "more than the limit"), (far_cell, "more than the limit"), (entities, "declares entities")],
)
def test_a_workbook_that_would_fill_the_memory_is_refused(folder, change, says):
    with pytest.raises(NoUsableInputError, match=says):
        take_sheet(rebuilt(folder / "review.xlsx", folder / "mine.xlsx", change), folder)


def test_macros_are_refused(folder):
    shutil.copy(folder / "review.xlsx", folder / "mine.xlsm")
    with pytest.raises(NoUsableInputError, match="macros"):
        take_sheet(folder / "mine.xlsm", folder)
    with zipfile.ZipFile(folder / "review.xlsx", "a") as book:
        book.writestr("xl/vbaProject.bin", b"x")
    with pytest.raises(NoUsableInputError, match="macros"):
        take_sheet(folder / "review.xlsx", folder)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("mine.xlsx", b"", "is empty"),
        ("mine.xlsx", b"PK\x03\x04 cut off", "can't be read as a workbook"),
        ("mine.ods", b"no zip at all", "can't be read as a workbook"),
        ("mine.xls", b"<table><tr><td>x</td></tr></table>", "save the sheet as .xlsx, .ods or .csv"),
        ("mine.csv", b"\x00\x01\x02", "is no text"),
        ("mine.csv", b"name,phone\nx,1\n", "its headings would be disagreement_id, your verdict"),
        ("mine.csv", b'claim_id,note\n"' + b"x" * 200_000, "can't be read as a table"),
    ],
)
def test_a_file_that_is_no_sheet_is_refused(folder, name, content, says):
    (folder / name).write_bytes(content)
    with pytest.raises(NoUsableInputError, match=says):
        take_sheet(folder / name, folder)
    assert not (folder / "decisions.sqlite").exists()


@pytest.mark.parametrize("mark", ["~$mine.xlsx", ".~lock.mine.xlsx#"])
def test_a_sheet_that_is_still_open_is_not_read(folder, mark):
    sheet = answer(folder, {})
    sheet.with_name(mark).write_bytes(b"\x05Jo")
    with pytest.raises(NoUsableInputError, match="is open in a spreadsheet program"):
        take_sheet(sheet, folder)


def test_a_sheet_of_another_report_is_refused(folder):
    def edit(sheet, columns):
        for row in range(2, sheet.max_row + 1):
            sheet.cell(row, columns["claim_id"]).value = "c-" + "abcdefghjkmn"[row % 12] * 12
            sheet.cell(row, columns["quote"]).value = f"Something else, {row} times."
            sheet.cell(row, columns[RIGHT]).value = "yes"
        del sheet.parent["Disagreements"], sheet.parent["Other claims"]

    with pytest.raises(NoUsableInputError, match="belongs to another report"):
        take_sheet(edited(folder, edit), folder)


def test_a_row_of_an_earlier_run_is_found_by_its_words(folder):
    first = ids_in(folder)[0]

    def edit(sheet, columns):
        sheet.cell(2, columns["claim_id"]).value = "c-aaaabbbbcccc"
        sheet.cell(3, columns["claim_id"]).value = "c-ddddeeeeffff"
        sheet.cell(3, columns["quote"]).value = "A sentence that nobody wrote."
        mark_all(sheet, columns)

    taken = take_sheet(edited(folder, edit), folder)
    assert stored(folder)[first][1] == "yes"
    (fault,) = faults(taken)
    assert fault.startswith(cell_of(folder, "claim", 3, RIGHT))
    assert "the claim c-ddddeeeeffff is not in this report" in fault


def test_a_folder_without_a_report_says_so(folder, tmp_path):
    with pytest.raises(NoUsableInputError, match="holds no report"):
        take_sheet(folder / "review.xlsx", tmp_path)


def test_a_sheet_of_an_earlier_run_may_show_other_words_around_a_sentence(folder):
    def edit(sheet, columns):
        mark_all(sheet, columns)
        sheet.cell(2, columns["context"]).value = "As it read yesterday.[…]"
        sheet.cell(3, columns["claim_id"]).value = "c-ddddeeeeffff"
        sheet.cell(3, columns["quote"]).value = "A sentence of yesterday."

    taken = take_sheet(edited(folder, edit), folder)
    assert [fault.cell for fault in taken.faults] == [cell_of(folder, "claim", 3, RIGHT)]
    assert ids_in(folder)[0] in stored(folder)


def test_the_guide_names_every_answer_and_every_column():
    guide = (Path(__file__).parent.parent / "docs" / "review.md").read_text(encoding="utf-8")
    for answer_column in (*DISAGREEMENT_ANSWERS, *CLAIM_ANSWERS):
        assert f"**{answer_column.title}**" in " ".join(guide.split()) or answer_column.title == "right value"
        for word, _ in answer_column.choices:
            assert f"| {word} | " in guide


def test_a_report_with_other_fields_is_damaged(folder):
    (folder / "claims.jsonl").write_text('{"id": "c-aaaabbbbcccc", "words": "of another version"}\n')
    with pytest.raises(NoUsableInputError, match="of another version"):
        take_sheet(folder / "review.xlsx", folder)
    (folder / "claims.jsonl").write_text("{half a line\n")
    with pytest.raises(NoUsableInputError, match=r"claims\.jsonl:1: is damaged"):
        take_sheet(folder / "review.xlsx", folder)
