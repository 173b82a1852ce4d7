"""The served report as it is on disk, and the answers beside it."""

from __future__ import annotations

import hashlib
import json
import os
import stat
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from claimcheck.errors import NoUsableInputError, OutputHeldError
from claimcheck.plain_files import kind_of, read_plain
from claimcheck.report.held_folder import hold_output_folder
from claimcheck.report.own_files import REPORT_FILES, RUN
from claimcheck.review.known import Report, report_in
from claimcheck.review.one_answer import Answer, is_by, standing_in, take_answer
from claimcheck.review.store import STORE, Stored
from claimcheck.serve.page import ServedPage, served_page

ORIGIN = "claimcheck serve"
# The files served beside the page. Decisions are not included: they appear in the next report.
FILES = REPORT_FILES - {"report.html"}
_SHOWN = (RUN, "report.html", "claims.jsonl", "disagreements.jsonl")
_MOST_BYTES = 500_000_000
_WAIT = 2.0  # seconds to wait for another process to release the folder
_SETTLED = 1_000_000_000  # nanoseconds after which a file that looks the same is the same


class WrittenAnewError(Exception):
    """The report was written again since the reviewer's page was opened."""


class Desk:
    """One report folder, for all who review it here. Its methods may be called from several threads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._saving = threading.Lock()
        self._reading = threading.Lock()
        self._report: tuple[str, Report] | None = None
        self._standing: tuple[object, dict[str, list[Stored]]] | None = None

    @property
    def version(self) -> str:
        """Return a short name for the current version of the report."""
        return hashlib.sha256(repr([_state(self._folder / name) for name in _SHOWN]).encode()).hexdigest()[:16]

    def page(self, reviewer: str, name: str = "report.html") -> ServedPage:
        """Return the page to answer in, or that of one story by its `name`; `reviewer` is the initial name.

        Raises:
            NoUsableInputError: it can't be read, or was written by another version.
        """
        version = self.version
        self._current()
        text = self.file(name).decode("utf-8", "replace")
        return served_page(text, {"reviewer": reviewer, "version": version})

    def file(self, name: str) -> bytes:
        """Return the content of a file of the report.

        Raises:
            NoUsableInputError: it is missing, or is not a plain file.
        """
        path = self._folder / name
        try:
            mode = os.lstat(path).st_mode
            if not stat.S_ISREG(mode):
                raise NoUsableInputError(f"{name}: is {kind_of(mode)}, not a file")
            return read_plain(path, _MOST_BYTES)
        except OSError as error:
            raise NoUsableInputError(f"{name}: can't be read ({error.strerror or error})") from error

    def answers(self, reviewer: str) -> dict[str, object]:
        """Return all current answers, with those of `reviewer` marked, and the version of the report."""
        version, report = self._current()
        standing = self._standing_in(version, report)
        shown = {target: _shown(every, reviewer) for target, every in standing.items() if target in report.known}
        return {"version": version, "answers": shown}

    def answers_on(self, target: str, reviewer: str) -> list[dict[str, object]]:
        """Return the answers on one thing, with those of `reviewer` marked."""
        version, report = self._current()
        return _shown(self._standing_in(version, report).get(target, []), reviewer)

    def take(self, answer: Answer, version: str, content: bytes) -> None:
        """Store an answer that was given on the page of the report `version`; it came as `content`.

        Raises:
            WrittenAnewError: the report has been rewritten.
            NotTakenError, ChangedMeanwhileError, NoUsableInputError, OutputHeldError: as `take_answer`.
        """
        # The folder is locked against other processes, but not against another thread of this one.
        with self._saving, _held(self._folder):
            now, report = self._current()
            if now != version:
                raise WrittenAnewError
            take_answer(self._folder, report, answer, origin=ORIGIN, sha256=hashlib.sha256(content).hexdigest())

    def _current(self) -> tuple[str, Report]:
        with self._reading:
            version = self.version
            if self._report is None or self._report[0] != version:
                self._report = version, report_in(self._folder)
            return self._report

    def _standing_in(self, version: str, report: Report) -> dict[str, list[Stored]]:
        with self._reading:
            state = [_state(self._folder / f"{STORE}{suffix}") for suffix in ("", "-wal")]
            mark = (version, state)
            if self._standing is None or self._standing[0] != mark:
                standing = standing_in(self._folder, report)
                # Two changes within one tick of the clock look the same.
                settled = all(time.time_ns() - each[-1] > _SETTLED for each in state if each)
                self._standing = (mark if settled else None, standing)
            return self._standing[1]


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Lock the folder, and wait a little if it is in use: an import takes less than a second."""
    ends = time.monotonic() + _WAIT
    with ExitStack() as holding:
        while True:
            try:
                holding.enter_context(hold_output_folder(folder))
                break
            except OutputHeldError:
                if time.monotonic() > ends:
                    raise
                time.sleep(0.05)
        yield


def _state(path: Path) -> tuple[int, ...]:
    """Return what identifies an unchanged file; nothing if there is none."""
    try:
        status = os.lstat(path)
    except OSError:
        return ()
    return status.st_ino, status.st_size, status.st_mtime_ns


def _shown(standing: list[Stored], reviewer: str) -> list[dict[str, object]]:
    return [
        {
            "row": stored.row,
            "mine": bool(reviewer.strip()) and is_by(stored, reviewer),
            **{
                field: getattr(stored.decision, field)
                for field in ("reviewer", "answer", "value", "note", "checked_on", "stale")
            },
        }
        for stored in standing
    ]


def parsed_answer(content: bytes) -> tuple[Answer, str]:
    """Return the answer in a request, and the version of the report that it was given on.

    Raises:
        ValueError: it is none.
    """
    try:
        given = json.loads(content)
        fields, seen = given["fields"], given["seen"]
        texts = (given["target"], given["reviewer"], given["version"], *fields.keys(), *fields.values())
        if given["about"] not in ("disagreement", "claim") or not all(isinstance(text, str) for text in texts):
            raise ValueError("is not as the page sends it")
        if not isinstance(seen, list) or not all(type(row) is int for row in seen):
            raise ValueError("is not as the page sends it")
    except (KeyError, TypeError, AttributeError, RecursionError, UnicodeDecodeError) as error:
        raise ValueError("is not as the page sends it") from error
    answer = Answer(
        about=given["about"], target=given["target"], reviewer=given["reviewer"], fields=fields, seen=tuple(seen)
    )
    return answer, given["version"]
