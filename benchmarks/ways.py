"""The ways of taking text apart that extraction.py puts side by side: spaCy alone, claimcheck, and other libraries."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from claimcheck.extract.article import extract_articles
from claimcheck.extract.language import load_pipeline
from claimcheck.model import Article
from claimcheck.rulebook.book import load_rulebook
from claimcheck.settings import DEFAULT_PIPELINE

Work = Callable[[Sequence[Article]], object]

# Whole articles that are parsed together: more of them take more memory and no less time.
BATCH = 8


@dataclass(frozen=True)
class Way:
    """A way: what it finds, and what loads it. It gets no more than `words` words, where it is slow."""

    name: str
    finds: str
    load: Callable[[], Work]
    words: int | None = None


def _bare() -> Work:
    pipeline = load_pipeline(DEFAULT_PIPELINE)

    def parse(articles: Sequence[Article]) -> None:
        with pipeline.memory_zone():
            for _ in pipeline.pipe((article.text for article in articles), batch_size=BATCH):
                pass

    return parse


def _claimcheck() -> Work:
    pipeline, rules = load_pipeline(DEFAULT_PIPELINE), load_rulebook()

    def extract(articles: Sequence[Article]) -> None:
        for first in range(0, len(articles), BATCH):
            for found in extract_articles(articles[first : first + BATCH], pipeline, rules):
                if isinstance(found, Exception):
                    raise found

    return extract


def _textacy() -> Work:
    from textacy.extract import direct_quotations  # noqa: PLC0415 -- may not be installed

    pipeline = load_pipeline(DEFAULT_PIPELINE)

    def quote(articles: Sequence[Article]) -> None:
        with pipeline.memory_zone():
            for doc in pipeline.pipe((article.text for article in articles), batch_size=BATCH):
                _tried(lambda text: list(direct_quotations(text)), doc)

    return quote


def _quantulum3() -> Work:
    logging.disable(logging.WARNING)  # of units that it can't tell apart
    warnings.simplefilter("ignore")
    from quantulum3 import parser  # noqa: PLC0415 -- may not be installed

    return lambda articles: [_tried(parser.parse, article.text) for article in articles]


def _dateparser() -> Work:
    from dateparser.search import search_dates  # noqa: PLC0415 -- may not be installed

    return lambda articles: [search_dates(article.text, languages=["en"]) for article in articles]


def _tried(work: Callable[[object], object], text: object) -> None:
    """Do the work, and go on where a library refuses the text: an odd number of quotation marks, say."""
    try:
        work(text)
    except Exception:  # noqa: BLE001 -- whatever it is, it takes time, which is what is measured
        return


BARE = Way("spaCy, bare", "tags, tree, lemmas, entities", _bare)
CLAIMCHECK = Way("claimcheck extract", "who says what, figures, dates, claims", _claimcheck)
WAYS = (
    BARE,
    CLAIMCHECK,
    Way("spaCy + textacy", "who says what, between quotation marks", _textacy),
    Way("quantulum3", "figures with units", _quantulum3, words=10_000),
    Way("dateparser", "dates", _dateparser, words=10_000),
)
