"""What the programs that kill commands at random moments share: the signals, the rounds and what they print."""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Protocol

Files = dict[str, bytes]
_SIGNALS = (signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
_UNFINISHED = (".part", ".lock", "-journal", "-wal", "-shm")


class Work(Protocol):
    """A command that is killed: what it is called, and how many kills met it at work."""

    name: str
    hits: int

    def faults(self, random: Random, seen: Counter[str]) -> list[str]:
        """Kill it once, and return what is wrong with what it leaves. `seen` counts each outcome."""


def any_signal(random: Random) -> signal.Signals:
    """Return the signal for the next kill."""
    return random.choice(_SIGNALS)


def files_in(folder: Path) -> Files:
    """Return the files that people open: without locks, and without what a killed command has not finished."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if not path.name.endswith(_UNFINISHED)}


def lay(folder: Path, files: Files) -> None:
    """Have `folder` hold `files` and nothing else."""
    shutil.rmtree(folder)
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)


def neither(left: Files, old: Files, new: Files) -> list[str]:
    """Return a fault for each file in `left` that is neither as it was nor as it should become."""
    return [f"{name} is neither old nor new" for name in left if left[name] not in (old.get(name), new.get(name))]


def options(about: str | None, rounds: int) -> argparse.ArgumentParser:
    """Return the options that all these programs have."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--rounds", type=int, default=rounds, help="how many to meet at work")
    parser.add_argument("--seed", type=int, default=1)
    return parser


def kill_all(chosen: argparse.Namespace, make: Callable[[Path], Sequence[Work]]) -> None:
    """Kill what `make` lays in a folder as often as chosen, and exit with 1 if something went wrong.

    What was seen is printed. Stored results lie in the folder `store` there.
    """
    random, seen, wrong = Random(chosen.seed), Counter[str](), 0
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = f"{folder}/store"
        works = make(Path(folder))
        for work in works:
            while work.hits < chosen.rounds:
                for fault in work.faults(random, seen):
                    wrong += 1
                    print(f"{work.name}, kill {work.hits}: {fault}", flush=True)
                if work.hits and work.hits % 10 == 0:
                    print(f"{work.hits} {work.name} killed", file=sys.stderr, flush=True)
    for what, count in sorted(seen.items()):
        print(f"{count:>4}  {what}")
    print(f"{' and '.join(f'{chosen.rounds} {work.name}' for work in works)} killed, {wrong} faults")
    sys.exit(bool(wrong))
