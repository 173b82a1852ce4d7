"""What the pages and docstrings show of an interpreter is what it says."""

from __future__ import annotations

import doctest
import re

import pytest

from claimcheck import findings
from claimcheck.report.columns import COLUMNS
from tests.conftest import ROOT
from tests.shortened import shortened

SHOWN = re.compile(r"^```pycon\n(.*?)^```$", re.DOTALL | re.MULTILINE)
PAGES = [path for path in sorted((ROOT / "docs").glob("*.md")) if SHOWN.search(path.read_text(encoding="utf-8"))]
LENIENT = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def failures(example):
    told = []
    doctest.DocTestRunner(verbose=False, optionflags=LENIENT).run(example, out=told.append)
    return "".join(told)


def test_some_pages_show_an_interpreter():
    assert {path.name for path in PAGES} >= {"notebook.md"}


@pytest.fixture
def place(tmp_path, monkeypatch):
    """The working folder, with the story of the pages in short."""
    shortened("quake", tmp_path / "corpus" / "quake", 2)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_the_pages(path):
    text = path.read_text(encoding="utf-8")
    # All else becomes empty lines, so that a fault is told by its line of the page.
    shown = {line for block in SHOWN.finditer(text) for line in range(*_lines(text, block))}
    lines = [line if number in shown else "" for number, line in enumerate(text.splitlines())]
    example = doctest.DocTestParser().get_doctest("\n".join(lines), {}, path.name, str(path), 0)
    assert example.examples
    assert failures(example) == ""


def _lines(text, block):
    first = text.count("\n", 0, block.start(1))
    return first, first + block[1].count("\n")


def test_the_programs_of_the_page_on_notebooks_run(place):
    page = (ROOT / "docs" / "notebook.md").read_text(encoding="utf-8")
    names: dict = {}
    for code in re.findall(r"^```python\n(.*?)^```$", page, re.DOTALL | re.MULTILINE):
        exec(compile(code, "docs/notebook.md", "exec"), names)  # noqa: S102 -- our own page
    assert (place / "reports" / "quake" / "report.html").exists()
    assert not names["who"].empty
    assert names["again"].facts
    for name in COLUMNS:
        assert f"`{name}`" in page


@pytest.mark.parametrize("function", [findings.check])
def test_the_docstrings(function):
    (example,) = doctest.DocTestFinder(recurse=False).find(function, function.__name__)
    assert example.examples
    assert failures(example) == ""
