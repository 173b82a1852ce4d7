"""Splits a text into paragraphs and parses them one by one.

Otherwise a headline without a full stop would run into the next sentence, and quotations could cross paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.extract.tokens import Doc
from claimcheck.model import Span

if TYPE_CHECKING:
    from spacy.language import Language

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")

# spaCy refuses texts of more than a million characters and needs about 1 GB for 100,000 tokens at a time.
LONGEST_PARSE = 20_000

# No real sentence is this long. A text without full stops would count as one sentence, and time and memory for a
# sentence grow with the square of its length.
LONGEST_SENTENCE = 2_000
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]{0,3}\s")

# The tokenizer needs quadratic time for a "word" of thousands of quotation marks or brackets; no claim is in one.
_ENDLESS_WORD = re.compile(r"\S{400,}")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A parsed paragraph. `span` is its place in the article; a token's place is `span.start + token.idx`."""

    span: Span
    doc: Doc

    def span_of(self, start_char: int, end_char: int) -> Span:
        """Return the article's span of a range of characters of this paragraph."""
        return Span(self.span.start + start_char, self.span.start + end_char)


def split_paragraphs(text: str) -> tuple[Span, ...]:
    """Return the spans of the lines that aren't blank, without the white space around them.

    A line longer than `LONGEST_PARSE`, or than `LONGEST_SENTENCE` without a full stop, is cut at a space or, if there
    is none, anywhere. Words of hundreds of characters are left out.
    """
    return tuple(
        sentences
        for line in _LINE.finditer(text)
        for part in _without_endless_words(text, Span(*line.span()))
        for piece in _cut(text, part)
        for sentences in _without_endless_sentences(text, piece)
    )


def _without_endless_words(text: str, line: Span) -> Iterator[Span]:
    start = line.start
    for word in _ENDLESS_WORD.finditer(text, *line):
        yield Span(start, word.start())
        start = word.end()
    yield Span(start, line.end)


def _cut(text: str, part: Span) -> Iterator[Span]:
    """Yield `part` without the white space around it, in pieces short enough to be parsed."""
    start, end = _trimmed(text, part.start, part.end)
    while end - start > LONGEST_PARSE:
        stop = start + LONGEST_PARSE
        cut = text.rfind(". ", start, stop) + 1 or text.rfind(" ", start, stop)
        cut = cut if cut > start else stop
        yield Span(*_trimmed(text, start, cut))
        start, end = _trimmed(text, cut, end)
    if start < end:
        yield Span(start, end)


def _without_endless_sentences(text: str, piece: Span) -> Iterator[Span]:
    """Yield `piece`, cut wherever it goes on for more than `LONGEST_SENTENCE` without the end of a sentence."""
    if piece.end - piece.start <= LONGEST_SENTENCE:
        yield piece
        return
    cuts = [piece.start]
    last = piece.start
    for end in [*(match.end() for match in _SENTENCE_END.finditer(text, *piece)), piece.end]:
        while end - last > LONGEST_SENTENCE:
            space = text.rfind(" ", last + 1, last + LONGEST_SENTENCE)
            last = space if space > 0 else last + LONGEST_SENTENCE
            cuts.append(last)
        last = end
    for start, end in pairwise([*cuts, piece.end]):
        trimmed = Span(*_trimmed(text, start, end))
        if trimmed.start < trimmed.end:
            yield trimmed


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def parse_paragraphs(text: str, spans: Iterable[Span], pipeline: Language, batch: int) -> Iterator[Paragraph]:
    """Yield each paragraph of `text` with its parse, in order. `batch` paragraphs are parsed together."""
    from claimcheck.extract.parse import parse  # noqa: PLC0415 -- imports spaCy; dates and figures get by without

    places = list(spans)
    parses = parse((span.of(text) for span in places), pipeline, batch)
    for span, doc in zip(places, parses, strict=True):
        yield Paragraph(span, doc)
