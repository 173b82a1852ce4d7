"""Extraction on a Dask cluster: chunks go out, packed results come back, in order, even if machines fail.

Workers of the cluster must have the same claimcheck installed, so that results don't depend on the worker.
"""

from __future__ import annotations

import logging
import pickle
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from queue import Empty, Queue
from threading import Lock
from typing import TYPE_CHECKING, Any

from claimcheck.errors import NoUsableInputError, UsageError
from claimcheck.extras import needed
from claimcheck.model import Article
from claimcheck.rulebook.book import Rulebook, load_rulebook
from claimcheck.settings import Settings
from claimcheck.store.fingerprint import program_fingerprint
from claimcheck.work.chunks import Chunk, Extractor, stumbled
from claimcheck.work.worker import Answer, answers

if TYPE_CHECKING:
    from distributed import Client

# How many chunks are out for each thread of the cluster: the next one arrives before the last one is back.
_CHUNKS_A_THREAD = 4
_SECONDS_TO_ANSWER = 15.0
_HEARTBEAT = 0.5
# spaCy keeps one vocabulary for all threads, which only one can use at a time.
_ONE_AT_A_TIME = Lock()

Arrived = Callable[[Article, Answer], None]


class Cluster:
    """A connection to the scheduler of a cluster, and the information for its workers."""

    def __init__(self, client: Client, settings: Settings, rules: Rulebook) -> None:
        self._client = client
        self._settings = settings
        self._back: Queue[Any] = Queue()
        # The shipped rules are where claimcheck is; others are sent along.
        shipped = rules.sha256 == load_rulebook().sha256
        self._rules = None if shipped else pickle.dumps(rules)

    def run(self, chunks: Iterable[Chunk], arrived: Arrived, waiting: Callable[[], None]) -> Iterator[Answer]:
        """Yield the results of `chunks`, in order.

        `arrived` is called with each as it comes, `waiting` from time to time while none does.

        Raises:
            UsageError: a worker of the cluster has another claimcheck, or can't use the pipeline of the settings.
        NoUsableInputError: the scheduler is gone.
        """
        coming = enumerate(chunks)
        out: dict[Any, tuple[int, Chunk]] = {}
        done: dict[int, list[Answer]] = {}
        due = 0
        try:
            while True:
                while due in done:
                    yield from done.pop(due)
                    due += 1
                while len(out) + len(done) < self._most_out() and (following := next(coming, None)) is not None:
                    out[self._sent(following[1])] = following
                if not out:
                    return
                for future in self._finished():
                    if future not in out:
                        continue
                    number, chunk = out.pop(future)
                    done[number] = self._answers(future, chunk)
                    for article, each in zip(chunk, done[number], strict=True):
                        arrived(article, each)
                waiting()
        finally:
            self._client.cancel(list(out), asynchronous=False)

    def _most_out(self) -> int:
        threads: list[int] = list(self._client.nthreads().values())
        return max(sum(threads), 1) * _CHUNKS_A_THREAD

    def _sent(self, chunk: Chunk) -> Any:  # noqa: ANN401 -- a future of Dask
        future = self._client.submit(
            extract_there, chunk, self._settings, self._rules, program_fingerprint(), pure=False, retries=2
        )
        future.add_done_callback(self._back.put)
        return future

    def _finished(self) -> list[Any]:
        """Return the results that have come back, after a short wait if there are none."""
        came: list[Any] = []
        with suppress(Empty):
            came.append(self._back.get(timeout=_HEARTBEAT))
            while True:
                came.append(self._back.get_nowait())
        return came

    def _answers(self, future: Any, chunk: Chunk) -> list[Answer]:  # noqa: ANN401 -- a future of Dask
        """Return what came back. If a chunk has brought down several workers, its articles are sent one by one."""
        from distributed import CancelledError, KilledWorker  # noqa: PLC0415 -- only with the extra `scale`

        try:
            return list(future.result())
        except KilledWorker:
            if len(chunk) == 1:
                return [stumbled(chunk[0], "its workers in the cluster ended")]
            return [each for article in chunk for each in self._answers(self._sent((article,)), (article,))]
        except (CancelledError, OSError) as error:
            raise NoUsableInputError(
                f"the Dask cluster was lost on the way ({error}); run it again to go on from what is stored"
            ) from error


@contextmanager
def cluster(address: str, settings: Settings, rules: Rulebook) -> Iterator[Cluster]:
    """Connect to the scheduler at `address` during the block.

    Raises:
        MissingExtraError: Dask is not installed.
        UsageError: nobody answers there.
    """
    needed("distributed")
    from distributed import Client  # noqa: PLC0415 -- only with the extra `scale`

    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        client = Client(address, timeout=_SECONDS_TO_ANSWER, set_as_default=False, name="claimcheck")
    except (OSError, ValueError, TimeoutError) as error:
        raise UsageError(f"no Dask scheduler answers at '{address}' ({error}); is it running?") from error
    try:
        yield Cluster(client, settings, rules)
    finally:
        client.close()


def extract_there(chunk: Chunk, settings: Settings, rules: bytes | None, program: str) -> list[Answer]:
    """Return the results of `chunk`. Runs on a worker of the cluster.

    Raises:
        UsageError: this is another version of claimcheck, or the pipeline of the settings can't be used.
    """
    if program != program_fingerprint():
        raise UsageError("a worker of the cluster has a different claimcheck, Python or spaCy from this machine")
    with _ONE_AT_A_TIME:
        return list(answers(_extractor(settings, rules), chunk))


@lru_cache(maxsize=2)
def _extractor(settings: Settings, rules: bytes | None) -> Extractor:
    # The bytes come from somebody who can run any function on this worker anyway, as on any Dask cluster.
    return Extractor(settings, pickle.loads(rules) if rules else load_rulebook())  # noqa: S301 -- see above
