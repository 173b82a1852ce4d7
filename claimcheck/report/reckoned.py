"""Figures that don't add up, in readable form: outlet, sentence with the figures marked, and the sum spelled out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from claimcheck.model import Reckoning, Result
from claimcheck.report.highlight import Piece, quoted
from claimcheck.report.sorting import sorted_reckonings
from claimcheck.report.statements import outlet_of
from claimcheck.report.wording import day

HEADING = "Figures that don’t add up"
MEANING = "A sentence ties these figures together, and they don’t fit. Which of them is wrong is not known."


@dataclass(frozen=True, slots=True, kw_only=True)
class ReckoningView:
    """Figures that don't add up, with their article. `quote` is the sentence in pieces, the figures marked."""

    item: Reckoning
    outlet: str
    published: date | None
    quote: tuple[Piece, ...]

    @property
    def day(self) -> str:
        """Return the date of the article in words."""
        return day(self.published)


def make_reckonings(result: Result) -> tuple[ReckoningView, ...]:
    """Return what does not add up, in the order of the articles; those of no article in the result are left out."""
    articles = {article.file: article for article in result.articles}
    return tuple(
        ReckoningView(
            item=item,
            outlet=outlet_of(articles[item.file]),
            published=articles[item.file].published,
            quote=quoted(articles[item.file].text, item.span, *item.figures),
        )
        for item in sorted_reckonings(result.reckonings)
        if item.file in articles
    )
