"""Tells whether two names of people are one name in two spellings."""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein

# Shorter words differ by one letter too often: Ann and Amn, Lee and Les.
_SHORTEST = 5


def same_but_for_a_letter(first: str, second: str) -> bool:
    """Return whether two names have the same words but one, and that one differs by a letter."""
    a, b = first.split(), second.split()
    if len(a) != len(b) or len(a) < 2:  # a name alone has nothing that must agree
        return False
    differing = [(x.lower(), y.lower()) for x, y in zip(a, b, strict=True) if x.lower() != y.lower()]
    if len(differing) != 1:
        return False
    x, y = differing[0]
    # A last letter alone tells a plural, a possessive or a woman's name from a man's.
    return min(len(x), len(y)) >= _SHORTEST and x[:-1] != y[:-1] and Levenshtein.distance(x, y, score_cutoff=1) == 1
