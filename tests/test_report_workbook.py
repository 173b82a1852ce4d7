"""The workbook: what a reviewer finds in it, and that nothing in it is live."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

import claimcheck.report
from claimcheck.model import Decision
from claimcheck.report.columns import COLUMNS, IN_WORKBOOK
from claimcheck.report.page import make_page
from claimcheck.report.rows import Rows
from claimcheck.report.workbook import workbook_file
from claimcheck.review_sheet import CLAIM_ANSWERS, DISAGREEMENT_ANSWERS, column_title
from tests.results import empty_result, harbour_result, hostile_result

SHEETS = ["Read me", "Disagreements", "Claims", "Facts", "Articles", "Problems", "Run"]


def content_of(result) -> bytes:
    rows = Rows(result)
    return workbook_file(make_page(rows), rows)["review.xlsx"]


def book_of(result):
    return openpyxl.load_workbook(io.BytesIO(content_of(result)))


def titles(sheet) -> list[str]:
    return [cell.value for cell in sheet[1]]


def column(sheet, title: str) -> list:
    place = titles(sheet).index(title)
    return [row[place].value for row in sheet.iter_rows(min_row=2)]


@pytest.fixture(
    scope="module", params=[harbour_result, hostile_result, empty_result], ids=["harbour", "hostile", "empty"]
)
def book(request):
    return book_of(request.param())


def test_it_has_its_sheets(book):
    assert book.sheetnames in (SHEETS, [*SHEETS[:-1], "Other claims", "Run"])


def test_tables_have_frozen_heads_filters_and_every_column(book):
    for name in IN_WORKBOOK:
        columns = COLUMNS[name]
        sheet = book[name.capitalize()]
        assert sheet.freeze_panes.endswith("2")
        assert sheet.auto_filter.ref.startswith("A1:")
        assert {column_title(column.name) for column in columns} <= set(titles(sheet))


def test_nothing_is_a_formula_and_links_lead_only_where_they_may(book):
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                if cell.hyperlink:
                    where = f"{cell.hyperlink.target or ''}#{cell.hyperlink.location or ''}"
                    assert re.match(r"report\.html#[cd]-|https?://", where)


def test_every_sheet_is_protected_but_for_the_reviewers_columns(book):
    assert all(sheet.protection.sheet and not sheet.protection.password for sheet in book)
    for name, answers in (("Disagreements", DISAGREEMENT_ANSWERS), ("Claims", CLAIM_ANSWERS)):
        free = {answer.title for answer in answers}
        for row in book[name].iter_rows(min_row=2):
            for title, cell in zip(titles(book[name]), row, strict=True):
                assert cell.protection.locked is (title not in free)


def test_answers_are_chosen_from_lists_that_every_program_takes():
    book = book_of(harbour_result())
    for name, answers in (("Disagreements", DISAGREEMENT_ANSWERS), ("Claims", CLAIM_ANSWERS)):
        lists = {
            str(check.sqref): check.formula1
            for check in book[name].data_validations.dataValidation
            if check.type == "list"
        }
        wanted = [",".join(word for word, _ in answer.choices) for answer in answers if answer.choices]
        assert [formula.strip('"') for formula in lists.values()] == wanted
        assert all(len(formula) <= 257 for formula in lists.values())


def test_claims_that_nothing_hangs_on_are_on_a_sheet_of_their_own():
    book = book_of(harbour_result())
    weighty, others = (column(book[name], "value") for name in ("Claims", "Other claims"))
    assert len(weighty) == 15
    assert others == ["Brandt Logistics", "Two", None]
    assert titles(book["Claims"]) == titles(book["Other claims"])


def test_a_claim_that_somebody_decided_on_or_marked_is_among_the_weighty():
    result = harbour_result()
    ferries = next(claim for each in result.extractions for claim in each.claims if claim.value == "Two")
    decided = replace(result, decisions=(Decision(about="claim", target=ferries.id, answer="yes", label="ferries"),))
    assert "Two" in column(book_of(decided)["Claims"], "value")
    every = tuple(
        replace(each, claims=tuple(replace(one, marks=("boats",)) if one == ferries else one for one in each.claims))
        for each in result.extractions
    )
    assert "Two" in column(book_of(replace(result, extractions=every))["Claims"], "value")


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("Disagreements", "your verdict"),
        ("Claims", "is the extraction right?"),
        ("Other claims", "is the extraction right?"),
        ("Facts", "last published"),
        ("Articles", "url"),
        ("Problems", "message"),
    ],
)
def test_each_sheet_prints_what_people_read(name, last):
    sheet = book_of(replace(harbour_result(), title="Fish & chips"))[name]
    first, end = sheet.print_area.replace("$", "").split("!")[-1].split(":")
    assert first == "A1"
    assert sheet[1][titles(sheet).index(last)].column_letter == end.rstrip("0123456789")
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    assert sheet.oddFooter.center.text == "Fish && chips"


def test_what_the_first_sheet_says_does_not_contradict_itself():
    lines = {row[0].value: row[1].value or "" for row in book_of(harbour_result())["Read me"].iter_rows()}
    assert "Unprotect" in lines["Sort"]
    assert [key for key, text in lines.items() if key != "Sort" and text.lower().startswith("sort")] == []


def test_headings_on_the_first_sheet_have_room():
    sheet = book_of(harbour_result())["Read me"]
    for row in sheet.iter_rows():
        if row[0].font.b and row[0].font.sz > 11:
            assert sheet.row_dimensions[row[0].row].height >= 1.5 * row[0].font.sz
            assert not row[0].alignment.wrap_text


def test_rows_say_what_the_result_says():
    book, result = book_of(harbour_result()), harbour_result()
    sheet = book["Disagreements"]
    assert column(sheet, "severity") == ["high", "medium", "low", "low"]
    assert column(sheet, "what differs")[1] == "12 / about 15 / more than 20"
    assert "more than 20 – Northline Radio (Tomas Reyle, 7 March 2031)" in column(sheet, "who says what")[1]
    assert set(column(sheet, "disagreement_id")) == {item.id for item in result.disagreements}
    assert len([*column(book["Claims"], "claim_id"), *column(book["Other claims"], "claim_id")]) == 18
    assert column(book["Problems"], "file") == ["courier.txt", "scan.pdf"]


def test_a_hostile_text_is_a_text_also_after_it_was_edited():
    sheet = book_of(hostile_result())["Claims"]
    place = titles(sheet).index("said by")
    for row in sheet.iter_rows(min_row=2):
        assert row[place].number_format == "@"
        assert row[place].quotePrefix


def test_a_long_cell_is_cut_with_a_mark():
    quotes = column(book_of(hostile_result())["Claims"], "quote")
    (long,) = [quote for quote in quotes if len(quote) > 30_000]
    assert len(long) <= 32_767
    assert long.endswith("…cut]")


def test_an_empty_result_says_why_on_the_first_sheet():
    lines = [row[1].value or "" for row in book_of(empty_result())["Read me"].iter_rows()]
    assert any("only one article" in line for line in lines)


def test_no_other_module_writes_a_cell():
    for path in sorted(Path(claimcheck.report.__file__).parent.rglob("*.py")):
        if path.name != "safe_cells.py":
            found = re.findall(r"\.(write\w*)\(", path.read_text(encoding="utf-8"))
            assert set(found) <= {"write", "writer", "writerow", "writerows"}, path
            assert "sheet.write" not in path.read_text(encoding="utf-8")


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("make", [harbour_result, hostile_result])
def test_it_still_works_after_libreoffice_saved_it(make, tmp_path):
    (tmp_path / "review.xlsx").write_bytes(content_of(make()))
    home = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    target = ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", tmp_path / "saved", tmp_path / "review.xlsx"]
    subprocess.run(["soffice", "--headless", home, *target], check=True, capture_output=True, timeout=120)
    before, after = book_of(make()), openpyxl.load_workbook(tmp_path / "saved" / "review.xlsx")
    assert after.sheetnames == before.sheetnames
    for sheet in after:
        assert sheet.protection.sheet
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)
    for name, key in (("Disagreements", "disagreement_id"), ("Claims", "claim_id")):
        assert column(after[name], key) == column(before[name], key)
        # Python's reader leaves the escape of an underscore in a cell's own text as it is; LibreOffice takes it off.
        words = "verdict" if name == "Disagreements" else "quote"
        assert column(after[name], words) == [text.replace("_x005F_", "_") for text in column(before[name], words)]
        assert [check.formula1 for check in after[name].data_validations.dataValidation if check.type == "list"]


def test_a_sheet_has_only_so_many_links(monkeypatch):
    monkeypatch.setattr("claimcheck.report.workbook._MOST_LINKS", 3)
    for name in ("Claims", "Facts"):
        sheet = book_of(harbour_result())[name]
        assert sum(cell.hyperlink is not None for row in sheet.iter_rows() for cell in row) == 3
