"""Cuts out of a passage what the judge reads for one value: its sentence and a few words before, the value marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.model import Passage
from claimcheck.nets.passages import number_of

if TYPE_CHECKING:
    from tokenizers import Tokenizer

# Tokens that never occur in text; the judge has learned what they mean.
OPENS, CLOSES = 1, 2
# In tokens: how much is read before the sentence, of a sentence, and of a value. A longer sentence is cut around its
# value.
_BEFORE, _SENTENCE, _VALUE = 32, 72, 24


@dataclass(frozen=True, slots=True)
class Window:
    """What the judge reads for one value.

    `tokens` are numbers of the vocabulary, without special tokens at the ends; `place` is the half-open range of the
    value, between its two marks.
    """

    tokens: tuple[int, ...]
    place: tuple[int, int]


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
    tokens = (*passage.tokens[first:start], OPENS, *passage.tokens[start:end], CLOSES, *passage.tokens[end:last])
    at = start - first + 1
    return Window(tokens, (at, at + end - start))


@dataclass(frozen=True, slots=True)
class Line:
    """Two windows as the judge reads them: `first` and `second` are their values' half-open ranges of `tokens`.

    The tokens from `second_from` on belong to the second window.
    """

    tokens: tuple[int, ...]
    second_from: int
    first: tuple[int, int]
    second: tuple[int, int]


def line_of(first: Window, second: Window, tokenizer: Tokenizer) -> Line:
    """Return two windows as the judge reads them."""
    opening, closing = number_of("[CLS]", tokenizer), number_of("[SEP]", tokenizer)
    behind = len(first.tokens) + 2
    return Line(
        tokens=(opening, *first.tokens, closing, *second.tokens, closing),
        second_from=behind,
        first=(first.place[0] + 1, first.place[1] + 1),
        second=(second.place[0] + behind, second.place[1] + behind),
    )
