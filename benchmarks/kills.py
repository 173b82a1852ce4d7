"""Kills runs at random moments, and looks at what they leave. benchmarks/README.md says what is asked of it."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from random import Random

from retold import write_articles

SIGNALS = (signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
Files = dict[str, bytes]


class Place:
    """A folder with articles, a report and a store."""

    def __init__(self, root: Path, articles: int, paragraphs: int | None) -> None:
        self.input, self.output, self.store = root / "in", root / "out", root / "store"
        self.environment = {**os.environ, "XDG_CACHE_HOME": str(self.store)}
        write_articles(self.input, articles - 1, paragraphs)
        self.run()
        self.old = self.files()
        write_articles(self.input, articles, paragraphs)
        shutil.rmtree(self.store)
        start = time.monotonic()
        self.run()
        self.seconds = time.monotonic() - start
        self.new = self.files()

    def command(self, *options: str) -> list[str]:
        """Return the command of a run."""
        return [sys.executable, "-m", "claimcheck", "report", str(self.input), "-o", str(self.output), *options]

    def run(self) -> str:
        """Run undisturbed, and return what is said on the way."""
        done = subprocess.run(self.command(), env=self.environment, capture_output=True, text=True, check=True)
        return done.stderr

    def reset(self) -> None:
        """Bring back the old report, and forget what was stored."""
        shutil.rmtree(self.store, ignore_errors=True)
        shutil.rmtree(self.output)
        self.output.mkdir()
        for name, content in self.old.items():
            (self.output / name).write_bytes(content)

    def killed(self, after: float, number: int, *options: str) -> int:
        """Start a run, end it with the signal `number` when `after` seconds have gone, and return its exit code."""
        run = subprocess.Popen(
            self.command("--quiet", *options),
            env=self.environment,
            stderr=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 -- no threads here
        )
        time.sleep(after)
        # Ctrl-C and a kill from outside both reach all processes of a run.
        os.killpg(run.pid, number)
        return run.wait()

    def files(self) -> Files:
        """Return what stands in the report under the names that people open."""
        return {path.name: path.read_bytes() for path in sorted(self.output.iterdir()) if path.suffix != ".part"}

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


def faults_of(place: Place, random: Random, seen: Counter[str]) -> list[str]:
    """Kill one run and let the next one go, and return what is wrong with what they leave."""
    place.reset()
    number = random.choice(SIGNALS)
    workers = random.choice((1, 1, 2))
    code = place.killed(random.uniform(0.05, place.seconds * 1.1), number, "--workers", str(workers))
    left = {name: content for name, content in place.files().items() if name != ".lock"}
    faults = [
        f"{name} is neither old nor new"
        for name in left
        if left[name] not in (place.old.get(name), place.new.get(name))
    ]
    if left not in (place.old, place.new):
        seen["a report of which some files are old and some new"] += 1
    stored = place.stored()
    seen[f"{signal.Signals(number).name}, ended with {code}"] += 1
    seen["some articles done" if stored > 0 else "no article done"] += 1
    said = place.run()
    if place.files() != place.new:
        wrong = [name for name in place.new if place.files().get(name) != place.new[name]]
        faults.append(f"the next run does not give the same bytes: {wrong or 'other files'}")
    known = re.search(r"(\d+) of \d+ articles are unchanged", said)
    taken = int(known.group(1)) if known else 0
    # What tells of a whole report is stored as one more.
    if "nothing has changed" not in said and taken not in (stored, stored - 1):
        faults.append(f"{stored} results were stored, and the next run takes {taken}")
    return faults


def sum_up(killed: str, seen: Counter[str], wrong: int) -> None:
    """Print how often each outcome was seen, and exit with 1 if something went wrong."""
    for what, count in sorted(seen.items()):
        print(f"{count:>4}  {what}")
    print(f"{killed} killed, {wrong} faults")
    sys.exit(bool(wrong))


def main() -> None:
    """Kill as many runs as the options ask for, and exit with 1 where one of them leaves what it must not."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=100)
    options.add_argument("--articles", type=int, default=10)
    options.add_argument("--paragraphs", type=int, help="how many of each article; all if not given")
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    random, seen, wrong = Random(chosen.seed), Counter[str](), 0
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder), chosen.articles, chosen.paragraphs)
        for turn in range(1, chosen.rounds + 1):
            for fault in faults_of(place, random, seen):
                wrong += 1
                print(f"round {turn}: {fault}", flush=True)
            if turn % 10 == 0:
                print(f"{turn} killed", file=sys.stderr, flush=True)
    sum_up(f"{chosen.rounds} runs", seen, wrong)


if __name__ == "__main__":
    main()
