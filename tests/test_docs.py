"""The documents against the command line: what they name exists, and what exists is named."""

import re
from pathlib import Path

import pytest

from claimcheck.cli.manual import commands, manual

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
COMMANDS = {name: command for name, command in commands()}  # noqa: C416 -- says what it holds
OPTIONS = {
    option
    for command in COMMANDS.values()
    for parameter in command.params
    for option in (*parameter.opts, *parameter.secondary_opts)
}
OPTIONS |= {"--help", "-h"}
# Options of other programs that the documents call.
FOREIGN = {"--metadata", "--strict", "--require-hashes", "--no-deps", "--no-build-isolation", "-m", "-r", "-e"}
CALL = re.compile(r"(?<![\w/-])(?:\.venv/bin/)?claimcheck((?: [a-z][a-z-]*)*)")
OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*(?![\w/])")
CODE = re.compile(r"```.*?```|`[^`\n]+`|^(?: {4}|\t)[^\n]+$", re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_and_option_in_the_documents_exists(path):
    for piece in CODE.findall(path.read_text(encoding="utf-8")):
        if piece.startswith(("```python", "```pycon")):
            continue
        for words in CALL.findall(piece):
            first = words.split()[:1]
            assert not first or f"claimcheck {first[0]}" in COMMANDS, piece
        if "claimcheck" in piece or piece.startswith("`-"):
            assert set(OPTION.findall(piece)) <= OPTIONS | FOREIGN, piece


def test_every_command_is_in_the_readme():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if name not in text] == []


def test_every_command_and_option_has_help():
    for name, command in COMMANDS.items():
        assert command.help, name
        for parameter in command.params:
            assert getattr(parameter, "help", None), f"{name} {parameter.name}"


def test_the_page_on_the_command_line_is_what_help_says():
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert page == manual(), "the command line has changed: run `make docs`"


def test_no_document_sends_readers_to_the_name_that_is_not_ours():
    for path in DOCUMENTS:
        assert not re.search(r"pip install (?:-\S+ )*claimcheck(?!-news)", path.read_text(encoding="utf-8")), path.name
