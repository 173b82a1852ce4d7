"""Matching story by story: the facts of one that is as it was in an earlier run are taken from there."""

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
    """The facts of stories, by all that they follow from.

    That is what their articles give, the links between these, and the program with its rules and networks.
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
        """Return the facts of a story, those that `matched` gives where no earlier run has stored them."""
        key = self._key(story, links)
        stored = self._results.get(key)
        if stored is not None:
            try:
                return unpack_facts(stored, {claim.id: claim for each in story for claim in each.claims})
            except DamagedError:
                pass  # it costs time only
        found = tuple(matched())
        self._results.put([(key, pack_facts(found))])
        return found

    def _key(self, story: Sequence[Extraction], links: Mapping[tuple[str, str], float]) -> bytes:
        digest = hashlib.sha256(self._maker)
        for each in story:
            digest.update(article_key(each.article, self._maker))
            # Who is called by a surname alone has the full name from other articles.
            names = [part.speaker_name for parts in (each.attributions, each.claims) for part in parts]
            digest.update(repr(names).encode("utf-8", "surrogatepass"))
        digest.update(repr(sorted(links.items())).encode("utf-8", "surrogatepass"))
        return digest.digest()[:_KEY_BYTES]


@contextmanager
def kept_facts(settings: Settings, rules: Rulebook) -> Iterator[KeptFacts | None]:
    """Open what is stored of stories while the block lasts; None where nothing is to be stored."""
    folder = store_folder() if settings.cache else None
    pipeline = pipeline_folder(settings.pipeline)
    if folder is None or pipeline is None:
        yield None
        return
    maker = matcher_fingerprint(maker_fingerprint(rules.sha256, pipeline), weights_fingerprint())
    with stored_results(folder / _FOLDER) as results:
        yield KeptFacts(results, maker)
