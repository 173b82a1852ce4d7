"""What extraction costs on top of the parse, and how much memory it takes. benchmarks/README.md says how to read it."""

from __future__ import annotations

import argparse
import hashlib
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

os.environ.setdefault("OMP_NUM_THREADS", "1")

from peak_memory import peak_megabytes

from claimcheck.extract.article import extract_article
from claimcheck.extract.dates.times import find_times
from claimcheck.extract.figures.quantities import find_quantities
from claimcheck.extract.language import load_pipeline
from claimcheck.model import Article
from claimcheck.rulebook.book import Rulebook, load_rulebook
from claimcheck.settings import DEFAULT_PIPELINE

if TYPE_CHECKING:
    from spacy.language import Language

CORPUS = Path(__file__).parent.parent / "corpus"
# Whole articles that the bare pipeline parses together.
BATCH = 8


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


def parse(read: list[Article], pipeline: Language) -> None:
    """Do what the bare spaCy pipeline does, in the way that is fastest for it."""
    with pipeline.memory_zone():
        for _ in pipeline.pipe((article.text for article in read), batch_size=BATCH):
            pass


def extract(read: list[Article], pipeline: Language, rules: Rulebook) -> None:
    """Do all of claimcheck's extraction, the parse included."""
    for article in read:
        extract_article(article, pipeline, rules)


def seconds(work: Callable[[], None]) -> float:
    """Return the processor time that `work` takes: other programs on the machine don't count."""
    start = process_time()
    work()
    return process_time() - start


def speed(words: int, rounds: int) -> None:
    """Print the words per second of each way, and the ratio of whole extraction to the bare parse."""
    read, rules, pipeline = of_words(words), load_rulebook(), load_pipeline(DEFAULT_PIPELINE)
    total = sum(article.words for article in read)
    print(f"{len(read)} articles, {total:,} words, {rounds} rounds, Python {platform.python_version()}")
    extract(read[:9], pipeline, rules)  # what is made once and kept is made before the clock runs
    parse(read[:9], pipeline)
    bare, whole = [], []
    for number in range(1, rounds + 1):
        bare.append(seconds(lambda: parse(read, pipeline)))
        whole.append(seconds(lambda: extract(read, pipeline, rules)))
        print(f"  round {number}: {bare[-1]:.1f} s bare, {whole[-1]:.1f} s whole, ratio {whole[-1] / bare[-1]:.2f}")
    figures = seconds(lambda: [find_quantities(article.text, rules) for article in read] and None)
    dates = seconds(lambda: [find_times(article.text, None, rules) for article in read] and None)
    print(f"bare spaCy pipeline        {total / median(bare):>10,.0f} words/s")
    print(f"whole extraction           {total / median(whole):>10,.0f} words/s")
    print(f"whole extraction / bare    {median(w / b for w, b in zip(whole, bare, strict=True)):>10.2f} (median ratio)")
    print(f"figures without a parse    {total / figures:>10,.0f} words/s")
    print(f"dates without a parse      {total / dates:>10,.0f} words/s", flush=True)


def memory(number: int) -> None:
    """Print the peak memory of a process that extracts `number` articles one after the other and keeps nothing."""
    rules, pipeline = load_rulebook(), load_pipeline(DEFAULT_PIPELINE)
    before = peak_megabytes()
    for article, _ in zip(articles(), range(number), strict=False):
        extract_article(article, pipeline, rules)
    print(
        f"{number:>4} articles streamed      {peak_megabytes():>10,.0f} MB at most ({before:,.0f} MB before the first)"
    )


def main() -> None:
    """Measure what the options ask for, each memory figure in a process of its own."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--words", type=int, default=60_000)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--articles", type=int, nargs="+", default=(50, 500), help="how many to stream for memory")
    options.add_argument("--memory-only", action="store_true", help="stream them in this very process")
    chosen = options.parse_args()
    # First: a process is told the peak of the one that started it, if that was higher than its own.
    for number in chosen.articles:
        if chosen.memory_only:
            memory(number)
        else:
            command = [sys.executable, __file__, "--memory-only", "--articles", str(number)]
            subprocess.run(command, check=True)
    if not chosen.memory_only:
        speed(chosen.words, chosen.rounds)


if __name__ == "__main__":
    main()
