"""Answers in the judge's place, by the words that two windows share, where all else is to be measured."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from claimcheck.nets.arrays import Vectors
from claimcheck.nets.windows import Window
from claimcheck.work.reading import Readers

# The logit that two windows answer one question, where they share no word and where they share all; and the others.
NO_WORD, ALL_WORDS = -9.0, 4.0
OTHERS = (1.0, 0.0, 0.5, -2.0)


def spare_the_judge() -> None:
    """Have all networks loaded from now on answer by words."""
    Readers.judge = _by_words  # type: ignore[method-assign]  # that is the point


def _by_words(self: Readers, files: tuple[str, str], pairs: Sequence[tuple[Window, Window]]) -> Vectors:
    del self, files
    words = {window: frozenset(window.tokens) for window in {window for pair in pairs for window in pair}}
    shared = [len(words[one] & words[other]) / min(len(words[one]), len(words[other])) for one, other in pairs]
    first = NO_WORD + np.array(shared, dtype=np.float32) * (ALL_WORDS - NO_WORD)
    return np.column_stack([first, np.tile(np.array(OTHERS, dtype=np.float32), (len(pairs), 1))])
