"""The draft of an article: its text, and its metadata with its sources."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from claimcheck.model import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Metadata of an article from one `source`. None: it says nothing. `published_at` as in `Article`."""

    source: str
    outlet: str | None = None
    title: str | None = None
    published: date | None = None
    modified: date | None = None
    fetched: date | None = None
    url: str | None = None
    published_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article before it has its final `file`.

    `label` is the name of the input that it came from, and `row` its place there. `identity` is device, inode and row,
    so it is equal for two names of one file. `abouts` are its metadata, in order of precedence. `pages` says where the
    pages of a PDF start, and `struck` what was struck out of a document.
    """

    file: str
    text: str
    label: str
    row: int = 0
    identity: tuple[int, int, int] | None = None
    abouts: tuple[About, ...] = ()
    pages: tuple[int, ...] = ()
    struck: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def told(self, about: About, *, first: bool = False) -> Draft:
        """Return the draft with one more source of metadata, of the lowest precedence, or the highest (`first`)."""
        return replace(self, abouts=(about, *self.abouts) if first else (*self.abouts, about))
