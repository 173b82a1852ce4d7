"""Kills `serve` at random moments while somebody reviews, and looks at what it leaves."""

from __future__ import annotations

import argparse
import contextlib
import http.client
import os
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from random import Random
from threading import Event

from kills import sum_up

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from claimcheck.review.store import STORE, read_decisions
from tests.reviewing import ids_in, lay_report
from tests.serving import Reviewer, Server, served

SIGNALS = (signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
LONGEST = 0.4


class Review:
    """A report that is reviewed, and the notes that the server has called saved."""

    def __init__(self, folder: Path) -> None:
        self.report = lay_report(folder)
        self.claims = ids_in(self.report)
        self.files = self._files()
        self.saved: set[str] = set()

    def _files(self) -> dict[str, bytes]:
        return {
            path.name: path.read_bytes() for path in self.report.iterdir() if not path.name.startswith((STORE, "."))
        }

    def answer(self, server: Server, turn: int, under_way: Event) -> None:
        """Answer claim after claim until the server is gone."""
        ada = Reviewer(server, "Ada")
        with contextlib.suppress(OSError, http.client.HTTPException):
            for number in range(100_000):
                note = f"{turn}.{number}"
                if ada.sends(self.claims[number % len(self.claims)], "claim", note=note)[0] == 200:
                    self.saved.add(note)
                under_way.set()

    def faults(self, turn: int, random: Random, seen: Counter[str]) -> list[str]:
        """Kill one server, and return what is wrong with what it leaves."""
        number, before = random.choice(SIGNALS), len(self.saved)
        with served(self.report) as server, ThreadPoolExecutor(1) as pool:
            under_way = Event()
            done = pool.submit(self.answer, server, turn, under_way)
            under_way.wait(60)
            time.sleep(random.uniform(0, LONGEST))
            os.kill(server.process.pid, number)
            done.result()
            code = server.process.wait(60)
        seen[f"{signal.Signals(number).name}, ended with {code}"] += 1
        seen["answers that were called saved"] += len(self.saved) - before
        with closing(sqlite3.connect(self.report / STORE)) as file:
            rows = file.execute("SELECT target, note, replaced_by FROM decisions").fetchall()
            sound = file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        kept, standing = {row[1] for row in rows}, [row[0] for row in rows if row[2] is None]
        faults = [] if sound else ["the store is damaged"]
        if self.saved - kept:
            faults.append(f"{len(self.saved - kept)} answers that were called saved are gone")
        # Each time one more may be there, of which the reviewer was not told.
        if len(kept - self.saved) > turn:
            faults.append("answers are there that nobody gave")
        if not len(standing) == len(set(standing)) == len(read_decisions(self.report)):
            faults.append("a claim has two answers of one reviewer")
        if self._files() != self.files:
            faults.append("a file of the report has changed")
        return faults


def main() -> None:
    """Kill as many servers as the options ask for, and exit with 1 where one of them leaves what it must not."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=100)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    # A shell that starts this in the background has it ignore Ctrl-C, and so would the servers.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    random, seen, wrong = Random(chosen.seed), Counter[str](), 0
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = f"{folder}/store"
        review = Review(Path(folder) / "report")
        for turn in range(1, chosen.rounds + 1):
            for fault in review.faults(turn, random, seen):
                wrong += 1
                print(f"kill {turn}: {fault}", flush=True)
            if turn % 10 == 0:
                print(f"{turn} killed", file=sys.stderr, flush=True)
    sum_up(f"{chosen.rounds} servers", seen, wrong)


if __name__ == "__main__":
    main()
