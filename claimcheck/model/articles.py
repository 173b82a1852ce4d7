"""What reading gives: articles, and what is said about inputs that give none."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from claimcheck.model.shown import brief, count, shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as read.

    `file` is its path relative to the input folder (POSIX form) or its id. `origin` is the `file` of the article that
    it copies, or its own, `credit` the outlet that it credits for its text. `provenance` says for each known field
    where its value came from (`articles.csv`, `text`, …). `pages` says where in `text` each page of a PDF starts; empty
    for anything else. `modified` is the day on which the outlet changed the text last, `fetched` the one on which it
    was saved. `struck` is what the outlet has struck out, which is no part of `text`.
    """

    file: str
    text: str
    outlet: str | None = None
    title: str | None = None
    published: date | None = None
    url: str | None = None
    sha256: str
    origin: str
    credit: str | None = None
    provenance: tuple[tuple[str, str], ...] = ()
    pages: tuple[int, ...] = ()
    modified: date | None = None
    fetched: date | None = None
    struck: tuple[str, ...] = ()

    def page(self, place: int) -> int | None:
        """Return the number of the page with the character at `place`; None if there are no pages."""
        return bisect_right(self.pages, place) or None

    @property
    def words(self) -> int:
        """Return the number of white-space separated words."""
        return len(self.text.split())

    def __repr__(self) -> str:
        known = (self.title and brief(self.title), self.outlet, self.published and self.published.isoformat())
        return shown(self, self.file, *(part for part in known if part), count(self.words, "word"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A line of `problems.csv`: an input (file or row) that was `skipped`, or a warning.

    `place` is a line, row or cell, or empty.
    """

    file: str
    place: str = ""
    code: str
    message: str
    skipped: bool = False
