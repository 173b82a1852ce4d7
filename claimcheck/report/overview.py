"""The first page of a report whose stories have pages of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claimcheck.model import Article
from claimcheck.report.disputes import Dispute
from claimcheck.report.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLine:
    """A story in a line of the overview: what it is called, its page, its articles and the number of its findings."""

    name: str
    page: str
    articles: int
    outlets: tuple[str, ...]
    days: str
    findings: int
    settled: int

    @property
    def open(self) -> int:
        """Return how many findings are not settled."""
        return self.findings - self.settled


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview(Page):
    """The first page of a parted report. It has no findings in full, and no texts.

    `lines` are the stories, `worst` the most serious findings with their pages, `stray_articles` those on no story.
    `page_of` gives the page of a finding or claim by its id.
    """

    lines: tuple[StoryLine, ...]
    worst: tuple[tuple[str, Dispute], ...]
    stray_articles: tuple[Article, ...]
    page_of: Mapping[str, str]

    @property
    def strays(self) -> int:
        """Return how many articles are on none of the stories."""
        return len(self.stray_articles)

    def address_of(self, name: str) -> str:
        """Return where a finding or claim is shown, beside this page."""
        return f"{self.page_of.get(name, 'report.html')}#{name}"
