"""Extraction over many articles: what an earlier run has stored is taken, the rest is worked out and stored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from claimcheck.extract.language import pipeline_folder
from claimcheck.model import Article, Extraction, Problem
from claimcheck.progress import OnProgress, Progress
from claimcheck.rulebook.book import Rulebook
from claimcheck.settings import Settings
from claimcheck.store.fingerprint import article_key, maker_fingerprint
from claimcheck.store.packing import DamagedError, pack, unpack
from claimcheck.store.place import store_folder
from claimcheck.store.results import StoredResults, stored_results
from claimcheck.work.chunks import Extractor


def extract_each(
    articles: Sequence[Article], settings: Settings, rules: Rulebook, tell: OnProgress
) -> Iterator[Extraction | Problem]:
    """Yield what each article gives, in order. One that makes the program stumble costs that article, and is said to.

    Raises:
        UsageError: the spaCy pipeline of the settings is needed and can't be used.
    """
    with _known(settings, rules) as known:
        unchanged = {article.file for article in articles if known.has(article)}
        progress = Progress("extract", len(unchanged), len(articles), unchanged=len(unchanged))
        if unchanged or known.failure:
            tell(replace(progress, note=known.failure))
        told = known.failure
        extractor = Extractor(settings, rules)
        for article in articles:
            stored = known.extraction(article) if article.file in unchanged else None
            if stored is not None:
                yield stored
                continue
            tell(replace(progress, file=article.file))
            found = extractor.extract(article)
            if isinstance(found, Extraction):
                found = replace(found, article=article)
                known.keep(article, found)
            progress = replace(progress, done=progress.done + 1)
            yield found
        if known.failure != told:
            tell(replace(progress, note=known.failure))


class _Known:
    """What is known of articles from earlier runs, and what of this one is kept for later ones."""

    def __init__(self, results: StoredResults | None, maker: bytes) -> None:
        self._results = results
        self._maker = maker

    @property
    def failure(self) -> str:
        """Return what the user should know of results that can't be stored, or nothing."""
        failed = self._results.failure if self._results else ""
        return f"results are not kept for the next run ({failed})" if failed else ""

    def has(self, article: Article) -> bool:
        """Return whether a result for `article` is stored, whole."""
        return self._results is not None and self._results.get(article_key(article, self._maker)) is not None

    def extraction(self, article: Article) -> Extraction | None:
        """Return the result that is stored for `article`, if it can be read."""
        packed = self._results.get(article_key(article, self._maker)) if self._results else None
        try:
            return None if packed is None else unpack(packed, article)
        except DamagedError:
            return None

    def keep(self, article: Article, found: Extraction) -> None:
        """Store what was found in `article`."""
        if self._results is not None:
            self._results.put([(article_key(article, self._maker), pack(found))])


@contextmanager
def _known(settings: Settings, rules: Rulebook) -> Iterator[_Known]:
    folder = store_folder() if settings.cache else None
    pipeline = pipeline_folder(settings.pipeline)
    if folder is None or pipeline is None:
        yield _Known(None, b"")
        return
    with stored_results(folder) as results:
        yield _Known(results, maker_fingerprint(rules.sha256, pipeline))
