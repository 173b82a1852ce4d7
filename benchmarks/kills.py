"""Kills runs at random moments, and looks at what they leave. benchmarks/README.md says what is asked of it."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from random import Random

from killing import any_signal, files_in, kill_all, lay, neither, options
from retold import write_articles


class Runs:
    """A folder with articles, a report and a store."""

    name = "runs"

    def __init__(self, root: Path, articles: int, paragraphs: int | None) -> None:
        self.input, self.output, self.store, self.hits = root / "in", root / "out", root / "store", 0
        write_articles(self.input, articles - 1, paragraphs)
        self.run()
        self.old = files_in(self.output)
        write_articles(self.input, articles, paragraphs)
        shutil.rmtree(self.store)
        start = time.monotonic()
        self.run()
        self.seconds = time.monotonic() - start
        self.new = files_in(self.output)

    def command(self, *options: str) -> list[str]:
        """Return the command of a run."""
        return [sys.executable, "-m", "claimcheck", "report", str(self.input), "-o", str(self.output), *options]

    def run(self) -> str:
        """Run undisturbed, and return what is said on the way."""
        done = subprocess.run(self.command(), capture_output=True, text=True, check=True)
        return done.stderr

    def killed(self, after: float, number: int, *options: str) -> int:
        """Start a run, end it with the signal `number` when `after` seconds have gone, and return its exit code."""
        run = subprocess.Popen(
            self.command("--quiet", *options),
            stderr=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 -- no threads here
        )
        time.sleep(after)
        # Ctrl-C and a kill from outside both reach all processes of a run.
        os.killpg(run.pid, number)
        return run.wait()

    def stored(self) -> int:
        """Return how many results are stored."""
        path = self.store / "claimcheck" / "results.sqlite"
        if not path.exists():
            return 0
        with closing(sqlite3.connect(path)) as file:
            try:
                return int(file.execute("SELECT count(*) FROM results").fetchone()[0])
            except sqlite3.OperationalError:
                return 0

    def faults(self, random: Random, seen: Counter[str]) -> list[str]:
        """Kill one run and let the next one go, and return what is wrong with what they leave."""
        shutil.rmtree(self.store, ignore_errors=True)
        lay(self.output, self.old)
        number = any_signal(random)
        workers = random.choice((1, 1, 2))
        code = self.killed(random.uniform(0.05, self.seconds * 1.1), number, "--workers", str(workers))
        self.hits += 1
        left = files_in(self.output)
        faults = neither(left, self.old, self.new)
        if left not in (self.old, self.new):
            seen["a report of which some files are old and some new"] += 1
        stored = self.stored()
        seen[f"{number.name}, ended with {code}"] += 1
        seen["some articles done" if stored > 0 else "no article done"] += 1
        said = self.run()
        after = files_in(self.output)
        if after != self.new:
            wrong = [name for name in self.new if after.get(name) != self.new[name]]
            faults.append(f"the next run does not give the same bytes: {wrong or 'other files'}")
        known = re.search(r"(\d+) of \d+ articles are unchanged", said)
        taken = int(known.group(1)) if known else 0
        # What tells of a whole report is stored as one more.
        if "nothing has changed" not in said and taken not in (stored, stored - 1):
            faults.append(f"{stored} results were stored, and the next run takes {taken}")
        return faults


def main() -> None:
    """Kill as many runs as the options ask for, and exit with 1 where one of them leaves what it must not."""
    known = options(__doc__, rounds=100)
    known.add_argument("--articles", type=int, default=10)
    known.add_argument("--paragraphs", type=int, help="how many of each article; all if not given")
    chosen = known.parse_args()
    kill_all(chosen, lambda folder: [Runs(folder, chosen.articles, chosen.paragraphs)])


if __name__ == "__main__":
    main()
