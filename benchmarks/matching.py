"""How fast claims find each other, and how well, on claims made for it. benchmarks/README.md says how to read it."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from math import comb
from pathlib import Path
from time import process_time

import numpy as np
from growth_plot import Line, draw
from peak_memory import peak_megabytes
from rapidfuzz.fuzz import token_set_ratio
from rapidfuzz.process import cdist
from synthetic import fact_of, make_extractions, make_story, story_of

from claimcheck.align.facts import align, facts_by_thread
from claimcheck.align.stories import linked_articles
from claimcheck.model import Extraction, Fact
from claimcheck.rulebook.book import load_rulebook

SIZES = (1_000, 10_000, 100_000)
LARGEST = 1_000_000
# Rows of the table of all texts against all that are worked out, and their cells at most; the others follow from them.
ROWS, CELLS = 300, 10_000_000
# From this size on, claims are also held for one thread at a time.
MANY = 100_000


class Tally:
    """What was planted, and what of it was found."""

    def __init__(self) -> None:
        self.claims = self.planted = self.joined = self.right = 0

    def plant(self, extractions: Iterable[Extraction]) -> None:
        """Count the claims of one story, or of many whole ones, and the pairs that belong together."""
        facts = Counter(fact_of(claim) for extraction in extractions for claim in extraction.claims)
        self.claims += facts.total()
        self.planted += sum(comb(number, 2) for number in facts.values())

    def find(self, facts: Iterable[Fact]) -> None:
        """Count the pairs that were brought together, and the right ones among them."""
        for fact in facts:
            self.joined += comb(len(fact.claims), 2)
            self.right += sum(comb(n, 2) for n in Counter(fact_of(claim) for claim in fact.claims).values())

    def row(self, name: str, took: float) -> None:
        """Print the line of one way."""
        recall, precision = self.right / self.planted, self.right / max(1, self.joined)
        _row(name, self.claims, took, held=peak_megabytes(), recall=recall, precision=precision)


def all_at_once(number: int) -> None:
    """Print what `align` costs and finds where all claims are in memory."""
    extractions = list(make_extractions(number))
    rules, tally = load_rulebook(), Tally()
    tally.plant(extractions)
    align(extractions[:5], rules)  # what is made once and kept is made before the clock runs
    start = process_time()
    facts = align(extractions, rules)
    took = process_time() - start
    tally.find(facts)
    tally.row("align", took)


def by_thread(number: int) -> None:
    """Print what it costs where claims lie elsewhere, and are taken in for one thread at a time."""
    rules, tally = load_rulebook(), Tally()
    articles = []
    for extraction in make_extractions(number):
        tally.claims += len(extraction.claims)
        articles.append(extraction.article)
    elsewhere = 0.0

    @lru_cache(maxsize=50)
    def story(place: int) -> tuple[Extraction, ...]:
        nonlocal elsewhere
        since = process_time()
        made = make_story(place, number)
        elsewhere += process_time() - since
        return made

    def extraction_of(file: str) -> Extraction:
        return next(extraction for extraction in story(story_of(file)) if extraction.article.file == file)

    start = process_time()
    linked = linked_articles(articles, rules.frequencies)
    files = [article.file for article in articles]
    articles.clear()
    for facts in facts_by_thread(files, extraction_of, linked, rules):
        since = process_time()
        tally.find(facts)
        elsewhere += process_time() - since
    took = process_time() - start - elsewhere
    claims, tally.claims = tally.claims, 0
    for place in sorted({story_of(file) for file in files}):
        tally.plant(make_story(place, number))
    assert claims == tally.claims  # noqa: S101 -- what is made anew must be what was made before
    tally.row("by thread", took)


def by_texts(number: int) -> None:
    """Print what comparing all sentences costs, and finds at the threshold that suits these texts best."""
    claims = [claim for extraction in make_extractions(number) for claim in extraction.claims]
    texts = [claim.text for claim in claims]
    wanted = min(ROWS, max(1, CELLS // len(texts)))
    rows = list(range(0, len(texts), max(1, len(texts) // wanted)))
    before, start = peak_megabytes(), process_time()
    scores = cdist([texts[row] for row in rows], texts, scorer=token_set_ratio, dtype=np.uint8)
    took = (process_time() - start) * len(texts) / len(rows)
    held = before + (peak_megabytes() - before) * len(texts) / len(rows)
    number_of = {fact: number for number, fact in enumerate({fact_of(claim): None for claim in claims})}
    facts = np.array([number_of[fact_of(claim)] for claim in claims])
    files = np.array([claim.file for claim in claims])
    best = (0.0, 0.0, 0.0, 100)
    others = [(files[row] != files, facts[row] == facts) for row in rows]
    for threshold in range(50, 101):
        said = right = same = 0
        for score, (other, one) in zip(scores, others, strict=True):
            near = (score >= threshold) & other
            said, right, same = said + int(near.sum()), right + int((near & one).sum()), same + int((one & other).sum())
        recall, precision = right / max(1, same), right / max(1, said)
        best = max(best, (2 * recall * precision / max(1e-9, recall + precision), recall, precision, threshold))
    _row(f"texts at {best[3]} *", len(texts), took, held=held, recall=best[1], precision=best[2])


def _row(name: str, claims: int, took: float, *, held: float, recall: float, precision: float) -> None:
    row = {"way": name, "claims": claims, "took": took, "held": held, "recall": recall, "precision": precision}
    print(json.dumps(row), flush=True)


def main() -> None:
    """Measure each way at each size, in a process of its own; with `--only`, one of them, as JSON."""
    ways = {"align": all_at_once, "threads": by_thread, "texts": by_texts}
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--claims", type=int, nargs="+", default=SIZES)
    options.add_argument("--million", action="store_true", help="1,000,000 claims too: half an hour, 4 GB of memory")
    options.add_argument("--svg", type=Path, help="where to draw the time that a claim takes")
    options.add_argument("--only", choices=sorted(ways))
    chosen = options.parse_args()
    sizes = [*chosen.claims, *([LARGEST] if chosen.million else [])]
    if chosen.only:
        for number in sizes:
            ways[chosen.only](number)
        return
    print(f"{'way':<14} {'claims':>9} {'time':>13} {'per claim':>12} {'memory':>12} {'recall':>8} {'precision':>10}")
    lines: dict[str, list[tuple[int, float]]] = {way: [] for way in ways}
    for number in sizes:
        for way, points in lines.items():
            if way == "threads" and number < MANY:
                continue
            command = [sys.executable, __file__, "--only", way, "--claims", str(number)]
            row = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            each = row["took"] / row["claims"] * 1e6
            points.append((row["claims"], each))
            print(
                f"{row['way']:<14} {row['claims']:>9,} {row['took']:>11,.1f} s {each:>9,.0f} µs "
                f"{row['held']:>9,.0f} MB {row['recall']:>8.1%} {row['precision']:>10.1%}",
                flush=True,
            )
    print(f"* all texts against all, from up to {ROWS} rows; the threshold is the best one for these texts")
    if chosen.svg:
        plot = [Line(way, points) for way, points in lines.items()]
        chosen.svg.write_text(draw(plot, across="claims", up="µs a claim"), encoding="utf-8")


if __name__ == "__main__":
    main()
