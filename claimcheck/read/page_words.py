"""What the rules say about web pages (`pages` in `rules/datelines.yaml`), for the process that reads them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# For each field the places to look at, best first: a kind of place and a name, as in `rules/datelines.yaml`.
Places = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """Where a page has its metadata, and the names by which pages mark what is not part of the article.

    `teaser_openings` are patterns for the beginning of a line that leads to another story; `date_words` and `months`
    are the words of a line with only a date or a time.
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
        """Return what `pages` says, in the form of the rules or of the other process."""
        return cls(**pages)
