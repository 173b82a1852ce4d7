"""What a desk leaves in a workbook beside the values of its cells: joined cells, remarks, names in another form."""

from __future__ import annotations

import io
import json
import unicodedata
import zipfile

import pytest
from openpyxl.comments import Comment

from claimcheck.model import Quoted
from claimcheck.review.beside_values import beside_values
from claimcheck.review.known import Known, Report
from claimcheck.review.store import read_decisions
from claimcheck.review.taking import take_sheet
from tests.reviewing import QUESTIONS, edited, ids_in, lay_report

RIGHT = QUESTIONS["claim"]


@pytest.fixture
def folder(tmp_path):
    return lay_report(tmp_path / "report")


def stored(folder):
    return {one.target: (one.answer, one.note) for one in read_decisions(folder)}


def test_an_answer_joined_over_rows_is_given_for_each(folder):
    def edit(sheet, columns):
        sheet.cell(2, columns[RIGHT]).value = "yes"
        sheet.merge_cells(start_row=2, end_row=3, start_column=columns[RIGHT], end_column=columns[RIGHT])

    first, second, *_ = ids_in(folder)
    taken = take_sheet(edited(folder, edit), folder)
    assert taken.faults == []
    assert stored(folder) == {first: ("yes", ""), second: ("yes", "")}


def test_an_answer_joined_over_columns_is_given_once(folder):
    def edit(sheet, columns):
        sheet.cell(2, columns[RIGHT]).value = "yes"
        right = columns[RIGHT]
        sheet.merge_cells(start_row=2, end_row=2, start_column=right, end_column=right + 1)

    first, *_ = ids_in(folder)
    take_sheet(edited(folder, edit), folder)
    assert stored(folder) == {first: ("yes", "")}


def test_a_verdict_joined_over_two_findings_with_a_remark(folder):
    def edit(sheet, columns):
        verdict = columns[QUESTIONS["disagreement"]]
        sheet.cell(2, verdict).value = "undecided"
        sheet.cell(2, verdict).comment = Comment("Who was there?", "Ada")
        sheet.merge_cells(start_row=2, end_row=3, start_column=verdict, end_column=verdict)

    first, second, *_ = ids_in(folder, "disagreement")
    taken = take_sheet(edited(folder, edit, about="disagreement"), folder)
    assert taken.faults == []
    assert stored(folder) == {first: ("undecided", "Who was there?"), second: ("undecided", "")}


def test_a_name_and_a_note_in_another_form_are_the_same(folder):
    def sheet_of(form, answer):
        def edit(sheet, columns):
            sheet.cell(2, columns[RIGHT]).value = answer
            sheet.cell(2, columns["reviewer"]).value = unicodedata.normalize(form, "Zoë")
            sheet.cell(2, columns["note"]).value = unicodedata.normalize(form, "Ærø, séance")

        return edited(folder, edit)

    assert len(take_sheet(sheet_of("NFC", "yes"), folder).entries) == 1
    again = take_sheet(sheet_of("NFD", "yes"), folder)
    assert (len(again.entries), again.unchanged, again.differing) == (0, 1, [])
    changed = take_sheet(sheet_of("NFD", "no claim"), folder)
    assert (len(changed.changed), changed.differing) == (1, [])


@pytest.mark.parametrize("column", [RIGHT, "note", "quote"])
def test_a_remark_on_a_cell_joins_the_note(column, folder):
    def edit(sheet, columns):
        sheet.cell(2, columns[RIGHT]).value = "yes"
        sheet.cell(2, columns["note"]).value = "seen"
        sheet.cell(2, columns[column]).comment = Comment("Ask the harbour\nmaster.", "Ada")
        sheet.cell(3, columns[column]).comment = Comment("Who says so?", "Ada")

    first, second, *_ = ids_in(folder)
    taken = take_sheet(edited(folder, edit), folder)
    assert taken.faults == []
    assert stored(folder) == {first: ("yes", "seen; Ask the harbour master."), second: ("", "Who says so?")}


def test_a_remark_on_no_row_is_named_by_its_cell(folder):
    def edit(sheet, columns):
        sheet.cell(2, columns[RIGHT]).value = "yes"
        sheet.cell(1, columns[RIGHT]).comment = Comment("What is right here?", "Ada")

    taken = take_sheet(edited(folder, edit), folder)
    ((cell, message),) = taken.faults
    assert cell.startswith("Claims!")
    assert cell.endswith("1")
    assert "What is right here?" in message


def parts(**files):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/").replace("_DOT_", "."), text)
    return zipfile.ZipFile(content)


def test_a_spreadsheet_of_another_kind_is_read_too():
    content = (
        '<o:c xmlns:o="o" xmlns:t="t" xmlns:x="x"><t:table t:name="Claims"><t:table-row>'
        '<t:table-cell t:number-columns-repeated="2"/>'
        '<t:table-cell t:number-rows-spanned="2"><x:p>yes</x:p></t:table-cell>'
        "<t:table-cell><o:annotation><o:creator>Ada</o:creator><x:p>Ask the</x:p><x:p>master.</x:p></o:annotation>"
        "<x:p>value</x:p></t:table-cell></t:table-row></t:table></o:c>"
    )
    found = beside_values(parts(content_DOT_xml=content))["Claims"]
    assert found.joined == {(1, 2): (0, 2)}
    assert found.remarks == {(0, 3): "Ask the master."}


def test_words_in_another_form_are_the_same_words():
    name = "Fähre.txt"
    apart = unicodedata.normalize("NFD", name)
    report = Report()
    quoted = Quoted(apart, "All of Ærø’s crews were saved, said Zoë.", "Zoë", None)
    report.add(Known(about="claim", id="c-abcdefghijkl", label="", positions=("Zoë",), quotes=(quoted,)))
    asked = Quoted(name, unicodedata.normalize("NFD", quoted.text), unicodedata.normalize("NFD", "Zoë"), None)
    assert [known.id for known in report.quoting("claim", asked)] == ["c-abcdefghijkl"]


def test_the_article_is_found_by_its_name_in_another_form(folder):
    lines = [json.loads(line) for line in (folder / "articles.jsonl").read_text().splitlines()]
    lines[0] |= {"file": unicodedata.normalize("NFD", "é.txt"), "text": "All were saved."}
    (folder / "articles.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert not Report(_folder=folder).holds("é.txt", "Nobody was.")
    assert Report(_folder=folder).holds("é.txt", "All were")
