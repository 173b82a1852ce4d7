"""Splits a text into paragraphs and parses them one by one.

A headline without a full stop would otherwise be glued to the next sentence, and no quotation may cross a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.model import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")

# spaCy refuses texts of more than a million characters and needs about 1 GB for 100,000 tokens at a time.
LONGEST_PARSE = 20_000


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A parsed paragraph. `span` is its place in the article; a token's place is `span.start + token.idx`."""

    span: Span
    doc: Doc

    def span_of(self, start_char: int, end_char: int) -> Span:
        """Return the article's span of a range of characters of this paragraph."""
        return Span(self.span.start + start_char, self.span.start + end_char)


def split_paragraphs(text: str) -> tuple[Span, ...]:
    """Return the spans of the lines that hold more than white space, without the white space around them.

    A line longer than `LONGEST_PARSE` is cut at a space or, where there is none, anywhere.
    """
    spans = []
    for match in _LINE.finditer(text):
        start, end = match.span()
        line = match.group()
        start += len(line) - len(line.lstrip())
        end -= len(line) - len(line.rstrip())
        while end - start > LONGEST_PARSE:
            cut = max(text.rfind(". ", start, start + LONGEST_PARSE) + 1, 0) or text.rfind(
                " ", start, start + LONGEST_PARSE
            )
            cut = cut if cut > start else start + LONGEST_PARSE
            spans.append(Span(start, cut))
            start = cut + (len(text[cut:end]) - len(text[cut:end].lstrip()))
        if start < end:
            spans.append(Span(start, end))
    return tuple(spans)


def parse_paragraphs(text: str, spans: Iterable[Span], pipeline: Language, batch: int) -> Iterator[Paragraph]:
    """Yield each paragraph of `text` with its parse, in order. `batch` paragraphs are parsed together."""
    pairs = ((span.of(text), span) for span in spans)
    for doc, span in pipeline.pipe(pairs, as_tuples=True, batch_size=batch):
        yield Paragraph(span, doc)
