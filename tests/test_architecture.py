"""The page on the architecture: its picture is that of the imports, and what it names is there."""

from __future__ import annotations

import re
import subprocess

import pytest

from tests.architecture import BLOCK, DOCUMENT, PACKAGE, ROOT, WAY, direct, imports, label, picture

TEXT = DOCUMENT.read_text(encoding="utf-8")
# Where the paths in the text may begin.
PLACES = (ROOT, PACKAGE)


def test_the_picture_is_that_of_the_imports():
    assert BLOCK.findall(TEXT) == [picture()], "the imports have changed: run `python -m tests.architecture`"


FOLDERS = sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))


@pytest.mark.parametrize(
    "part", [*(f"{folder}/" for folder in FOLDERS), *sorted(p.name for p in PACKAGE.glob("[a-z]*.py"))]
)
def test_every_folder_and_module_is_explained(part):
    assert f"`{part}`" in TEXT


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_folder_is_in_the_table_for_contributors(folder):
    assert f"`claimcheck/{folder}/`" in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


PATHS = sorted(set(re.findall(r"`([\w./-]+(?:/|\.(?:py|yaml|md|json|jsonl|html|jinja|txt)))`", TEXT)))
FUNCTIONS = sorted(set(re.findall(r"`(\w+)`\s+in\s+`([\w/]+\.py)`", TEXT)))


@pytest.mark.parametrize("path", PATHS)
def test_every_path_is_there(path):
    assert any((place / path).exists() for place in PLACES), path


@pytest.mark.parametrize(("name", "path"), FUNCTIONS)
def test_every_function_is_where_the_page_says(name, path):
    assert re.search(rf"^(?:def|class) {name}\b", (PACKAGE / path).read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("command", re.findall(r"^ {4,}(grep [^|\n]+)", TEXT, re.MULTILINE))
def test_every_search_of_the_walks_finds_something(command):
    found = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, check=False)
    assert found.stdout, "the sample report has changed: walk through it again"


def test_no_arrow_leads_from_one_stage_to_another():
    arrows = imports()
    assert not any(arrows[stage] & set(WAY) for stage in WAY)


def test_an_arrow_that_two_others_make_is_left_out():
    assert direct({"a": {"b", "c"}, "b": {"c"}}) == {"a": {"b"}, "b": {"c"}}


@pytest.mark.parametrize(("part", "shown"), [("read", "read/"), ("pipeline", "pipeline.py")])
def test_folders_and_modules_look_different(part, shown):
    assert label(part) == shown
