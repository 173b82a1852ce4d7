"""What a run shows on the terminal."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from claimcheck.report.terminal import show_result
from tests.results import empty_result, harbour_result, hostile_result


def shown(result, folder: Path | None = None, *, width: int = 200, **options) -> str:
    out = io.StringIO()
    show_result(result, folder, Console(file=out, width=width, **options))
    return out.getvalue()


@pytest.mark.parametrize(
    "words",
    [
        "What differs",
        "when the fire broke out: Tuesday, 4 March 2031 / Wednesday",
        "Contradiction",
        "(high)",
        "about 15: The Coastline",
        "12: Maren Courier and 1 more",
        "2 contradictions, 1 change over time and 1 difference in precision.",
        "2 problems; see problems.csv",
        "Report: out/report.html",
    ],
)
def test_it_says_what_differs_who_says_so_and_where_the_report_lies(words):
    assert words in shown(harbour_result(), Path("out"))


def test_the_gravest_come_first_and_the_rest_is_counted():
    out = io.StringIO()
    show_result(harbour_result(), None, Console(file=out, width=200), most=1)
    text = out.getvalue()
    assert "when the fire broke out" in text
    assert "people injured" not in text
    assert "and 3 more disagreements" in text


def test_an_empty_result_says_why():
    assert "No disagreement was found. There is only one article." in shown(empty_result())


@pytest.mark.parametrize("width", [40, 200])
def test_words_of_an_article_command_nothing(width):
    text = shown(hostile_result(), Path("a\x1b[2Jb"), width=width)
    assert not set(text) & set("\x00\x07\x1b\u202e\ud800")
    assert "[red]not markup[/red]" in shown(hostile_result(), width=400, color_system="truecolor")
