"""Kills exports and imports at random moments, and looks at what they leave. benchmarks/README.md says what counts."""

from __future__ import annotations

import argparse
import csv
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

from retold import write_articles

from claimcheck.review.store import read_decisions
from claimcheck.review_sheet import CLAIM_ID, RIGHT

SIGNALS = (signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
STORE = "decisions.sqlite"


class Desk:
    """A report, an export of it, and sheets of answers, one for each round."""

    def __init__(self, root: Path, articles: int) -> None:
        self.report, self.exported, self.sheet = root / "out", root / "report.sqlite", root / "answers.csv"
        self.environment = {**os.environ, "XDG_CACHE_HOME": str(root / "store")}
        write_articles(root / "in", articles)
        self.run("report", str(root / "in"), "-o", str(self.report))
        self.whole = self._files()
        self.seconds = {}
        for name in ("export", "import"):
            self.answer(0)
            start = time.monotonic()
            self.run(*self.command(name))
            self.seconds[name] = time.monotonic() - start
        self.export = self.exported.read_bytes()

    def command(self, name: str) -> list[str]:
        """Return the arguments of `export` or `import`."""
        if name == "export":
            return ["export", str(self.report), "--to", "sqlite", "-o", str(self.exported), "--replace"]
        return ["review", "import", str(self.sheet), "--report", str(self.report)]

    def answer(self, turn: int) -> set[str]:
        """Write a sheet in which each of the first twenty claims has a note of this `turn`, and return their ids."""
        with (self.report / "claims.csv").open(encoding="utf-8-sig", newline="") as file:
            ids = [row["claim_id" if "claim_id" in row else "id"] for row in csv.DictReader(file)][:20]
        with self.sheet.open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file)
            rows.writerow([CLAIM_ID, RIGHT.title, "note"])
            rows.writerows([claim, RIGHT.choices[0][0], f"turn {turn}"] for claim in ids)
        return set(ids)

    def run(self, *arguments: str) -> None:
        """Run undisturbed."""
        command = [sys.executable, "-m", "claimcheck", *arguments]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            sys.exit(f"{' '.join(arguments)}: {done.stderr}")

    def killed(self, name: str, after: float, number: int) -> int:
        """Start a command, send it the signal `number` when `after` seconds have gone, and return its exit code."""
        run = subprocess.Popen(
            [sys.executable, "-m", "claimcheck", *self.command(name)],
            env=self.environment,
            stderr=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 -- no threads here
        )
        time.sleep(after)
        os.killpg(run.pid, number)
        return run.wait()

    def notes(self) -> Counter[str]:
        """Return how many decisions that stand have which note."""
        return Counter(decision.note for decision in read_decisions(self.report))

    def changed(self) -> list[str]:
        """Return the files of the report that are not as they were, decisions aside."""
        now = self._files()
        return sorted(name for name in self.whole if now.get(name) != self.whole[name])

    def _files(self) -> dict[str, bytes]:
        names = ("articles.jsonl", "claims.jsonl", "facts.jsonl", "disagreements.jsonl", "run.json")
        return {name: (self.report / name).read_bytes() for name in names}


def faults_of(desk: Desk, turn: int, random: Random, seen: Counter[str]) -> list[str]:
    """Kill one command and let it run again, and return what is wrong with what is left."""
    name = random.choice(("export", "import"))
    before, claims = desk.notes(), desk.answer(turn)
    number = random.choice(SIGNALS)
    code = desk.killed(name, random.uniform(0.05, desk.seconds[name] * 1.1), number)
    seen[f"{name}, {signal.Signals(number).name}, ended with {code}"] += 1
    faults = [f"{file} of the report has changed" for file in desk.changed()]
    if desk.exported.read_bytes() != desk.export:
        faults.append("the export is not whole")
    left = desk.notes()
    if left not in (before, Counter({f"turn {turn}": len(claims)})):
        faults.append(f"some answers of a sheet are taken and others not: {left}")
    desk.run(*desk.command(name))
    if name == "import" and desk.notes() != Counter({f"turn {turn}": len(claims)}):
        faults.append("the next import does not take all answers")
    return faults


def main() -> None:
    """Kill as many commands as the options ask for, and exit with 1 if one of them leaves what it must not."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=100)
    options.add_argument("--articles", type=int, default=3)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    random, seen, wrong = Random(chosen.seed), Counter[str](), 0
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder), chosen.articles)
        for turn in range(1, chosen.rounds + 1):
            for fault in faults_of(desk, turn, random, seen):
                wrong += 1
                print(f"round {turn}: {fault}", flush=True)
    for what, count in sorted(seen.items()):
        print(f"{count:>4}  {what}")
    print(f"{chosen.rounds} commands killed, {wrong} faults")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
