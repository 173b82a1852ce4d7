"""The page on the rules names every rule file."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.rulebook.book import SECTIONS

PAGE = (Path(__file__).parent.parent / "docs" / "rules.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(section.file for section in SECTIONS.values()))
def test_the_page_names(name):
    assert f"`{name}`" in PAGE
