"""Fixtures that many tests share: the shipped rules and the parsed pipeline are loaded once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimcheck.extract.language import load_pipeline
from claimcheck.rulebook.book import Rulebook, load_rulebook
from claimcheck.settings import DEFAULT_PIPELINE

if TYPE_CHECKING:
    from spacy.language import Language

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def rules() -> Rulebook:
    """The shipped rulebook."""
    return load_rulebook()


@pytest.fixture(scope="session")
def pipeline() -> Language:
    """The default spaCy pipeline."""
    return load_pipeline(DEFAULT_PIPELINE)
