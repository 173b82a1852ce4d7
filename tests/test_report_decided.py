"""Decisions in the next report: shown where they belong, the stale ones first, and nothing of them live."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from html.parser import HTMLParser

import openpyxl
import pytest

from claimcheck.model import Decision
from claimcheck.report.html import render_page
from claimcheck.report.page import make_page
from claimcheck.report.rows import Rows
from tests.results import HOSTILE, harbour_result, hostile_result, report_files
from tests.test_report_tables import LIVE


def decided_result():
    """Return the harbour story with four decisions: on two disagreements, on a claim, and on something gone."""
    result = harbour_result()
    _, second, first, *_ = result.disagreements
    claim = result.extractions[0].claims[0]
    decisions = (
        Decision(about="disagreement", target=first.id, answer="both can hold", reviewer="Ada", label=first.label),
        Decision(
            about="disagreement",
            target=second.id,
            answer="misread",
            value="12",
            reviewer="Bo",
            note="call the <b>fire</b> service",
            checked_on="2031-03-09",
            label=second.label,
            stale="it was 12 / 15, and is 12 / 20 now",
        ),
        Decision(about="claim", target=claim.id, answer="wrong value", value="16", label=claim.text),
        Decision(
            about="claim",
            target="c-goneandgoned",
            answer="yes",
            label="A sentence of old.",
            stale="the sentence is gone",
        ),
    )
    return replace(result, decisions=decisions)


def page_of(result):
    return render_page(make_page(Rows(result)))


def test_a_report_without_decisions_says_nothing_of_them():
    files = report_files(harbour_result())
    assert "decisions.csv" not in files
    assert b'class="decision"' not in files["report.html"]
    assert b'id="again"' not in files["report.html"]
    book = openpyxl.load_workbook(io.BytesIO(files["review.xlsx"]))
    assert "Decisions" not in book.sheetnames
    assert "decided so far" not in [cell.value for cell in book["Disagreements"][1]]


def test_the_page_shows_each_decision_where_it_belongs_and_the_stale_ones_first():
    html = page_of(decided_result())
    _, second, first, *_ = decided_result().disagreements
    start = html.index('<section class="again"')
    again = html[start : html.index("</section>", start)]
    assert f'<a href="#{second.id}">' in again
    assert "A sentence of old." in again
    assert "the sentence is gone" in again
    assert "c-goneandgoned" not in html
    assert start < html.index("<article")
    part = html[html.index(f'id="{first.id}"') :]
    part = part[: part.index("</header>")]
    assert '<b>Ada</b>: <span class="tag verdict">both can hold</span>' in part
    assert "Stale" not in part
    assert "call the &lt;b&gt;fire&lt;/b&gt; service" in html
    assert '<b>an unnamed reviewer</b>: <span class="tag verdict">wrong value</span>' in html


def test_the_workbook_opens_its_sheets_with_what_is_stale():
    book = openpyxl.load_workbook(io.BytesIO(report_files(decided_result())["review.xlsx"]))
    assert book.sheetnames[:3] == ["Read me", "Decisions", "Disagreements"]
    heads = [cell.value for cell in book["Disagreements"][1]]
    place = heads.index("decided so far")
    assert heads[place + 1] == "your verdict"
    shown = [row[place].value for row in book["Disagreements"].iter_rows(min_row=2)]
    assert shown[0] == (
        "Bo: misread; value 12; “call the <b>fire</b> service”; 2031-03-09 (stale: it was 12 / 15, and is 12 / 20 now)"
    )
    assert sorted(line for line in shown[1:] if line) == ["Ada: both can hold"]
    decisions = book["Decisions"]
    assert [row[0].value for row in decisions.iter_rows(min_row=2)] == ["stale", "stale", "stands", "stands"]
    assert {cell.protection.locked for row in decisions.iter_rows() for cell in row} == {True}


def test_the_table_of_decisions_is_a_file_of_its_own():
    content = report_files(decided_result())["decisions.csv"].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content, newline="")))
    assert [(row["status"], row["about"], row["answer"]) for row in rows] == [
        ("stale", "disagreement", "misread"),
        ("stale", "claim", "yes"),
        ("stands", "disagreement", "both can hold"),
        ("stands", "claim", "wrong value"),
    ]


def test_the_text_report_says_so_too():
    text = report_files(decided_result())["report.md"].decode()
    assert "decided by Ada: both can hold" in text
    assert "Decided by Bo: misread; value 12" in text
    assert "## To be decided again (2)" in text
    assert text.index("## To be decided again") < text.index("## Open disagreements (")


class _Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, tuple(name for name, _ in attrs)))


@pytest.mark.parametrize("stale", ["", "for a reason"])
def test_what_a_reviewer_typed_is_never_live(stale):
    result = hostile_result()
    ids = [item.id for item in result.disagreements]
    fields = ("answer", "value", "reviewer", "checked_on", "note", "label")
    decisions = tuple(
        Decision(about="disagreement", target=name, stale=stale and words, **dict.fromkeys(fields, words))
        for name, words in zip(ids, HOSTILE, strict=False)
    )
    result = replace(result, decisions=decisions)
    files = report_files(result)
    tags = _Tags()
    tags.feed(files["report.html"].decode())
    assert {tag for tag, _ in tags.found if tag in {"script", "img", "iframe"}} == {"script"}
    assert sum(tag == "script" for tag, _ in tags.found) == 1
    assert not [name for _, names in tags.found for name in names if name.startswith("on")]
    rows = list(csv.reader(io.StringIO(files["decisions.csv"].decode("utf-8-sig"), newline="")))
    assert not [cell for row in rows for cell in row if LIVE.match(cell)]
    for sheet in openpyxl.load_workbook(io.BytesIO(files["review.xlsx"])):
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)
    assert "\u202e" not in files["report.md"].decode()


def test_a_long_list_of_what_is_stale_is_cut_and_says_so():
    result = harbour_result()
    first = result.disagreements[0]
    here = [
        Decision(about="disagreement", target=first.id, answer="misread", reviewer=f"R{number}", stale="changed")
        for number in range(230)
    ]
    html = page_of(replace(result, decisions=tuple(here)))
    start = html.index('id="again"')
    assert html[start : html.index("</section>", start)].count("<li>") == 200
    assert "30 more in <code>decisions.csv</code>" in html
    assert (
        "and 180 more in `decisions.csv`" in report_files(replace(result, decisions=tuple(here)))["report.md"].decode()
    )
