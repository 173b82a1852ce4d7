"""Several processes for extraction, and the one that gives them work: a chunk at a time, as it is due.

If a process dies, at most one article is lost. The first one that it still held is tried again, alone, in another
process, after those that came with it. Only if it brings down that one too is it left out.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from typing import cast

from claimcheck.errors import UsageError
from claimcheck.import_path import import_path
from claimcheck.model import Article
from claimcheck.rulebook.book import Rulebook
from claimcheck.settings import Settings
from claimcheck.work.chunks import Chunk, Extractor, stumbled
from claimcheck.work.worker import READY, Answer, answers

# A process takes about a second and a half to be ready; below this amount of work it is not worth it.
WORDS_A_WORKER = 20_000
# More than these would wait for each other on most machines, and each takes some 200 MB.
MOST_WORKERS = 8
# The most results that may wait for an earlier one. They are packed: a few kilobytes each.
_MOST_AHEAD = 2_000
# An article that has brought down this many processes is left out.
_DEATHS = 2
_HEARTBEAT = 0.5

# Not Python's `multiprocessing.Process`: that would run the script of a program that uses claimcheck again.
_PROGRAM = "import sys; sys.path[:] = {path!r}; from claimcheck.work.worker import serve; serve({handle})"
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")

Arrived = Callable[[Article, Answer], None]


_Numbered = tuple[int, Article]
_Answered = tuple[int, Article, Answer]


class CantStartError(Exception):
    """A process could not be started, or ended before it was ready."""


def worth(articles: Sequence[Article]) -> int:
    """Return how many processes the `articles` are worth on this machine."""
    words = sum(len(article.text) for article in articles) // 6
    return max(1, min(words // WORDS_A_WORKER, _cores(), MOST_WORKERS))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Worker:
    """A process, and its pending articles with their numbers."""

    def __init__(self, settings: Settings, rules: Rulebook) -> None:
        self.ready = False
        self.held: deque[_Numbered] = deque()
        self.socket, other = Pipe()
        # -P: no programs from the current folder.
        command = [sys.executable, "-P", "-c", _PROGRAM.format(path=import_path(), handle=other.fileno())]
        try:
            self.process = subprocess.Popen(  # noqa: S603 -- our own program
                command,
                pass_fds=[other.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={**os.environ, **dict.fromkeys(_ONE_THREAD, "1"), "PYTHONHASHSEED": "0"},
            )
        except OSError as error:
            self.socket.close()
            raise CantStartError(error.strerror or str(error)) from error
        finally:
            other.close()
        with suppress(OSError):
            self.socket.send((settings, rules))

    def give(self, chunk: Sequence[_Numbered]) -> None:
        """Give it articles. If it is dead, that shows later."""
        self.held.extend(chunk)
        with suppress(OSError):
            self.socket.send([article for _, article in chunk])

    def hear(self) -> Answer | None:
        """Return its answer on its first article, None if it only reports that it is ready.

        Raises:
            EOFError: it is dead.
            UsageError: the spaCy pipeline of the settings can't be used.
        """
        try:
            said = self.socket.recv()
        except OSError as error:
            raise EOFError from error
        if self.ready:
            return cast("Answer", said)
        if said != READY:
            raise UsageError(said)
        self.ready = True
        return None

    def end(self) -> int:
        """End it and return its exit code."""
        self.process.kill()
        self.socket.close()
        return self.process.wait()


class Pool:
    """The processes of one run."""

    def __init__(self, settings: Settings, rules: Rulebook) -> None:
        self._settings = settings
        self._rules = rules
        self._workers: list[Worker] = []
        self._here = Extractor(settings, rules)
        # Articles left by dead processes, which come first; and how many processes each article has brought down.
        self._left: deque[list[_Numbered]] = deque()
        self._deaths: Counter[int] = Counter()
        self._given = 0

    def start(self, count: int) -> None:
        """Start `count` processes, and wait until they are ready.

        Raises:
            CantStartError: one of them could not be started.
            UsageError: the spaCy pipeline of the settings can't be used.
        """
        for _ in range(count):
            self._workers.append(Worker(self._settings, self._rules))
        for worker in self._workers:
            try:
                worker.hear()
            except EOFError as error:
                raise CantStartError(f"it ended with code {worker.end()}") from error

    def close(self) -> None:
        """End all processes."""
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def run(self, chunks: Iterable[Chunk], arrived: Arrived, waiting: Callable[[], None]) -> Iterator[Answer]:
        """Yield what the articles of `chunks` give, in their order.

        `arrived` is called with each as it comes, `waiting` now and then while none does.
        """
        coming = _numbered(chunks)
        come: dict[int, Answer] = {}
        due = 0
        while True:
            while due in come:
                yield come.pop(due)
                due += 1
            for worker in self._workers:
                if worker.ready and not worker.held and (chunk := self._next(coming, due)):
                    worker.give(chunk)
            busy = {worker.socket: worker for worker in self._workers if worker.held or not worker.ready}
            if busy:
                speaking = [busy[cast("Connection", socket)] for socket in wait(list(busy), _HEARTBEAT)]
                got = [each for worker in speaking for each in self._hear(worker)]
            elif chunk := self._next(coming, due):
                got = [self._done_here(*each) for each in chunk]
            else:
                return
            for number, article, answer in got:
                arrived(article, answer)
                come[number] = answer
            if not got:
                waiting()

    def _next(self, coming: Iterator[list[_Numbered]], due: int) -> list[_Numbered] | None:
        """Return the next chunk, None if there is none or too many results are waiting for the one that is `due`."""
        if self._left:
            return self._left.popleft()
        if self._given - due > _MOST_AHEAD:
            return None
        chunk = next(coming, None)
        if chunk is not None:
            self._given = chunk[-1][0] + 1
        return chunk

    def _hear(self, worker: Worker) -> list[_Answered]:
        """Return the answer of `worker`; its death may be one, too."""
        try:
            answer = worker.hear()
        except EOFError:
            return self._bury(worker)
        if answer is None:
            return []
        return [(*worker.held.popleft(), answer)]

    def _bury(self, worker: Worker) -> list[_Answered]:
        """Replace a dead process. Its articles go to others, except those that killed two."""
        self._workers.remove(worker)
        code = worker.end()
        if worker.ready:
            with suppress(CantStartError):
                self._workers.append(Worker(self._settings, self._rules))
        if not worker.held:
            return []
        # Articles are parsed together: any of them may be the cause, so each is now sent alone.
        (number, article), *rest = worker.held
        self._left.extend([each] for each in rest)
        self._deaths[number] += 1
        if self._deaths[number] < _DEATHS:
            self._left.append([(number, article)])
            return []
        return [(number, article, stumbled(article, f"its process ended with code {code}"))]

    def _done_here(self, number: int, article: Article) -> _Answered:
        """Return the result of `article` from this process, because no other can be started."""
        if self._deaths[number]:
            return number, article, stumbled(article, "its process ended, and no other could be started")
        (answer,) = answers(self._here, [article])
        return number, article, answer


@contextmanager
def pool(settings: Settings, rules: Rulebook, count: int) -> Iterator[Pool]:
    """Start `count` processes, and end them after the block.

    Raises:
        CantStartError: one of them could not be started.
        UsageError: the spaCy pipeline of the settings can't be used.
    """
    processes = Pool(settings, rules)
    try:
        processes.start(count)
        yield processes
    finally:
        processes.close()


def _numbered(chunks: Iterable[Chunk]) -> Iterator[list[_Numbered]]:
    number = 0
    for chunk in chunks:
        yield list(enumerate(chunk, number))
        number += len(chunk)
