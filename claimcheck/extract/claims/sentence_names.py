"""Finds the names in a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claimcheck.extract.tokens import Token
from claimcheck.extract.tokens import Tokens as TokenSpan
from claimcheck.model import Span
from claimcheck.rulebook.titles import Titles


@dataclass(frozen=True, slots=True)
class NamedTokens:
    """A name in a sentence: its first and last token (last is exclusive) and the person or body."""

    start: int
    end: int
    name: str
    label: str


def names_of_sentence(
    sent: TokenSpan, offset: int, known: Iterable[tuple[Span, str, str]], titles: Titles
) -> tuple[NamedTokens, ...]:
    """Return the names in `sent`: those of the register, and other runs of words that the tagger calls names.

    `known` are span, canonical name and label as the register has them; `offset` is where the paragraph starts.
    "Mr." alone is not a name.
    """
    found: list[NamedTokens] = []
    taken: set[int] = set()
    for span, name, label in known:
        tokens = sent.doc.char_span(span.start - offset, span.end - offset)
        if tokens is None or tokens.start < sent.start or tokens.end > sent.end:
            continue
        found.append(NamedTokens(tokens.start, tokens.end, name, label))
        taken.update(range(tokens.start, tokens.end))
    index = sent.start
    while index < sent.end:
        end = index
        while end < sent.end and end not in taken and _capitalised(sent.doc[end]):
            end += 1
        words = sent.doc.between(index, end)
        if end > index and not all(word.lower_.rstrip(".") in titles.honorifics for word in words):
            found.append(NamedTokens(index, end, words.text, "other"))
        index = max(end, index + 1)
    return tuple(sorted(found, key=lambda named: named.start))


def _capitalised(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text[:1].isupper()
