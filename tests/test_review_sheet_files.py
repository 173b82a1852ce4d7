"""Cells in files made by hand: the reader of values and the finder of formulas must mean the same ones."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import NoUsableInputError
from claimcheck.review.sheet import ERROR, FORMULA, address, as_text, place_of
from claimcheck.review.sheet_file import read_sheets

NAMESPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zipped(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def ods(*tables):
    """Return an .ods file with sheets of those rows."""
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    sheets = "".join(f'<table:table table:name="{name}">{rows}</table:table>' for name, rows in tables)
    body = f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body>"
    return zipped(
        {
            "mimetype": kind,
            "META-INF/manifest.xml": (
                '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
                f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
            ),
            "content.xml": f"<office:document-content {NAMESPACES}>{body}</office:document-content>",
        }
    )


def text(words, more=""):
    return f'<table:table-cell office:value-type="string" {more}><text:p>{words}</text:p></table:table-cell>'


def row(*cells, more=""):
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


EMPTY = "<table:table-cell/>"


def xlsx(rows, target="worksheets/sheet1.xml"):
    """Return an .xlsx file with one sheet of those rows."""
    return zipped(
        {
            "[Content_Types].xml": (
                '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                '<Default Extension="xml" ContentType="application/xml"/></Types>'
            ),
            "_rels/.rels": (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                f'<Relationship Id="rId1" Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
            ),
            "xl/workbook.xml": (
                f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>'
                '<sheet name="Claims" sheetId="1" r:id="rId1"/></sheets></workbook>'
            ),
            "xl/_rels/workbook.xml.rels": (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                f'<Relationship Id="rId1" Type="{LINKS}/worksheet" Target="{target}"/></Relationships>'
            ),
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>',
        }
    )


def read(content, suffix):
    """Return the cells of the first sheet by address, and which of them are odd."""
    (sheet, *_) = read_sheets(Path(f"sheet{suffix}"), content)
    cells = {
        address((number, column)): value
        for number, cells in enumerate(sheet.rows)
        for column, value in enumerate(cells)
        if value
    }
    return cells, {address(place): what for place, what in sheet.odd.items()}


ODS_TABLES = {
    "plain": (row(text("a"), text("b")), {"A1": "a", "B1": "b"}, {}),
    "empty rows and cells before": (
        row(EMPTY, more='table:number-rows-repeated="3"')
        + row('<table:table-cell table:number-columns-repeated="2"/>', text("x", 'table:formula="of:=1"')),
        {"C4": "x"},
        {"C4": FORMULA},
    ),
    "a cell that stands for three": (
        row(text("x", 'table:formula="of:=1" table:number-columns-repeated="3"'), text("y")),
        {"A1": "x", "B1": "x", "C1": "x", "D1": "y"},
        {"A1": FORMULA, "B1": FORMULA, "C1": FORMULA},
    ),
    "a row that stands for two": (
        row(EMPTY, text("x", 'table:formula="of:=1"'), more='table:number-rows-repeated="2"') + row(text("y")),
        {"B1": "x", "B2": "x", "A3": "y"},
        {"B1": FORMULA, "B2": FORMULA},
    ),
    "a formula that fills a range": (
        row(text("x", 'table:formula="of:=1" table:number-matrix-rows-spanned="2"')) + row(text("y")),
        {"A1": "x", "A2": "y"},
        {"A1": FORMULA, "A2": FORMULA},
    ),
    "merged cells": (
        row(text("x", 'table:number-columns-spanned="2"'), "<table:covered-table-cell/>", text("y")),
        {"A1": "x", "C1": "y"},
        {},
    ),
    "a million empty rows at the end": (
        row(text("x")) + row(EMPTY, more='table:number-rows-repeated="1048575"'),
        {"A1": "x"},
        {},
    ),
}


@pytest.mark.parametrize(("rows", "cells", "odd"), ODS_TABLES.values(), ids=ODS_TABLES)
def test_ods(rows, cells, odd):
    assert read(ods(("Claims", rows)), ".ods") == (cells, odd)


XLSX_ROWS = {
    "addresses": ('<row r="3"><c r="C3"><f>1+1</f><v>2</v></c></row>', {"C3": "2"}, {"C3": FORMULA}),
    "no addresses": ("<row><c><v>1</v></c><c><f>1</f><v>2</v></c></row>", {"A1": "1", "B1": "2"}, {"B1": FORMULA}),
    "a formula without a value": ('<row r="1"><c r="B1"><f>1</f></c></row>', {}, {"B1": FORMULA}),
    "an error": ('<row r="1"><c r="B1" t="e"><v>#N/A</v></c></row>', {}, {"B1": ERROR}),
    "a formula that fills a range": (
        '<row r="1"><c r="A1"><f t="array" ref="A1:A2">x</f><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>',
        {"A1": "1", "A2": "2"},
        {"A1": FORMULA, "A2": FORMULA},
    ),
    "text in the cell": (
        '<row r="2"><c r="B2" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c></row>',
        {"B2": "ab"},
        {},
    ),
    "yes or no": ('<row r="1"><c r="A1" t="b"><v>1</v></c></row>', {"A1": "TRUE"}, {}),
    "a styled empty cell far away": ('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="0"/></row>', {"A1": "1"}, {}),
}


@pytest.mark.parametrize(("rows", "cells", "odd"), XLSX_ROWS.values(), ids=XLSX_ROWS)
def test_xlsx(rows, cells, odd):
    assert read(xlsx(rows), ".xlsx") == (cells, odd)


def test_a_part_named_from_the_root_is_found():
    rows, cells, odd = XLSX_ROWS["addresses"]
    assert read(xlsx(rows, "/xl/worksheets/sheet1.xml"), ".xlsx") == (cells, odd)


MANY = 'table:number-columns-repeated="16384"'


@pytest.mark.parametrize(
    ("content", "suffix", "says"),
    [
        (ods(("A", row(text("x", MANY), more='table:number-rows-repeated="1000"'))), ".ods", "more than the limit"),
        (
            ods(("A", row(text("x", 'table:formula="of:=1"'), more='table:number-rows-repeated="300000"'))),
            ".ods",
            "row",
        ),
        (xlsx('<row><c><f t="array" ref="A1:XFD9999">x</f></c></row>'), ".xlsx", "more than the limit"),
        (xlsx('<row><c><f t="array" ref="A1:Z99999">x</f></c></row>'), ".xlsx", "formulas"),
        (xlsx('<row><c r="A-1"><v>1</v></c></row>'), ".xlsx", "not a cell address"),
        (xlsx('<row r="x"><c><v>1</v></c></row>'), ".xlsx", "can't be read as a workbook"),
        (xlsx("<row><c><v>1</v></row>"), ".xlsx", "is damaged"),
        (zipped({"xl/workbook.xml": "<workbook/>"}), ".xlsx", "can't be read as a workbook"),
        (zipped({"word/document.xml": "<w/>"}), ".xlsx", "neither .xlsx nor .ods"),
        (zipped({f"{number}.xml": "" for number in range(5_001)}), ".xlsx", "unpacks to more"),
    ],
)
def test_what_is_refused(content, suffix, says):
    with pytest.raises(NoUsableInputError, match=says):
        read(content, suffix)


def test_a_part_that_is_larger_than_it_says_is_refused():
    content = xlsx("<row><c><v>1</v></c></row>" + " " * 1_000_000)
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        size = file.getinfo("xl/worksheets/sheet1.xml").file_size
    lying = content.replace(size.to_bytes(4, "little"), (size - 900_000).to_bytes(4, "little"))
    assert lying != content
    with pytest.raises(NoUsableInputError, match="can't be read as a workbook"):
        read(lying, ".xlsx")


@given(st.integers(0, 1_048_575), st.integers(0, 16_383))
def test_addresses(number, column):
    assert place_of(address((number, column))) == (number, column)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (18.0, "18"),
        (0.5, "0.5"),
        (7, "7"),
        (True, "TRUE"),
        (date(2031, 3, 8), "2031-03-08"),
        (datetime(2031, 3, 8), "2031-03-08"),  # noqa: DTZ001 -- a cell knows no zone
        (datetime(2031, 3, 8, 9, 5), "2031-03-08 09:05"),  # noqa: DTZ001 -- as above
        (time(9, 5), "09:05:00"),
        ("", ""),
        (1e300, "1e+300"),
    ],
)
def test_values_as_text(value, shown):
    assert as_text(value) == shown
