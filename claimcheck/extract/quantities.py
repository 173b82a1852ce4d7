"""Finds figures: number, hedge, unit, and what is counted."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.extract.paragraphs import Paragraph
from claimcheck.model import Quantity, Span
from claimcheck.rulebook.book import Rulebook


def find_quantities(text: str, rules: Rulebook, *, within: Sequence[Span] | None = None) -> tuple[Quantity, ...]:
    """Return the figures of `text` without what they count, read from characters alone. `within` limits the search."""
    del text, rules, within
    return ()


def add_counted(
    quantities: Sequence[Quantity], text: str, paragraphs: Sequence[Paragraph], rules: Rulebook
) -> tuple[Quantity, ...]:
    """Return `quantities` with counted noun and modifiers from the parse."""
    del text, paragraphs, rules
    return tuple(quantities)
