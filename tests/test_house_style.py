"""What a machine can hold of docs/style.md: words that are out, one spelling, sentences that end, short modules."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
STYLE = ROOT / "docs" / "style.md"
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs").glob("*.md")),
    ROOT / "SECURITY.md",
    *sorted((ROOT / ".github").rglob("*.md")),
]
TEMPLATES = [
    path for path in sorted((ROOT / "claimcheck").rglob("templates/*")) if path.suffix in {".jinja", ".html", ".js"}
]
# What `derive` says is written into tables that are not made again for the sake of a word.
MODULES = [path for path in sorted((ROOT / "claimcheck").rglob("*.py")) if "derive" not in path.parts]
AMERICAN = re.compile(
    r"\b(?:colors?|colored|behaviors?|neighbors?|neighboring|favors?|favorite|honors?|labor|rumors?|centers?|centered"
    r"|meters?|kilometers?|labeled|labeling|canceled|canceling|traveled|catalog|gray|judgment|defense|offense|license[sd]?"
    r"|program(?=me)|organiz\w+|recogniz\w+|normaliz\w+|summariz\w+|capitaliz\w+|characteriz\w+|emphasiz\w+|customiz\w+"
    r"|realiz\w+|analyz\w+|minimiz\w+|maximiz\w+|optimiz\w+|prioritiz\w+|categoriz\w+|tokeniz(?:e|es|ed|ing)"
    r"|initializ\w+|serializ\w+|utiliz\w+|apologiz\w+)\b",
    re.IGNORECASE,
)
# Words in code keep their own spelling, and so do names: `unicodedata.normalize`, "Apache License".
CODE = re.compile(
    r"```.*?```|`[^`\n]+`|^ {4}.*?$|\]\([^)]*\)|https?://\S+|\{[{%].*?[%}]\}|<[^>]*>", re.DOTALL | re.MULTILINE
)
# An article may say what we don't.
QUOTED = re.compile(r'"[^"\n]{1,120}"')
NAMES = re.compile(r"Apache License|MIT License|LICENSE")
LONGEST = 30


def not_ours():
    """Return the words of the left column in the table of the style page."""
    table = STYLE.read_text(encoding="utf-8").partition("| not | but |")[2]
    return [word for row in re.findall(r"^\| ([^|-][^|]*) \|", table, re.MULTILINE) for word in row.split(", ")]


BANNED = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, not_ours()))})(?![\w-])", re.IGNORECASE)


def prose(path):
    """Return the words of a page or template that people read, without code."""
    text = path.read_text(encoding="utf-8")
    if path == STYLE:
        text = text.partition("## Before and after")[0]
    return QUOTED.sub(" ", NAMES.sub("", CODE.sub(" ", text)))


def in_code(path):
    """Yield line and words of each docstring, message and comment of a module."""
    source = path.read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
            yield node.lineno, node.value
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def test_the_style_page_names_words():
    assert len(not_ours()) > 20
    assert BANNED.search("The gravest come first.")
    assert not BANNED.search("Two graves.")


@pytest.mark.parametrize("path", [*PAGES, *TEMPLATES], ids=lambda path: path.name)
def test_no_page_uses_words_that_are_out(path):
    assert BANNED.findall(prose(path)) == []


@pytest.mark.parametrize("path", [*PAGES, *TEMPLATES], ids=lambda path: path.name)
def test_pages_are_spelled_one_way(path):
    if path.name != "cli.md":  # shows help of a library, too
        assert AMERICAN.findall(prose(path)) == []


def test_no_message_docstring_or_comment_uses_words_that_are_out():
    found = [
        f"{path.relative_to(ROOT)}:{line}: {word}"
        for path in MODULES
        for line, words in in_code(path)
        for word in (*BANNED.findall(words), *AMERICAN.findall(NAMES.sub("", CODE.sub(" ", words))))
    ]
    assert found == []


def sentences(path):
    """Yield the sentences of the paragraphs and list items of a page; tables and code have none."""
    text = re.sub(
        r"```.*?```|^ {4}[^\n]*$|^ *\|[^\n]*$|^#[^\n]*$|<!--.*?-->",
        "\n\n",
        path.read_text(encoding="utf-8"),
        flags=re.DOTALL | re.MULTILINE,
    )
    text = re.sub(r"`[^`\n]+`", "code", re.sub(r"\]\([^)]*\)", "]", text))
    if path.name == "CHANGELOG.md":
        text = text.partition("## [Unreleased]")[2].partition("\n## [")[0]
    for block in re.split(r"\n\s*\n|\n(?=[-*] |\d+\. )", text):
        yield from re.split(r"(?<=[.?!:;])[*\")]*\s+", " ".join(block.split()))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_sentences_end(path):
    assert [sentence for sentence in sentences(path) if len(sentence.split()) > LONGEST] == []


def test_modules_are_short():
    """Beyond 300 lines, a module is about two things."""
    modules = sorted((ROOT / "claimcheck").rglob("*.py"))
    lines = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in modules}
    assert {path: number for path, number in lines.items() if number > 300} == {}
