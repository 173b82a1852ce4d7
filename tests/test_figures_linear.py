"""No text, however hostile, takes the finders of figures and dates more than linear time."""

from __future__ import annotations

import gc
import time
from datetime import date

import pytest

from claimcheck.extract.dates.times import find_times
from claimcheck.extract.figures.quantities import find_quantities

PIECES = ["1", ",", ".", "1,", "1,111", "1 ", "$", "-", "10-", "1/2 ", "½", "(5 ", "1:1:", "#1", "a@", "www.", "+44 "]
PIECES += ["00-000-", "\u00a0000", "million ", "one ", "twenty-", "half ", "a ", "the ", "of ", "and ", "more than "]
PIECES += [
    "about the ",
    "between 1 and ",
    "from 1 to 2 ",
    "£5m ($6m) ",
    "5 km ",
    "5' 6\" ",
    "March ",
    "March 1, ",
    "2014-",
]
PIECES += [
    "111 ",
    "1.111",
    "1,1",
    "1'111",
    "3-4,000 ",
    "17c ",
    "7 minutes ",
    "2h 4m ",
    "two or ",
    "aged 12, ",
    "boys, 12 and ",
]
PIECES += ["half past ", "six in the ", "a week on ", "the first ", "will be ", "40s ", "odds of "]
PIECES += ["last ", "the next ", "3 p.m. ", "Q", "week of ", "Ruta, ", "aged ", "A1 ", "x1", "'", "\n1"]


def seconds(piece, size, rules):
    """The time of one measurement, in which no collection of garbage counts."""
    text = "x " + piece * (size // len(piece))
    gc.disable()
    try:
        start = time.process_time()
        find_quantities(text, rules)
        find_times(text, date(2019, 6, 19), rules)
        return time.process_time() - start
    finally:
        gc.enable()


@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_length_only(piece, rules):
    # Small times are all noise.
    long = seconds(piece, 40_000, rules)
    if long < 0.2:
        return
    short = min(seconds(piece, 10_000, rules) for _ in range(2))
    # Four times the text; quadratic time would be sixteen times. A neighbour's work may count once, but not twice.
    assert long < 9 * max(short, 0.02) or seconds(piece, 40_000, rules) < 9 * max(short, 0.02)
