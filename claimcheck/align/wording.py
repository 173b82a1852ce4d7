"""Decides whether two quotations are one utterance, by the words they share in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from claimcheck.wordings import lower_words

# Measured on pairs of quotations from one event: four shared words that are 60 % of the shorter one find every pair.
FEWEST_SHARED = 4
LEAST_COVER = 0.6
# If two speakers are named, more must be shared: two people may use the same turn of phrase.
FEWEST_SHARED_TWO_SPEAKERS = 6
LEAST_COVER_TWO_SPEAKERS = 0.75

# This many of the shared words must be consecutive.
_LONGEST_RUN = 3
# How many times as long as the shorter quotation the stretch with the shared words may be.
_WIDEST = 2

# Words shorter than this carry no meaning; at least two that do must be shared.
_CONTENT_LENGTH, _FEWEST_CONTENT = 4, 2


@lru_cache(maxsize=500)
def _counted(words: tuple[str, ...]) -> Counter[str]:
    return Counter(words)


def same_utterance(first: str, second: str, *, other_speaker: bool = False, one_speaker: bool = False) -> float | None:
    """Return the share of the shorter quotation's words that both have in order, None if it is not one utterance.

    `other_speaker` says that the two have different speakers, `one_speaker` that one name is known to have said both.
    In that case a few words quoted alone are taken as part of the longer quotation that contains them.
    """
    fewest = FEWEST_SHARED_TWO_SPEAKERS if other_speaker else FEWEST_SHARED
    least = LEAST_COVER_TWO_SPEAKERS if other_speaker else LEAST_COVER
    a, b = lower_words(first), lower_words(second)
    if one_speaker and min(len(a), len(b)) < fewest and _holds(a, b):
        return 1.0
    # Words shared in order are never more than words shared at all. This spares most pairs the search for the order.
    most = (_counted(a) & _counted(b)).total()
    if most < fewest or most / min(len(a), len(b)) < least:
        return None
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    shared = [word for block in blocks for word in a[block.a : block.a + block.size]]
    cover = len(shared) / min(len(a), len(b))
    if len(shared) < fewest or cover < least or max(block.size for block in blocks) < _LONGEST_RUN:
        return None
    # In a long quotation, words of any short one can be picked out here and there; they must be close together.
    stretch = max(blocks[-1].a + blocks[-1].size - blocks[0].a, blocks[-1].b + blocks[-1].size - blocks[0].b)
    if stretch > _WIDEST * min(len(a), len(b)) or len(_content(shared)) < _FEWEST_CONTENT:
        return None
    return cover


def _holds(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Return whether the shorter of two quotations is contained in the longer, and has words that carry meaning."""
    short, long = sorted((first, second), key=len)
    places = range(len(long) - len(short) + 1)
    return len(_content(short)) >= _FEWEST_CONTENT and any(long[i : i + len(short)] == short for i in places)


def _content(words: Sequence[str]) -> set[str]:
    return {word for word in words if len(word) >= _CONTENT_LENGTH}
