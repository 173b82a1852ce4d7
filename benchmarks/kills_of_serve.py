"""Kills `serve` at random moments while somebody reviews, and looks at what it leaves."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import sqlite3
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from random import Random
from threading import Event

from killing import any_signal, kill_all, options

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from claimcheck.review.store import STORE, read_decisions
from tests.reviewing import ids_in, lay_report
from tests.serving import Reviewer, Server, served

LONGEST = 0.4


class Servers:
    """A report that is reviewed, and the notes that the server has called saved."""

    name = "servers"

    def __init__(self, folder: Path) -> None:
        self.report, self.hits = lay_report(folder), 0
        self.claims = ids_in(self.report)
        self.files = self._files()
        self.saved: set[str] = set()

    def _files(self) -> dict[str, bytes]:
        return {
            path.name: path.read_bytes() for path in self.report.iterdir() if not path.name.startswith((STORE, "."))
        }

    def answer(self, server: Server, under_way: Event) -> None:
        """Answer claim after claim until the server is gone."""
        ada = Reviewer(server, "Ada")
        with contextlib.suppress(OSError, http.client.HTTPException):
            for number in range(100_000):
                note = f"{self.hits}.{number}"
                if ada.sends(self.claims[number % len(self.claims)], "claim", note=note)[0] == 200:
                    self.saved.add(note)
                under_way.set()

    def faults(self, random: Random, seen: Counter[str]) -> list[str]:
        """Kill one server, and return what is wrong with what it leaves."""
        self.hits += 1
        number, before = any_signal(random), len(self.saved)
        with served(self.report) as server, ThreadPoolExecutor(1) as pool:
            under_way = Event()
            done = pool.submit(self.answer, server, under_way)
            under_way.wait(60)
            time.sleep(random.uniform(0, LONGEST))
            os.kill(server.process.pid, number)
            done.result()
            code = server.process.wait(60)
        seen[f"{number.name}, ended with {code}"] += 1
        seen["answers that were called saved"] += len(self.saved) - before
        with closing(sqlite3.connect(self.report / STORE)) as file:
            rows = file.execute("SELECT target, note, replaced_by FROM decisions").fetchall()
            sound = file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        kept, standing = {row[1] for row in rows}, [row[0] for row in rows if row[2] is None]
        faults = [] if sound else ["the store is damaged"]
        if self.saved - kept:
            faults.append(f"{len(self.saved - kept)} answers that were called saved are gone")
        # Each time one more may be there, of which the reviewer was not told.
        if len(kept - self.saved) > self.hits:
            faults.append("answers are there that nobody gave")
        if not len(standing) == len(set(standing)) == len(read_decisions(self.report)):
            faults.append("a claim has two answers of one reviewer")
        if self._files() != self.files:
            faults.append("a file of the report has changed")
        return faults


def main() -> None:
    """Kill as many servers as the options ask for, and exit with 1 where one of them leaves what it must not."""
    chosen = options(__doc__, rounds=100).parse_args()
    # A shell that starts this in the background has it ignore Ctrl-C, and so would the servers.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    kill_all(chosen, lambda folder: [Servers(folder / "report")])


if __name__ == "__main__":
    main()
