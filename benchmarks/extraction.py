"""What extraction costs beside the bare parse and beside other libraries. benchmarks/README.md says how to read it."""

from __future__ import annotations

import argparse
import hashlib
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle
from pathlib import Path
from statistics import median
from time import process_time

os.environ.setdefault("OMP_NUM_THREADS", "1")

from bars import bars
from peak_memory import peak_megabytes
from ways import BARE, CLAIMCHECK, WAYS, Way, Work

from claimcheck.model import Article

CORPUS = Path(__file__).parent.parent / "corpus"
MEMORY_WORDS = 20_000
ONE_RUN = 50  # articles that are extracted at a time where memory is measured


def articles() -> Iterator[Article]:
    """Yield the articles of the corpus in turn, without end."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*/*.txt"))]
    for number, text in enumerate(cycle(texts)):
        file = f"{number}.txt"
        yield Article(file=file, text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), origin=file)


def of_words(number: int) -> list[Article]:
    """Return articles of `number` words or a few more together."""
    taken: list[Article] = []
    words = 0
    for article in articles():
        if words >= number:
            break
        taken.append(article)
        words += article.words
    return taken


def words_of(read: Sequence[Article]) -> int:
    """Return how many words they have."""
    return sum(article.words for article in read)


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time that `work` takes: other programs on the machine don't count."""
    start = process_time()
    work()
    return process_time() - start


def loaded(ways: Sequence[Way]) -> dict[Way, Work]:
    """Return those that are installed, ready to work; say why another is skipped."""
    ready = {}
    for way in ways:
        try:
            ready[way] = way.load()
        except ImportError as error:
            print(f"{way.name} is skipped: {error}. `make bench` installs what is compared.")
    return ready


def speeds(words: int, rounds: int) -> dict[Way, tuple[float, float]]:
    """Return for each way its words per second and how many times the bare pipeline's that is: medians of rounds."""
    ready = loaded(WAYS)
    texts = {way: of_words(min(words, way.words or words)) for way in ready}
    for way, work in ready.items():
        work(texts[way][:9])  # what is made once and kept is made before the clock runs
    pace: dict[Way, list[float]] = {way: [] for way in ready}
    for number in range(1, rounds + 1):
        for way, work in ready.items():
            pace[way].append(words_of(texts[way]) / seconds(lambda work=work, read=texts[way]: work(read)))
        print(
            f"  round {number}: claimcheck extract {pace[CLAIMCHECK][-1] / pace[BARE][-1]:.2f} times bare", flush=True
        )
    return {
        way: (median(values), median(mine / bare for mine, bare in zip(values, pace[BARE], strict=True)))
        for way, values in pace.items()
    }


def memory_of(way: Way, words: int) -> float:
    """Return the peak memory of a process of its own that does some words this way; 0 where it is not installed."""
    command = [sys.executable, __file__, "--words", str(words), "--memory-of", way.name]
    told = subprocess.run(command, check=False, capture_output=True, text=True)
    return float(told.stdout.splitlines()[-1]) if told.returncode == 0 else 0.0


def stream(number: int) -> None:
    """Print the peak memory of a process that extracts `number` articles, a few at a time, and keeps nothing."""
    work = CLAIMCHECK.load()
    before = peak_megabytes()
    waiting = articles()
    for first in range(0, number, ONE_RUN):
        work([next(waiting) for _ in range(min(ONE_RUN, number - first))])
    print(f"{number:>5} articles streamed     {peak_megabytes():>6,.0f} MB at most ({before:,.0f} MB before the first)")


def compare(words: int, rounds: int, plot: Path | None) -> None:
    """Print the table, and write the plot where one is asked for."""
    # First: a process is told the peak of the one that started it, if that was higher than its own.
    held = {way: memory_of(way, min(words, MEMORY_WORDS)) for way in WAYS}
    print(f"{words:,} words, {rounds} rounds, Python {platform.python_version()}")
    measured = speeds(words, rounds)
    print(f"{'way':<20}{'words/s':>10}{'times bare':>12}{'memory':>10}   finds")
    for way, (pace, times) in measured.items():
        print(f"{way.name:<20}{pace:>10,.0f}{times:>12.2f}{held[way]:>7,.0f} MB   {way.finds}")
    if plot is not None:
        rows = [(way.name, times, f"{times:.2f} ({pace:,.0f} words/s)") for way, (pace, times) in measured.items()]
        plot.parent.mkdir(parents=True, exist_ok=True)
        plot.write_text(bars("Words per second, as multiples of the bare spaCy pipeline's", rows, mark=1.0))
        print(f"plot: {plot}")


def main() -> None:
    """Measure what the options ask for, each memory figure in a process of its own."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--words", type=int, default=60_000)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--articles", type=int, nargs="+", default=(50, 500), help="how many to stream for memory")
    options.add_argument("--plot", type=Path, help="where to draw the comparison (.svg)")
    options.add_argument("--memory-only", action="store_true", help="stream them in this very process")
    options.add_argument(
        "--memory-of", choices=[way.name for way in WAYS], help="take only this way, and tell its peak"
    )
    chosen = options.parse_args()
    if chosen.memory_of:
        way = next(way for way in WAYS if way.name == chosen.memory_of)
        way.load()(of_words(min(chosen.words, way.words or chosen.words)))
        print(peak_megabytes())
        return
    for number in chosen.articles:
        if chosen.memory_only:
            stream(number)
        else:
            command = [sys.executable, __file__, "--memory-only", "--articles", str(number)]
            subprocess.run(command, check=True)
    if not chosen.memory_only:
        compare(chosen.words, chosen.rounds, chosen.plot)


if __name__ == "__main__":
    main()
