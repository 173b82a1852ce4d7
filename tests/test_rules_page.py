"""The page on the rules names every rule file and every feature that a fact type may ask for."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from claimcheck.align.features import FEATURES
from claimcheck.rulebook.book import SECTIONS
from claimcheck.rulebook.fact_types import Feature

PAGE = (Path(__file__).parent.parent / "docs" / "rules.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted({section.file for section in SECTIONS.values()} | set(get_args(Feature))))
def test_the_page_names(name):
    assert f"`{name}`" in PAGE


def test_every_feature_of_the_rules_can_be_compared():
    assert set(get_args(Feature)) == set(FEATURES)
