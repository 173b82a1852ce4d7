"""What a run shows on the terminal."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from rich.console import Console

from claimcheck.report.summary import show_summary
from claimcheck.report.terminal import summarise
from claimcheck.settings import Fold
from tests.results import doubting, empty_result, harbour_result, hostile_result


def shown(
    result, folder: Path | None = None, *, width: int = 200, opened: frozenset[Fold] = frozenset(), **options
) -> str:
    out = io.StringIO()
    summary = summarise(result, written=folder is not None, opened=opened)
    show_summary(summary, folder, Console(file=out, width=width, **options))
    return out.getvalue()


@pytest.mark.parametrize(
    "words",
    [
        "1. Contradiction, high severity. when the fire broke out",
        "Tuesday, 4 March 2031  Maren Courier, 5 March 2031; Lorne Gazette, 6 March 2031",
        "Wednesday              The Coastline, date unknown",
        "2. Changed over time, medium severity. people injured, Kestrel Wharf",
        "about 15      The Coastline, date unknown",
        "2 contradictions, 1 change over time and 1 difference in precision.",
        "2 problems; see problems.csv",
        "Report: out/report.html",
    ],
)
def test_it_says_what_differs_who_says_so_and_where_the_report_lies(words):
    assert words in shown(harbour_result(), Path("out"))


def test_the_most_serious_come_first_and_the_rest_is_counted():
    out = io.StringIO()
    show_summary(summarise(harbour_result(), written=False, most=1), None, Console(file=out, width=200))
    text = out.getvalue()
    assert "when the fire broke out" in text
    assert "people injured" not in text
    assert "and 2 more disagreements" in text


def test_what_differs_only_in_precision_is_counted_and_shown_where_it_is_asked_for():
    folded, opened = shown(harbour_result()), shown(harbour_result(), opened=frozenset({"precision"}))
    assert "€4.2 million" not in folded
    assert "1 difference in precision.\n--show precision lists what differs only in precision.\n" in folded
    assert "4. Differs in precision, low severity. damage, Kestrel Wharf" in opened
    assert "--show" not in opened


def test_what_is_doubtful_is_counted_and_shown_where_it_is_asked_for():
    result = doubting(harbour_result(), "when the fire broke out")
    folded, opened = shown(result), shown(result, opened=frozenset({"doubtful"}))
    assert "when the fire broke out" not in folded
    assert "1 contradiction, 1 change over time, 1 difference in precision and 1 doubtful difference." in folded
    assert "--show all lists what is doubtful and what differs only in precision." in folded
    assert "3. Contradiction, low severity, doubtful. when the fire broke out" in opened
    assert "--show all lists what differs only in precision." in opened
    assert "--show" not in shown(result, opened=frozenset({"doubtful", "precision"}))


def test_an_empty_result_says_why():
    assert "No disagreement was found. There is only one article." in shown(empty_result())


@pytest.mark.parametrize("style", [{}, {"color_system": "truecolor", "force_terminal": True}])
@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_ends_in_blanks(width, style):
    lines = shown(harbour_result(), Path("out"), width=width, opened=frozenset({"precision"}), **style).splitlines()
    assert [line for line in lines if re.search(r"\s(\x1b\[[0-9;]*m)*$", line)] == []


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("“The fire broke out on Wednesday, shortly after midnight.”", True),
        # Of several outlets on one side each is named with its sentence; a copy says the same once more.
        ("“About 15 people were hurt when a blaze destroyed a storage hall in Port Maren", True),
        ("Lorne Gazette: “", False),
    ],
)
def test_sentences_are_shown_where_they_are_asked_for(words, wanted):
    result = harbour_result()
    assert words not in shown(result)
    out = io.StringIO()
    show_summary(summarise(result, written=False, sentences=True), None, Console(file=out, width=300))
    assert (words in out.getvalue()) is wanted


@pytest.mark.parametrize("width", [40, 200])
def test_words_of_an_article_command_nothing(width):
    text = shown(hostile_result(), Path("a\x1b[2Jb"), width=width)
    assert not set(text) & set("\x00\x07\x1b\u202e\ud800")
    assert "[red]not markup[/red]" in shown(hostile_result(), width=400, color_system="truecolor")
