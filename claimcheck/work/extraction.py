"""Extraction of many articles: stored results are reused, the rest is worked out and stored."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
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
from claimcheck.work.chunks import Extractor, cut
from claimcheck.work.cluster import cluster
from claimcheck.work.pool import CantStartError, pool, worth
from claimcheck.work.worker import Answer


def extract_each(
    articles: Sequence[Article], settings: Settings, rules: Rulebook, tell: OnProgress
) -> Iterator[Extraction | Problem]:
    """Yield the result of each article, in order. An error affects only its article, and is reported.

    Raises:
        UsageError: the spaCy pipeline of the settings is needed and can't be used.
    """
    with _known(settings, rules) as known:
        unchanged = {article.file for article in articles if known.has(article)}
        told = _Told(tell, known, len(articles), len(unchanged))
        changed = [article for article in articles if article.file not in unchanged]
        with closing(_worked_out(changed, settings, rules, told)) as worked_out:
            for article in articles:
                stored = known.extraction(article) if article.file in unchanged else None
                if stored is not None:
                    yield stored
                elif article.file in unchanged:
                    yield from _one_by_one([article], settings, rules, told)
                else:
                    yield next(worked_out)
        told.the_end()


def _worked_out(
    articles: Sequence[Article], settings: Settings, rules: Rulebook, told: _Told
) -> Generator[Extraction | Problem]:
    """Yield the results of `articles`, in order, from as many processes as requested or worthwhile."""
    count = worth(articles) if settings.workers is None else min(settings.workers, len(articles))
    if settings.dask is not None and articles:
        with cluster(settings.dask, settings, rules) as machines:
            yield from _unpacked(articles, machines.run(cut(articles), told.arrived, told.waiting))
        return
    if count > 1:
        try:
            with pool(settings, rules, count) as processes:
                yield from _unpacked(articles, processes.run(cut(articles), told.arrived, told.waiting))
        except CantStartError as error:
            told.note(f"one process does all the work, since another could not be started ({error})")
        else:
            return
    yield from _one_by_one(articles, settings, rules, told)


def _unpacked(articles: Iterable[Article], answers: Iterable[Answer]) -> Iterator[Extraction | Problem]:
    for article, answer in zip(articles, answers, strict=True):
        yield unpack(answer, article) if isinstance(answer, bytes) else answer


def _one_by_one(
    articles: Iterable[Article], settings: Settings, rules: Rulebook, told: _Told
) -> Iterator[Extraction | Problem]:
    """Yield the results of `articles`, in order, from this process."""
    extractor = Extractor(settings, rules)
    for chunk in cut(articles):
        outcomes = extractor.extract(chunk)
        for article in chunk:
            told.at(article)
            found = next(outcomes)
            if isinstance(found, Extraction):
                found = replace(found, article=article)
            told.done(article, found)
            yield found


class _Told:
    """Handles each result: stores it and reports progress."""

    def __init__(self, tell: OnProgress, known: _Known, total: int, unchanged: int) -> None:
        self._tell = tell
        self._known = known
        self._progress = Progress("extract", unchanged, total, unchanged=unchanged)
        self._failure = known.failure
        if unchanged or self._failure:
            self.note(self._failure)

    def note(self, note: str) -> None:
        """Tell the user something."""
        self._tell(replace(self._progress, note=note))

    def at(self, article: Article) -> None:
        """Report that `article` is being worked on."""
        self._progress = replace(self._progress, file=article.file)
        self.waiting()

    def waiting(self) -> None:
        """Report progress, which gives the user a chance to stop."""
        self._tell(self._progress)

    def done(self, article: Article, found: Extraction | Answer) -> None:
        """Store what was found in `article`. Articles with errors are tried again next time."""
        if not isinstance(found, Problem):
            self._known.keep(article, found)
        self._progress = replace(self._progress, done=self._progress.done + 1)

    def arrived(self, article: Article, answer: Answer) -> None:
        """Take another process's result for `article`."""
        self.done(article, answer)
        self.at(article)

    def the_end(self) -> None:
        """Report errors while storing."""
        if self._known.failure != self._failure:
            self.note(self._known.failure)


class _Known:
    """Stored results of earlier runs, and what this one keeps for later ones."""

    def __init__(self, results: StoredResults | None, maker: bytes) -> None:
        self._results = results
        self._maker = maker

    @property
    def failure(self) -> str:
        """Return what the user should know about results that can't be stored, or nothing."""
        failed = self._results.failure if self._results else ""
        return f"results are not kept for the next run ({failed})" if failed else ""

    def has(self, article: Article) -> bool:
        """Return whether a complete result for `article` is stored."""
        return self._results is not None and self._results.get(article_key(article, self._maker)) is not None

    def extraction(self, article: Article) -> Extraction | None:
        """Return the result that is stored for `article`, if it can be read."""
        packed = self._results.get(article_key(article, self._maker)) if self._results else None
        try:
            return None if packed is None else unpack(packed, article)
        except DamagedError:
            return None

    def keep(self, article: Article, found: Extraction | bytes) -> None:
        """Store what was found in `article`, packed or not."""
        if self._results is not None:
            packed = found if isinstance(found, bytes) else pack(found)
            self._results.put([(article_key(article, self._maker), packed)])


@contextmanager
def _known(settings: Settings, rules: Rulebook) -> Iterator[_Known]:
    folder = store_folder() if settings.cache else None
    pipeline = pipeline_folder(settings.pipeline)
    if folder is None or pipeline is None:
        yield _Known(None, b"")
        return
    with stored_results(folder) as results:
        yield _Known(results, maker_fingerprint(rules.sha256, pipeline))
