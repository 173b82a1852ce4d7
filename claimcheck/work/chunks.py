"""The unit of work: a few articles, taken together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from claimcheck.model import Article, Extraction, Problem
from claimcheck.rulebook.book import Rulebook
from claimcheck.settings import Settings
from claimcheck.store.fingerprint import seen_part

if TYPE_CHECKING:
    from spacy.language import Language

# A kill loses at most one of them, and a process waits at most a tenth of a second for the next.
MOST_ARTICLES = 8
MOST_CHARACTERS = 20_000

Chunk = tuple[Article, ...]


def cut(articles: Iterable[Article]) -> Iterator[Chunk]:
    """Yield `articles` in chunks of a few, fewer if they are long."""
    chunk: list[Article] = []
    characters = 0
    for article in articles:
        if chunk and (len(chunk) == MOST_ARTICLES or characters + len(article.text) > MOST_CHARACTERS):
            yield tuple(chunk)
            chunk, characters = [], 0
        chunk.append(article)
        characters += len(article.text)
    if chunk:
        yield tuple(chunk)


class Extractor:
    """Extracts, with a pipeline that is loaded for the first article."""

    def __init__(self, settings: Settings, rules: Rulebook) -> None:
        self._settings = settings
        self._rules = rules
        self._pipeline: Language | None = None

    def load(self) -> Language:
        """Return the pipeline, loading it if needed.

        Raises:
            UsageError: it can't be used.
        """
        from claimcheck.extract.language import load_pipeline  # noqa: PLC0415 -- imports spaCy

        if self._pipeline is None:
            self._pipeline = load_pipeline(self._settings.pipeline)
        return self._pipeline

    def extract(self, articles: Sequence[Article]) -> Iterator[Extraction | Problem]:
        """Yield the result of each of a few articles, independent of the others, or the error that it caused.

        They are parsed together, before the first is yielded.

        Raises:
            UsageError: the spaCy pipeline of the settings can't be used.
        """
        from claimcheck.extract.article import extract_articles  # noqa: PLC0415 -- imports spaCy

        seen = [seen_part(article) for article in articles]
        outcomes = extract_articles(seen, self.load(), self._rules, batch=self._settings.batch)
        for article, outcome in zip(articles, outcomes, strict=True):
            if isinstance(outcome, Exception):
                yield stumbled(article, f"{type(outcome).__name__}: {outcome}")
            else:
                yield outcome


def stumbled(article: Article, how: str) -> Problem:
    """Return the line of `problems.csv` for an article that the program can't process."""
    message = f"made the program fail ({how}) and is left out; please report this"
    return Problem(file=article.file, code="extraction_failed", message=" ".join(message.split()), skipped=True)
