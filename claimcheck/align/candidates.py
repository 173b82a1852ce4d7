"""Chooses which passages the judge reads side by side. They are counted before any is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from claimcheck.model import Encoding

# A story in which every passage can be read beside every other is read so; from then on each passage is read beside
# those others in which most of its values find one near them.
READ_ALL, NEAREST = 150, 8
# How many of the nearest values of two passages tell how much they have in common.
_BEST = 5


@dataclass(frozen=True, slots=True)
class Reading:
    """Two passages to be read side by side: file and number of each, the first file being the earlier by name."""

    first: tuple[str, int]
    second: tuple[str, int]


def readings(
    linked: Mapping[tuple[str, str], float], encodings: Mapping[str, Encoding]
) -> tuple[tuple[Reading, ...], int]:
    """Return the pairs of passages of a story's linked articles that are to be read, in order, and how many aren't."""
    every = [
        Reading((one, here), (other, there))
        for one, other in sorted(linked)
        for here in range(len(encodings[one].passages))
        for there in range(len(encodings[other].passages))
    ]
    if len(every) <= READ_ALL:
        return tuple(every), 0
    common = {reading: _in_common(reading, encodings) for reading in every}
    kept: set[Reading] = set()
    of_passage: dict[tuple[str, int], list[Reading]] = {}
    for reading in every:
        of_passage.setdefault(reading.first, []).append(reading)
        of_passage.setdefault(reading.second, []).append(reading)
    for beside in of_passage.values():
        ranked = sorted(beside, key=lambda reading: (-common[reading], reading.first, reading.second))
        kept.update(ranked[:NEAREST])
    return tuple(reading for reading in every if reading in kept), len(every) - len(kept)


def _in_common(reading: Reading, encodings: Mapping[str, Encoding]) -> float:
    one = encodings[reading.first[0]].vectors[reading.first[1]]
    other = encodings[reading.second[0]].vectors[reading.second[1]]
    best = np.sort((one @ other.T).max(axis=1))[-_BEST:]
    return round(float(best.sum()), 3)
