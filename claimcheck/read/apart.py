"""Reads documents in a separate process, with limits on time and memory, so a bad one can't affect the rest."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer
from typing import Any, BinaryIO, cast

from claimcheck.import_path import import_path
from claimcheck.read.document import Document
from claimcheck.read.raw import MEGABYTE, RefusedError
from claimcheck.read.worker import read_frame, write_frame
from claimcheck.rulebook.datelines import Datelines

MOST_SECONDS = 30.0
MOST_MEMORY = 1000 * MEGABYTE

# Not Python's `multiprocessing`: that would run the script of a program that uses claimcheck a second time.
_PROGRAM = "import sys; sys.path[:] = {path!r}; from claimcheck.read.worker import serve; serve({memory})"
_MEMORY = "memory"


class Apart:
    """The process that parses documents. It is started with the first document, and again after a failure."""

    def __init__(self, rules: Datelines, *, seconds: float = MOST_SECONDS, memory: int = MOST_MEMORY) -> None:
        self._pages = rules.pages
        self._seconds = seconds
        self._memory = memory
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, kind: str, content: bytes) -> Document:
        """Return the document of the `kind` (`web`, `word`, `pdf`) that `content` is.

        Raises:
            RefusedError: it isn't one, or reading it takes too much time or memory.
        """
        worked_before = self._process is not None
        answer = self._ask(kind, content)
        if worked_before and "failed" in answer:
            # Earlier documents may have left a mess. Only a fresh process shows whether this document is at fault.
            self.close()
            answer = self._ask(kind, content)
        if "document" in answer:
            return Document.from_json(answer["document"])
        if "refused" in answer:
            raise RefusedError(*answer["refused"])
        self.close()
        if "late" in answer:
            message = f"was given up after {self._seconds:.0f} seconds; it may be damaged or malicious"
            raise RefusedError("too_slow", message)
        if answer["failed"] == _MEMORY:
            most = self._memory // MEGABYTE
            raise RefusedError("too_much_memory", f"needs more than {most:,} MB of memory; it may be malicious")
        raise RefusedError("reader_failed", f"made its reader fail ({answer['failed']}); save it as plain text (.txt)")

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _ask(self, kind: str, content: bytes) -> dict[str, Any]:
        process = self._process = self._process or self._started()
        into, out_of = cast("BinaryIO", process.stdin), cast("BinaryIO", process.stdout)
        late = []

        def give_up() -> None:
            late.append(True)
            process.kill()

        timer = Timer(self._seconds, give_up)
        timer.daemon = True
        timer.start()
        try:
            write_frame(into, json.dumps({"kind": kind, "pages": self._pages}).encode())
            write_frame(into, content)
            answer = read_frame(out_of)
        except OSError:
            answer = None
        finally:
            timer.cancel()
        if answer is not None:
            return cast("dict[str, Any]", json.loads(answer))
        if late:
            return {"late": True}
        return {"failed": f"its process ended with code {process.wait()}"}

    def _started(self) -> subprocess.Popen[bytes]:
        # -P: no programs from the current folder. The fixed seed gives sets in libraries the same order in every run.
        command = [sys.executable, "-P", "-c", _PROGRAM.format(path=import_path(), memory=self._memory)]
        try:
            return subprocess.Popen(  # noqa: S603 -- our own program
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONHASHSEED": "0"},
            )
        except OSError as error:
            message = f"can't be read, for no process could be started for it ({error.strerror or error})"
            raise RefusedError("reader_failed", message) from error


@contextmanager
def reading_apart(rules: Datelines) -> Iterator[Apart]:
    """Provide a reader of documents, and end its process after the block."""
    apart = Apart(rules)
    try:
        yield apart
    finally:
        apart.close()
