"""Encodes one article."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.model import Encoding, Extraction, Passage
from claimcheck.nets.arrays import Vectors
from claimcheck.nets.passages import passages_of

if TYPE_CHECKING:
    from tokenizers import Tokenizer

# About 7,000 words: no news article is longer, and the cost of comparing two articles grows with the square.
MOST_PASSAGES = 40

# Encodes a passage: a vector for each value, [values, size], and one for the passage, [size].
EncodePassage = Callable[[Passage], tuple[Vectors, Vectors]]


def encode_article(extraction: Extraction, tokenizer: Tokenizer, encode: EncodePassage) -> Encoding:
    """Return an article as the encoder reads it. One without values has no passages, and is close to nothing."""
    every = passages_of(extraction, tokenizer)
    passages = every[:MOST_PASSAGES]
    encoded = [encode(passage) for passage in passages]
    whole = np.sum([vector for _, vector in encoded], axis=0) if encoded else np.zeros(1, dtype=np.float32)
    length = float(np.linalg.norm(whole))
    return Encoding(
        file=extraction.article.file,
        passages=passages,
        vectors=tuple(vectors for vectors, _ in encoded),
        whole=whole / length if length else whole,
        left_out=len(every) - len(passages),
    )
