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
    """The least of two measurements, so that neither a collection of garbage nor a neighbour's work counts."""
    text = "x " + piece * (size // len(piece))
    taken = []
    gc.disable()
    try:
        for _ in range(2):
            start = time.process_time()
            find_quantities(text, rules)
            find_times(text, date(2019, 6, 19), rules)
            taken.append(time.process_time() - start)
    finally:
        gc.enable()
    return min(taken)


@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_length_only(piece, rules):
    short = seconds(piece, 10_000, rules)
    long = seconds(piece, 40_000, rules)
    # Four times the text; quadratic time would be sixteen times. Small times are all noise.
    assert long < 0.2 or long < 9 * max(short, 0.02)
