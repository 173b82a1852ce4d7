"""What encoding gives: passages as the networks read them, with a vector for each value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # most commands get by without it
    import numpy as np

    Vectors = np.ndarray[Any, np.dtype[np.float32]]


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of an article as the networks read it.

    `tokens` are numbers of the vocabulary, without special tokens at the ends. `claims` are the ids of the claims with
    their value in it, `places` their values' half-open ranges of `tokens`, `sentences` those of their sentences.
    """

    tokens: tuple[int, ...]
    claims: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    sentences: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """An article as the encoder reads it.

    `passages` are stretches of whole sentences; `vectors` holds for each an array [values, size], `whole` is one of the
    article [size]. All vectors have length 1. `left_out` is the number of passages beyond the limit.
    """

    file: str
    passages: tuple[Passage, ...]
    vectors: tuple[Vectors, ...]
    whole: Vectors
    left_out: int = 0
