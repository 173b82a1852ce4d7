"""The words in which people read values and dates."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest

from claimcheck.report.html import html_file
from claimcheck.report.page import make_page
from claimcheck.report.rows import Rows
from claimcheck.report.wording import GLOSSARY, clipped, in_quotes
from tests.results import empty_result


@pytest.mark.parametrize(
    ("words", "longest", "shown"),
    [
        ("We lost the roof", None, "“We lost the roof”"),
        ("We lost the roof,", None, "“We lost the roof”"),
        ("“We lost the roof.”", None, "“We lost the roof”"),
        ("We lost the roof in under ten minutes", 16, "“We lost the …”"),
        ("We lost it all...", None, "“We lost it all...”"),
        ("", None, "“”"),
    ],
)
def test_a_wording_stands_between_quotation_marks(words, longest, shown):
    assert in_quotes(words, longest) == shown


@pytest.mark.parametrize(
    ("words", "longest", "shown"),
    [("ten boats", 9, "ten boats"), ("ten boats", 8, "ten …"), ("rowingboats", 5, "row …"), ("", 3, "")],
)
def test_words_are_clipped_at_a_space(words, longest, shown):
    assert clipped(words, longest) == shown


@pytest.mark.parametrize(("word", "meaning"), [entry for _, entries in GLOSSARY for entry in entries])
def test_page_and_docs_explain_each_verdict_severity_and_kind_in_one_way(word, meaning):
    page = unescape(html_file(make_page(Rows(empty_result())))["report.html"].decode())
    assert f"<dt>{word}</dt> <dd>{meaning}</dd>" in page
    assert f"- **{word}**: {meaning}\n" in (Path(__file__).parent.parent / "docs" / "glossary.md").read_text(
        encoding="utf-8"
    )
