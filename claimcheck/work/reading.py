"""Runs the networks: what an earlier run has stored is taken, the rest is worked out and stored.

Near copies have the same passages and the same pairs of them, over and over, for figures are masked: what was worked
out in this run is not worked out again.
"""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cached_property
from importlib.metadata import version

import numpy as np

from claimcheck.model import Passage
from claimcheck.nets.arrays import Vectors
from claimcheck.nets.files import weights_fingerprint
from claimcheck.nets.sessions import Encoder, Judge, load_tokenizer
from claimcheck.nets.windows import Window
from claimcheck.settings import Settings
from claimcheck.store.place import store_folder
from claimcheck.store.results import StoredResults, stored_results
from claimcheck.work.remembered import Remembered

# More threads than this gain little on passages of some hundred tokens.
_THREADS = 2
_KEY_BYTES = 16
# They are many and small; beside those of articles, they would push these out.
_FOLDER = "networks"
# A judged pair of values is stored as the judge's numbers.
_LOGIT, _LOGITS = np.dtype("<f4"), 5
# In bytes: passages and pairs of values of some hundred articles.
_REMEMBERED = 40_000_000


class Readers:
    """The networks, loaded when they are first asked for."""

    def __init__(self, results: StoredResults | None) -> None:
        self._results = results
        self._made_by = b""
        if results is not None:
            made_by = (weights_fingerprint(), version("onnxruntime"), platform.machine())
            self._made_by = "\0".join(made_by).encode("utf-8")
        self._remembered = Remembered(_REMEMBERED)
        self.tokenizer = load_tokenizer()

    @cached_property
    def _encoder(self) -> Encoder:
        return Encoder(_THREADS)

    @cached_property
    def _judge(self) -> Judge:
        # Pairs are short: two at a time, each in a thread of its own, are faster than two threads on one.
        return Judge(1)

    def encode(self, passage: Passage) -> tuple[Vectors, Vectors]:
        """Return a vector for each value of a passage, [values, size], and one for the passage, [size]."""
        key = self._key("encode", (passage.tokens, passage.places, passage.sentences))
        stored = self._remembered.get(key) or self._get(key)
        rows = len(passage.places) + 1
        if stored is not None and len(stored) % (4 * rows) == 0:
            found = np.frombuffer(stored, dtype="<f4").reshape(rows, -1)
        else:
            values, whole = self._encoder.encode(passage)
            found = np.concatenate([values, whole[None]]).astype("<f4")
            self._put(key, found.tobytes())
        self._remembered.put(key, found.tobytes())
        return found[:-1], found[-1]

    def judge(self, pairs: Sequence[tuple[Window, Window]]) -> Vectors:
        """Return what the judge says of some pairs of values: logits [pairs, 5]."""
        key = self._key("judge", [(window.tokens, window.place) for pair in pairs for window in pair])
        stored = self._get(key)
        if stored is not None and len(stored) == len(pairs) * _LOGITS * _LOGIT.itemsize:
            return np.frombuffer(stored, dtype=_LOGIT).reshape(-1, _LOGITS)
        found = np.frombuffer(b"".join(self._judged(pairs)), dtype=_LOGIT).reshape(-1, _LOGITS)
        self._put(key, found.tobytes())
        return found

    def _judged(self, pairs: Sequence[tuple[Window, Window]]) -> list[bytes]:
        """Return the logits of each pair, packed. No pair is read twice."""
        keys = [self._key("pair", [(window.tokens, window.place) for window in pair]) for pair in pairs]
        known = {key: self._remembered.get(key) for key in keys}
        unread = {key: pair for key, pair in zip(keys, pairs, strict=True) if known[key] is None}
        judge = self._judge
        with ThreadPoolExecutor(_THREADS) as threads:
            judged = threads.map(lambda pair: judge.judge(*pair).astype(_LOGIT).tobytes(), unread.values())
            read = dict(zip(unread, judged, strict=True))
        for key, packed in read.items():
            self._remembered.put(key, packed)
        return [known[key] or read[key] for key in keys]

    def _key(self, what: str, read: object) -> bytes:
        digest = hashlib.sha256(self._made_by + what.encode("ascii"))
        digest.update(repr(read).encode("ascii"))
        return digest.digest()[:_KEY_BYTES]

    def _get(self, key: bytes) -> bytes | None:
        return self._results.get(key) if self._results is not None else None

    def _put(self, key: bytes, found: bytes) -> None:
        if self._results is not None:
            self._results.put([(key, found)])


@contextmanager
def readers(settings: Settings) -> Iterator[Readers]:
    """Open the networks and what is stored of them while the block lasts."""
    folder = store_folder() if settings.cache else None
    if folder is None:
        yield Readers(None)
        return
    with stored_results(folder / _FOLDER) as results:
        yield Readers(results)
