"""A process that extracts for another one, and may die at any moment.

`pool` starts it and talks to it over a socket that it inherits. First it gets the settings and the rules, and answers
that it is ready, or why not. Then it gets chunks, and answers with one result for each article as soon as it is done.
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
    # Ctrl-C reaches every process at the terminal; its parent decides what happens to it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    other = Connection(handle)
    try:
        extractor = Extractor(*other.recv())
        try:
            extractor.load()
        except ClaimcheckError as error:
            other.send(str(error))
            return
        # What is loaded now stays to the end; searching it for garbage would take about 3 % of the time.
        gc.freeze()
        other.send(READY)
        while True:
            chunk: Sequence[Article] = other.recv()
            for answer in answers(extractor, chunk):
                other.send(answer)
    except (EOFError, OSError):
        # There is nobody left to report to, and nothing to clean up.
        os._exit(0)


def answers(extractor: Extractor, articles: Sequence[Article]) -> Iterator[Answer]:
    """Yield the result of each of `articles`, packed for transfer."""
    for found in extractor.extract(articles):
        yield pack(found) if isinstance(found, Extraction) else found
