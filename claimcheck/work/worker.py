"""A process that extracts for another one, which may lose it at any moment.

`pool` starts it and talks to it over a socket that it inherits. First come the settings and the rules, and it answers
that it is ready, or why it can't be. Then come chunks, and it answers with one result for each article, as it has it.
"""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection

from claimcheck.errors import ClaimcheckError
from claimcheck.model import Article, Extraction, Problem
from claimcheck.store.packing import pack
from claimcheck.work.chunks import Extractor

# One packed result, or why there is none.
Answer = bytes | Problem
READY = "ready"


def serve(handle: int) -> None:
    """Answer on the socket `handle` until the other side has gone."""
    # Ctrl-C reaches every process at the terminal; the one that started this one decides what becomes of it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    other = Connection(handle)
    try:
        extractor = Extractor(*other.recv())
        try:
            extractor.load()
        except ClaimcheckError as error:
            other.send(str(error))
            return
        # What is loaded by now stays to the end; to look it through for garbage takes some 3 % of the time.
        gc.freeze()
        other.send(READY)
        while True:
            chunk: Sequence[Article] = other.recv()
            for answer in answers(extractor, chunk):
                other.send(answer)
    except (EOFError, OSError):
        # There is nobody left to tell anything, and nothing here that must be put in order.
        os._exit(0)


def answers(extractor: Extractor, articles: Sequence[Article]) -> Iterator[Answer]:
    """Yield what each of `articles` gives, packed for the way."""
    for found in extractor.extract(articles):
        yield pack(found) if isinstance(found, Extraction) else found
