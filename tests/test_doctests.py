"""What the pages and docstrings show of an interpreter is what it says."""

from __future__ import annotations

import doctest
import re

import pytest

from claimcheck import findings
from tests.conftest import ROOT

SHOWN = re.compile(r"^```pycon\n(.*?)^```$", re.DOTALL | re.MULTILINE)
PAGES = [path for path in sorted((ROOT / "docs").glob("*.md")) if SHOWN.search(path.read_text(encoding="utf-8"))]
LENIENT = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def failures(example):
    told = []
    doctest.DocTestRunner(optionflags=LENIENT).run(example, out=told.append)
    return "".join(told)


def test_some_pages_show_an_interpreter():
    assert {path.name for path in PAGES} >= {"notebook.md"}


@pytest.mark.usefixtures("sample_known")
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_the_pages(path, tmp_path, monkeypatch):
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    monkeypatch.chdir(tmp_path)
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


@pytest.mark.parametrize("function", [findings.check])
def test_the_docstrings(function):
    (example,) = doctest.DocTestFinder(recurse=False).find(function, function.__name__)
    assert example.examples
    assert failures(example) == ""
