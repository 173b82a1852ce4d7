"""Runs the networks: stored results are reused, the rest is worked out and stored.

Near copies have the same passages and the same pairs of them, over and over, for figures are masked: what was worked
out in this run is not worked out again.
"""

from __future__ import annotations

import hashlib
import os
import platform
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cached_property
from importlib.metadata import version

import numpy as np

from claimcheck.model import Passage
from claimcheck.nets.arrays import Vectors
from claimcheck.nets.files import networks_fingerprint
from claimcheck.nets.sessions import Encoder, Judge, load_tokenizer
from claimcheck.nets.windows import Tokens, Window
from claimcheck.settings import Settings
from claimcheck.store.place import store_folder
from claimcheck.store.results import StoredResults, stored_results
from claimcheck.work.remembered import Remembered

# More threads gain little on passages of about a hundred tokens.
_THREADS = 2
# Pairs are short: several at a time, each in a thread of its own, are faster than several threads on one.
_MOST_AT_A_TIME = 8
_KEY_BYTES = 16
# They are many and small; in the same file they would push out those of articles.
_FOLDER = "networks"
# A judged pair of values is stored as a digest of its windows, and the judge's numbers.
_DIGEST, _LOGITS = 8, 5
_JUDGED = np.dtype([("read", f"V{_DIGEST}"), ("logits", "<f4", _LOGITS)])
# How many stored pairs of two articles are kept although this run doesn't need them. A later run may: with fewer
# articles in the story, or with other articles of the same names.
_MOST_SPARE = 1_000
# In bytes: passages and pairs of values of some hundred articles.
_REMEMBERED = 40_000_000


class Readers:
    """The networks, loaded when they are first asked for."""

    def __init__(self, results: StoredResults | None, *, most_at_a_time: int = _MOST_AT_A_TIME) -> None:
        self._results = results
        self._most_at_a_time = most_at_a_time
        self._made_by = b""
        if results is not None:
            made_by = (networks_fingerprint(), version("onnxruntime"), platform.machine())
            self._made_by = "\0".join(made_by).encode("utf-8")
        self._remembered = Remembered(_REMEMBERED)
        self.tokenizer = load_tokenizer()

    @cached_property
    def _encoder(self) -> Encoder:
        return Encoder(_THREADS)

    @cached_property
    def _judge(self) -> Judge:
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

    def judge(self, files: tuple[str, str], pairs: Sequence[tuple[Window, Window]]) -> Vectors:
        """Return what the judge says about some pairs of values of two articles: logits [pairs, 5].

        Pairs that it has read before are taken from the store. They are stored by the articles' `files`, and within
        that by the text on both sides.
        """
        key = self._key("judged", files)
        known = self._judged(key)
        digest = {window: _digest(window) for window in {window for pair in pairs for window in pair}}
        read = [_digest_of_two(digest[first], digest[second]) for first, second in pairs]
        new = {what: pair for what, pair in zip(read, pairs, strict=True) if what not in known}
        if new:
            known |= self._read(new)
            self._put(key, _packed(known, read))
        return np.array([known[what] for what in read], dtype=np.float32).reshape(-1, _LOGITS)

    def _read(self, pairs: Mapping[bytes, tuple[Window, Window]]) -> dict[bytes, Vectors]:
        """Return the logits of pairs by their digests. Values of the same two sentences are read together."""
        known = {what: np.frombuffer(held, "<f4") for what in pairs if (held := self._remembered.get(what)) is not None}
        together: dict[tuple[Tokens, Tokens], list[bytes]] = defaultdict(list)
        for what, (first, second) in pairs.items():
            if what not in known:
                together[first.tokens, second.tokens].append(what)
        judge = self._judge

        def read(tokens: tuple[Tokens, Tokens]) -> Vectors:
            found = [pairs[what] for what in together[tokens]]
            return judge.judge(*tokens, tuple((first.place, second.place) for first, second in found))

        with ThreadPoolExecutor(min(_cores(), self._most_at_a_time)) as threads:
            for group, found in zip(together.values(), threads.map(read, together), strict=True):
                known |= dict(zip(group, found, strict=True))
                for what, logits in zip(group, found, strict=True):
                    self._remembered.put(what, logits.astype("<f4").tobytes())
        return known

    def _judged(self, key: bytes) -> dict[bytes, Vectors]:
        """Return the stored pairs of two articles: the judge's numbers by the digest of the pair."""
        stored = self._get(key) or b""
        if len(stored) % _JUDGED.itemsize:
            return {}
        rows = np.frombuffer(stored, dtype=_JUDGED)
        return dict(zip(map(bytes, rows["read"]), rows["logits"], strict=True))

    def _key(self, what: str, read: object) -> bytes:
        digest = hashlib.sha256(self._made_by + what.encode("ascii"))
        digest.update(ascii(read).encode("ascii"))
        return digest.digest()[:_KEY_BYTES]

    def _get(self, key: bytes) -> bytes | None:
        return self._results.get(key) if self._results is not None else None

    def _put(self, key: bytes, found: bytes) -> None:
        if self._results is not None:
            self._results.put([(key, found)])


def _digest(window: Window) -> bytes:
    """Return the digest of a window."""
    return hashlib.blake2b(repr((window.tokens, window.place)).encode("ascii"), digest_size=_DIGEST).digest()


def _digest_of_two(first: bytes, second: bytes) -> bytes:
    return hashlib.blake2b(first + second, digest_size=_DIGEST).digest()


def _packed(known: Mapping[bytes, Vectors], read: Sequence[bytes]) -> bytes:
    """Return the pairs to store for two articles: those `read` this time, and some earlier ones."""
    spare = (what for what in known.keys() - set(read))
    kept = [*dict.fromkeys(read), *sorted(spare)[:_MOST_SPARE]]
    return np.array([(what, known[what]) for what in kept], dtype=_JUDGED).tobytes()


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def readers(settings: Settings) -> Iterator[Readers]:
    """Open the networks and their stored results during the block."""
    folder = store_folder() if settings.cache else None
    if folder is None:
        yield Readers(None)
        return
    with stored_results(folder / _FOLDER) as results:
        yield Readers(results)
