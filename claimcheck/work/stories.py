"""Reuses the facts of stories that haven't changed since an earlier run."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from claimcheck.extract.language import pipeline_folder
from claimcheck.model import Extraction, Fact
from claimcheck.nets.files import weights_fingerprint
from claimcheck.rulebook.book import Rulebook
from claimcheck.settings import Settings
from claimcheck.store.facts import pack_facts, unpack_facts
from claimcheck.store.fingerprint import article_key, maker_fingerprint, matcher_fingerprint
from claimcheck.store.packing import DamagedError
from claimcheck.store.place import store_folder
from claimcheck.store.results import StoredResults, stored_results

_FOLDER = "stories"
_KEY_BYTES = 16


class KeptFacts:
    """The stored facts of stories.

    They are found again by everything that decides them: articles, links, rules, networks and code.
    """

    def __init__(self, results: StoredResults, maker: bytes) -> None:
        self._results = results
        self._maker = maker

    def of(
        self,
        story: Sequence[Extraction],
        links: Mapping[tuple[str, str], float],
        matched: Callable[[], Iterable[Fact]],
    ) -> tuple[Fact, ...]:
        """Return the facts of a story. If no earlier run has stored them, `matched` finds them."""
        key = self.key(story, links)
        stored = self.stored(key, story)
        if stored is not None:
            return stored
        found = tuple(matched())
        self.put(key, found)
        return found

    def stored(self, key: bytes, story: Sequence[Extraction]) -> tuple[Fact, ...] | None:
        """Return the facts under `key`, None if there are none or they are damaged, which only costs time."""
        packed = self._results.get(key)
        try:
            claims = {claim.id: claim for each in story for claim in each.claims}
            return None if packed is None else unpack_facts(packed, claims)
        except DamagedError:
            return None

    def put(self, key: bytes, facts: Iterable[Fact]) -> None:
        """Store `facts` under `key`."""
        self._results.put([(key, pack_facts(facts))])

    def key(self, story: Sequence[Extraction], links: Mapping[tuple[str, str], float]) -> bytes:
        """Return what identifies a story and everything that decides its facts."""
        digest = hashlib.sha256(self._maker)
        for each in story:
            digest.update(article_key(each.article, self._maker))
            # Speakers get their full names from other articles.
            names = [part.speaker_name for parts in (each.attributions, each.claims) for part in parts]
            digest.update(repr(names).encode("utf-8", "surrogatepass"))
        digest.update(repr(sorted(links.items())).encode("utf-8", "surrogatepass"))
        return digest.digest()[:_KEY_BYTES]


@contextmanager
def kept_facts(settings: Settings, rules: Rulebook) -> Iterator[KeptFacts | None]:
    """Open the stored facts while the block lasts. It is None if nothing is to be stored."""
    folder = store_folder() if settings.cache else None
    pipeline = pipeline_folder(settings.pipeline)
    if folder is None or pipeline is None:
        yield None
        return
    maker = matcher_fingerprint(maker_fingerprint(rules.sha256, pipeline), weights_fingerprint())
    with stored_results(folder / _FOLDER) as results:
        yield KeptFacts(results, maker)
