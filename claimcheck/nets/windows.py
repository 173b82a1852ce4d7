"""Cuts out of a passage what the judge reads for a value: its sentence and a few words before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.model import Passage
from claimcheck.nets.passages import number_of

if TYPE_CHECKING:
    from tokenizers import Tokenizer

# In tokens: how much is read before the sentence, of a sentence, and of a value. A longer sentence is cut around its
# value.
_BEFORE, _SENTENCE, _VALUE = 32, 72, 24

# A half-open range of tokens.
Place = tuple[int, int]
Tokens = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """What the judge reads for one value. The values of a sentence share its `tokens`, unless it is very long.

    `tokens` are numbers of the vocabulary, without special tokens at the ends; `place` is that of the value.
    """

    tokens: Tokens
    place: Place


def window_of(passage: Passage, value: int) -> Window:
    """Return what the judge reads for value number `value` of a passage."""
    start, end = passage.places[value]
    first, last = passage.sentences[value]
    first, last, end = min(first, start), max(last, end), min(end, start + _VALUE)
    if last - first > _SENTENCE:
        # Two thirds of the room go to the words before the value.
        first = max(first, start - (_SENTENCE - (end - start)) * 2 // 3)
        last = min(last, first + _SENTENCE)
    first = max(0, first - _BEFORE)
    return Window(passage.tokens[first:last], (start - first, end - first))


@dataclass(frozen=True, slots=True)
class Line:
    """Two windows' tokens as the judge reads them; those from `second_from` on belong to the second."""

    tokens: Tokens
    second_from: int

    def place_in_first(self, place: Place) -> Place:
        """Return where a place of the first window is in the line."""
        return place[0] + 1, place[1] + 1

    def place_in_second(self, place: Place) -> Place:
        """Return where a place of the second window is in the line."""
        return place[0] + self.second_from, place[1] + self.second_from


def line_of(first: Sequence[int], second: Sequence[int], tokenizer: Tokenizer) -> Line:
    """Return the tokens of two windows as the judge reads them."""
    opening, closing = number_of("[CLS]", tokenizer), number_of("[SEP]", tokenizer)
    return Line((opening, *first, closing, *second, closing), second_from=len(first) + 2)
