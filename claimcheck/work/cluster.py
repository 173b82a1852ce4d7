"""Work on a Dask cluster: articles to extract or stories to compare go out, results come back, even if machines fail.

Workers of the cluster must have the same claimcheck installed, so that results don't depend on the worker.
"""

from __future__ import annotations

import logging
import pickle
import warnings
from collections.abc import Callable, Generator, Iterable, Iterator, Sized
from contextlib import closing, contextmanager, suppress
from functools import cache, lru_cache
from queue import Empty, Queue
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from claimcheck.errors import NoUsableInputError, UsageError
from claimcheck.extras import needed
from claimcheck.model import Article
from claimcheck.nets.files import weights_fingerprint
from claimcheck.rulebook.book import Rulebook, load_rulebook
from claimcheck.settings import Settings
from claimcheck.store.fingerprint import comparing_fingerprint, program_fingerprint
from claimcheck.work.chunks import Chunk, Extractor, stumbled
from claimcheck.work.worker import Answer, answers

if TYPE_CHECKING:
    from distributed import Client

    from claimcheck.work.reading import Readers

# How many chunks or stories are out for each thread of the cluster: the next one arrives before the last one is back.
_CHUNKS_A_THREAD = 4
_SECONDS_TO_ANSWER = 15.0
_HEARTBEAT = 0.5
# spaCy keeps one vocabulary for all threads, which only one can use at a time.
_ONE_AT_A_TIME = Lock()

Arrived = Callable[[Article, Answer], None]
Job = TypeVar("Job")
Found = TypeVar("Found")


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
        done: dict[int, list[Answer]] = {}
        due = 0
        with closing(self._back_again(enumerate(chunks), self._sent, waiting, done)) as back:
            for (number, chunk), future in back:
                done[number] = self._answers(future, chunk)
                for article, each in zip(chunk, done[number], strict=True):
                    arrived(article, each)
                while due in done:
                    yield from done.pop(due)
                    due += 1

    def each(
        self, jobs: Iterable[Job], packed: Callable[[Job], bytes], do: Callable[[bytes, Readers, Rulebook], Found]
    ) -> Generator[tuple[Job, Found | None]]:
        """Yield each of `jobs` with its result, in the order in which they come back: a long one holds up no other.

        A job is `packed` when it is due; what is packed is handed to `do`, a function of a module, by a worker. The
        result is None if several workers have died of it.

        Raises:
            UsageError: a worker of the cluster has another claimcheck.
            NoUsableInputError: the scheduler is gone.
        """
        from distributed import KilledWorker  # noqa: PLC0415 -- only with the extra `scale`

        program = comparing_fingerprint(weights_fingerprint())

        def sent(job: Job) -> Any:  # noqa: ANN401 -- a future of Dask
            return self._submitted(compare_there, do, packed(job), self._rules, program)

        with closing(self._back_again(iter(jobs), sent, lambda: None, ())) as back:
            for job, future in back:
                found: Found | None = None
                with suppress(KilledWorker):
                    found = self._result(future)
                yield job, found

    def _back_again(
        self, jobs: Iterator[Job], sent: Callable[[Job], Any], waiting: Callable[[], None], held: Sized
    ) -> Generator[tuple[Job, Any]]:
        """Yield each of `jobs` with the future that has come back. No more are out than the workers need.

        `held` are results that wait to be used, which count too.
        """
        out: dict[Any, Job] = {}
        try:
            while True:
                while len(out) + len(held) < self._most_out() and (following := next(jobs, None)) is not None:
                    out[sent(following)] = following
                if not out:
                    return
                for future in self._finished():
                    if future in out:
                        yield out.pop(future), future
                waiting()
        finally:
            self._client.cancel(list(out), asynchronous=False)

    def _most_out(self) -> int:
        threads: list[int] = list(self._client.nthreads().values())
        return max(sum(threads), 1) * _CHUNKS_A_THREAD

    def _sent(self, numbered: tuple[int, Chunk]) -> Any:  # noqa: ANN401 -- a future of Dask
        return self._submitted(extract_there, numbered[1], self._settings, self._rules, program_fingerprint())

    def _submitted(self, *call: Any) -> Any:  # noqa: ANN401 -- a future of Dask
        future = self._client.submit(*call, pure=False, retries=2)
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
        from distributed import KilledWorker  # noqa: PLC0415 -- only with the extra `scale`

        try:
            return list(self._result(future))
        except KilledWorker:
            if len(chunk) == 1:
                return [stumbled(chunk[0], "its workers in the cluster ended")]
            return [each for article in chunk for each in self._answers(self._sent((0, (article,))), (article,))]

    def _result(self, future: Any) -> Any:  # noqa: ANN401 -- what a future of Dask has
        from distributed import CancelledError  # noqa: PLC0415 -- only with the extra `scale`

        try:
            return future.result()
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
    # A story of many articles is large, and goes out whole.
    warnings.filterwarnings("ignore", message="Sending large graph", module="distributed")
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


def compare_there(
    do: Callable[[bytes, Readers, Rulebook], Found], packed: bytes, rules: bytes | None, program: str
) -> Found:
    """Return what `do` makes of what is `packed`. Runs on a worker of the cluster.

    Raises:
        UsageError: this is another version of claimcheck.
    """
    if program != comparing_fingerprint(weights_fingerprint()):
        raise UsageError("a worker of the cluster has a different claimcheck, Python or ONNX Runtime from this machine")
    with _ONE_AT_A_TIME:
        return do(packed, _networks(), _rulebook(rules))


@lru_cache(maxsize=2)
def _extractor(settings: Settings, rules: bytes | None) -> Extractor:
    return Extractor(settings, _rulebook(rules))


@lru_cache(maxsize=2)
def _rulebook(rules: bytes | None) -> Rulebook:
    # The bytes come from somebody who can run any function on this worker anyway, as on any Dask cluster.
    return pickle.loads(rules) if rules else load_rulebook()  # noqa: S301 -- see above


@cache
def _networks() -> Readers:
    """Return the networks of this worker. It has one core, and stores nothing: stored results stay with the user."""
    from claimcheck.work.reading import Readers  # noqa: PLC0415 -- extraction gets by without

    return Readers(None, most_at_a_time=1)
