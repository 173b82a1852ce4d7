"""What a report costs the second time: nothing new, one article changed, three new ones."""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from news import write_articles

MANY, BRIEF = 500, 3
# A story that is followed: its articles, how many of them are new in the last run, and their paragraphs.
FOLLOWED, NEW, PARAGRAPHS = 15, 3, 8


def main() -> None:
    """Print the processor time and the time by the clock of each run, each in processes of its own."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=MANY)
    options.add_argument("--paragraphs", type=int, default=BRIEF)
    chosen = options.parse_args()
    print(f"{'run':<44} {'processor':>11} {'clock':>9} {'of the first':>14}")
    with TemporaryDirectory() as folder:
        _many(Path(folder), chosen.articles, chosen.paragraphs)
    with TemporaryDirectory() as folder:
        _followed(Path(folder))


def _many(folder: Path, articles: int, paragraphs: int) -> None:
    table = write_articles(folder, articles, paragraphs=paragraphs)
    first = _run(f"{articles} articles, for the first time", folder, table)
    _run("again", folder, table, first)
    lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
    changed = json.loads(lines[articles // 2])
    changed["text"] += "\n\nNobody had expected the harbour to close so early in the year."
    lines[articles // 2] = json.dumps(changed, sort_keys=True) + "\n"
    table.write_text("".join(lines), encoding="utf-8")
    _run("one of them changed", folder, table, first)


def _followed(folder: Path) -> None:
    table = write_articles(folder, FOLLOWED, paragraphs=PARAGRAPHS, of_a_story=FOLLOWED)
    every = table.read_text(encoding="utf-8").splitlines(keepends=True)
    table.write_text("".join(every[:-NEW]), encoding="utf-8")
    first = _run(f"one story, {FOLLOWED - NEW} articles", folder, table)
    table.write_text("".join(every), encoding="utf-8")
    _run(f"{NEW} new articles in it", folder, table, first)


def _run(what: str, folder: Path, table: Path, first: float | None = None) -> float:
    """Run a report over the one before, print what it cost, and return its processor time in seconds."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), monotonic()
    command = [sys.executable, "-m", "claimcheck", "report", str(table), "-o", str(folder / "report"), "--quiet"]
    subprocess.run(command, check=True, env={**os.environ, "XDG_CACHE_HOME": str(folder / "store")})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    took = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    share = f"{took / first:13.1%}" if first else ""
    print(f"{what:<44} {took:9.1f} s {monotonic() - began:7.1f} s {share:>14}", flush=True)
    return took


if __name__ == "__main__":
    main()
