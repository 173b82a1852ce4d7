"""How fast claims find each other, and how well, on claims made for it. benchmarks/README.md says how to read it."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from math import comb
from time import process_time

import numpy as np
from peak_memory import peak_megabytes
from rapidfuzz.fuzz import token_set_ratio
from rapidfuzz.process import cdist
from synthetic import Synthetic, make_claims

from claimcheck.align.facts import align
from claimcheck.rulebook.book import load_rulebook

SIZES = (1_000, 10_000)
# Rows of the table of all texts against all that are worked out; the time for the others follows.
SAMPLE = 300


def by_slots(made: Synthetic) -> None:
    """Print what `align` costs and finds."""
    rules = load_rulebook()
    before, start = peak_megabytes(), process_time()
    facts = align(made.extractions, rules)
    took = process_time() - start
    planted = _pairs(made.fact_of.values())
    joined = sum(comb(len(fact.claims), 2) for fact in facts)
    right = sum(_pairs(made.fact_of[claim.id] for claim in fact.claims) for fact in facts)
    held = peak_megabytes() - before
    _row("align", len(made.fact_of), took=took, held=held, recall=right / planted, precision=right / joined)


def by_texts(made: Synthetic) -> None:
    """Print what comparing all sentences costs, and finds at the threshold that suits these texts best."""
    claims = made.claims
    texts = [claim.text for claim in claims]
    step = max(1, len(texts) // SAMPLE)
    rows = list(range(0, len(texts), step))
    before, start = peak_megabytes(), process_time()
    scores = cdist([texts[row] for row in rows], texts, scorer=token_set_ratio, dtype=np.uint8)
    took = (process_time() - start) * len(texts) / len(rows)
    held = (peak_megabytes() - before) * len(texts) / len(rows)
    facts = np.array([made.fact_of[claim.id] for claim in claims])
    files = np.array([claim.file for claim in claims])
    other = files[rows][:, None] != files[None, :]
    same = (facts[rows][:, None] == facts[None, :]) & other
    best = max((_at(threshold, scores, same, other) for threshold in range(50, 101)), key=lambda found: found[0])
    _row(f"texts at {best[3]} *", len(texts), took=took, held=held, recall=best[1], precision=best[2])


def _at(threshold: int, scores: np.ndarray, same: np.ndarray, other: np.ndarray) -> tuple[float, float, float, int]:
    """Return F1, recall and precision of the pairs at `threshold` or above."""
    said = (scores >= threshold) & other
    right = int((said & same).sum())
    recall, precision = right / int(same.sum()), right / max(1, int(said.sum()))
    return 2 * recall * precision / max(1e-9, recall + precision), recall, precision, threshold


def _pairs(keys: Iterable[int]) -> int:
    return sum(comb(number, 2) for number in Counter(keys).values())


def _row(name: str, claims: int, *, took: float, held: float, recall: float, precision: float) -> None:
    print(f"{name:<14} {claims:>7,} {took:>9.1f} s {held:>8,.0f} MB {recall:>8.1%} {precision:>10.1%}", flush=True)


def main() -> None:
    """Measure each way at each size, in a process of its own; with `--only`, one of them."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--claims", type=int, nargs="+", default=SIZES)
    options.add_argument("--only", choices=("slots", "texts"))
    chosen = options.parse_args()
    if chosen.only:
        for number in chosen.claims:
            made = make_claims(number)
            by_slots(made) if chosen.only == "slots" else by_texts(made)
        return
    print(f"{'way':<14} {'claims':>7} {'time':>11} {'memory':>11} {'recall':>8} {'precision':>10}", flush=True)
    for number in chosen.claims:
        for way in ("slots", "texts"):
            subprocess.run([sys.executable, __file__, "--only", way, "--claims", str(number)], check=True)
    print(f"* all texts against all, from {SAMPLE} rows; the threshold is the best one for these texts")


if __name__ == "__main__":
    main()
