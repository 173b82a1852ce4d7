"""What the rules say of web pages (`pages` in `rules/datelines.yaml`), for the process that reads them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# For each field the places to look at, the best first: a kind of place and a name, as `rules/datelines.yaml` has them.
Places = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """Where a page says what of itself, and the names by which pages mark what is not a part of the article's text.

    `teaser_openings` are patterns for the beginning of a line that leads to another story; `date_words` and `months`
    are the words of a line that holds nothing but a date or a time.
    """

    places: Places
    article_types: Sequence[str]
    hidden_classes: Sequence[str]
    struck_classes: Sequence[str]
    raised_classes: Sequence[str]
    related_classes: Sequence[str]
    teaser_classes: Sequence[str]
    aside_classes: Sequence[str]
    teaser_openings: Sequence[str]
    date_words: Sequence[str]
    months: Sequence[str]

    @classmethod
    def of(cls, pages: Mapping[str, Any]) -> PageWords:
        """Return what `pages`, as the rules or the other process have it, says."""
        return cls(**pages)
