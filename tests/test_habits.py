"""The files around the code: what runs before a commit is what `make check` runs, and versions agree."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from claimcheck import __version__

ROOT = Path(__file__).parent.parent
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def commands(target):
    """Return what `make target` runs, without the folder of the tools."""
    block = re.search(rf"^{target}:[^\n]*\n((?:\t[^\n]*\n)+)", MAKEFILE, re.MULTILINE)
    return [line.strip().removeprefix("$(BIN)/") for line in block[1].splitlines()]


def test_before_a_commit_runs_what_make_check_runs():
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"]
    assert [hook["entry"].removeprefix(".venv/bin/") for hook in hooks] == commands("check")
    assert all(hook["language"] == "system" for hook in hooks)


def test_every_target_of_make_that_the_documents_name_is_there():
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / ".github").rglob("*.md")]:
        named = set(re.findall(r"`make ([a-z]+)|^    make ([a-z]+)", path.read_text(encoding="utf-8"), re.MULTILINE))
        assert {one or other for one, other in named} <= targets, path.name


def test_the_citation_names_this_version():
    assert yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))["version"] == __version__


@pytest.mark.parametrize("path", sorted((ROOT / ".github").rglob("*.md")), ids=lambda path: path.stem)
def test_templates_are_plain_words_that_begin_with_a_name(path):
    text = path.read_text(encoding="utf-8")
    if path.parent.name == "ISSUE_TEMPLATE":
        assert set(yaml.safe_load(text.split("---")[1])) == {"name", "about"}


@pytest.mark.parametrize("path", ["ISSUE_TEMPLATE/wrong-finding.md", "pull_request_template.md"])
def test_a_finding_comes_with_its_articles(path):
    text = (ROOT / ".github" / path).read_text(encoding="utf-8").lower()
    assert "expected finding" in text
    assert "article" in text
