"""Goes through the sentences of an article with all that the other extractors found in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from claimcheck.extract.attribution.article import Speech
from claimcheck.extract.claims.scope import is_other_time, time_of
from claimcheck.extract.claims.sentence_names import NamedTokens, names_of_sentence
from claimcheck.extract.name_mentions import Label
from claimcheck.extract.name_register import NameRegister
from claimcheck.extract.paragraphs import Paragraph
from claimcheck.extract.tokens import Token
from claimcheck.extract.tokens import Tokens as TokenSpan
from claimcheck.model import Article, Attribution, LeftOut, Quantity, QuoteRun, Span, TimeRef
from claimcheck.rulebook.book import Rulebook

ItemT = TypeVar("ItemT")


class ByPlace(Generic[ItemT]):
    """Items by their start, so that those of a sentence are found without a search through all."""

    def __init__(self, placed: Iterable[tuple[Span, ItemT]]) -> None:
        self._placed = sorted(placed, key=lambda pair: pair[0])
        self._starts = [span.start for span, _ in self._placed]

    def inside(self, span: Span) -> list[ItemT]:
        """Return the items that start inside `span`, in text order."""
        return [
            item
            for _, item in self._placed[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]
        ]


@dataclass(frozen=True, slots=True)
class Found:
    """What the other extractors found in one article, each in text order."""

    speech: Speech
    quantities: Sequence[Quantity]
    times: Sequence[TimeRef]
    quotes: Sequence[QuoteRun]
    names: NameRegister
    left_out: Sequence[LeftOut]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with everything in it.

    `attributions` are those that have words in its paragraph, with their index in the article. `carried` is another
    time that the previous sentence was about, `register` all names of the article, and `pronouns` who is meant by "he"
    or "she", by place in the article.
    """

    article: Article
    span: Span
    tokens: TokenSpan
    paragraph: Paragraph
    names: tuple[NamedTokens, ...]
    known: tuple[tuple[Span, str, Label], ...]
    times: tuple[TimeRef, ...]
    figures: tuple[Quantity, ...]
    attributions: tuple[tuple[int, Attribution], ...]
    carried: tuple[date, date] | None
    register: NameRegister
    pronouns: Mapping[int, str]

    def when(self, span: Span) -> tuple[date, date] | None:
        """Return the time of what is at `span`, None for the story's own; the previous sentence may give it."""
        if not self.times:
            return self.carried
        time = time_of(span, self.times, self.tokens, self.paragraph.span.start)
        return None if time is None else other_time(time, self.article.published)

    def span_of(self, first: Token, last: Token) -> Span:
        """Return the article's span from one token to another, inclusive."""
        return self.paragraph.span_of(first.idx, last.idx + len(last))

    def tokens_at(self, span: Span) -> TokenSpan | None:
        """Return the tokens of the article's `span`; None if it begins or ends within one, or is empty."""
        offset = self.paragraph.span.start
        tokens = self.tokens.doc.char_span(span.start - offset, span.end - offset)
        return tokens if tokens is not None and len(tokens) else None

    def attribution_at(self, span: Span) -> tuple[int | None, Attribution | None]:
        """Return the innermost attribution that holds the middle of `span`, with its index."""
        return innermost(span, self.attributions)


def innermost(span: Span, among: Sequence[tuple[int, Attribution]]) -> tuple[int | None, Attribution | None]:
    """Return the attribution with the shortest piece that holds the middle of `span`, with its index."""
    middle = (span.start + span.end) // 2
    holding = [
        (piece.end - piece.start, index, item)
        for index, item in among
        for piece in item.spans
        if piece.start <= middle < piece.end
    ]
    if not holding:
        return None, None
    _, index, item = min(holding, key=lambda found: found[:2])
    return index, item


def read_sentences(
    article: Article, paragraphs: Sequence[Paragraph], found: Found, rules: Rulebook
) -> Iterator[Sentence]:
    """Yield the sentences that may hold claims; another time named in one applies to the next if that names none."""
    carried: tuple[date, date] | None = None
    times = ByPlace((time.span, time) for time in found.times)
    figures = ByPlace((figure.span, figure) for figure in found.quantities)
    left_out = ByPlace((item.span, item.span) for item in found.left_out)
    attributions = ByPlace((piece, pair) for pair in enumerate(found.speech.attributions) for piece in pair[1].spans)
    for paragraph in paragraphs:
        said = tuple(dict(attributions.inside(paragraph.span)).items())
        skipped = left_out.inside(paragraph.span)
        for sent in paragraph.doc.sents:
            span = paragraph.span_of(sent.start_char, sent.end_char)
            if _stands_in(span, skipped) or not span.of(article.text).strip():
                continue
            dates = tuple(times.inside(span))
            known = tuple(found.names.names_in(span.start, span.end))
            names = names_of_sentence(sent, paragraph.span.start, known, rules.titles)
            dated = [time.span for time in dates]
            yield Sentence(
                article=article,
                span=span,
                tokens=sent,
                paragraph=paragraph,
                names=tuple(n for n in names if not _stands_in(_span(paragraph, n), dated)),
                known=known,
                times=dates,
                figures=tuple(figures.inside(span)),
                attributions=said,
                carried=carried,
                register=found.names,
                pronouns=found.speech.pronouns,
            )
            others = [other for time in dates if (other := other_time(time, article.published)) is not None]
            carried = others[0] if others and len(others) == len(dates) else None


def other_time(time: TimeRef, published: date | None) -> tuple[date, date] | None:
    """Return the interval of a time that is not the story's own, None for one that is."""
    if time.earliest is None or time.latest is None or not is_other_time(time, published):
        return None
    return time.earliest, time.latest


def _span(paragraph: Paragraph, named: NamedTokens) -> Span:
    first, last = paragraph.doc[named.start], paragraph.doc[named.end - 1]
    return paragraph.span_of(first.idx, last.idx + len(last))


def _stands_in(span: Span, others: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for other in others)
