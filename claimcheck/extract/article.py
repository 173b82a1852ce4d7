"""Runs the extractors over one article, in the order in which they need each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from claimcheck.extract.at_most import at_most
from claimcheck.extract.attribution import read_speech
from claimcheck.extract.boilerplate import find_boilerplate
from claimcheck.extract.claims.article import make_claims
from claimcheck.extract.claims.sentences import Found
from claimcheck.extract.corrections import (
    marked_denied,
    withdrawn_in_corrections,
    withdrawn_in_sentences,
    withdrawn_words,
)
from claimcheck.extract.dates.times import read_times
from claimcheck.extract.figures.counted import count_nouns
from claimcheck.extract.figures.quantities import read_figures
from claimcheck.extract.names import read_names
from claimcheck.extract.openings import text_start
from claimcheck.extract.paragraphs import Paragraph, parse_paragraphs, split_paragraphs
from claimcheck.extract.quotes import find_quotes
from claimcheck.extract.two_ways import read_in_two_ways
from claimcheck.model import Article, Extraction, LeftOut, Span
from claimcheck.rulebook.book import Rulebook

if TYPE_CHECKING:
    from spacy.language import Language


def extract_article(article: Article, pipeline: Language, rules: Rulebook, *, batch: int = 32) -> Extraction:
    """Return everything found in `article`. No text raises an error."""
    left_out, read = find_read(article.text, rules)
    paragraphs = tuple(parse_paragraphs(article.text, read, pipeline, batch))
    return extract_parsed(article, paragraphs, left_out, rules)


def extract_articles(
    articles: Sequence[Article], pipeline: Language, rules: Rulebook, *, batch: int = 64
) -> Iterator[Extraction | Exception]:
    """Yield everything found in each of a few articles, or the error that one causes.

    They are parsed together, which is faster than one by one, with the same result.
    """
    try:
        parsed = _parse_together(articles, pipeline, rules, batch)
    except Exception:  # noqa: BLE001 -- one of them; which, tells parsing each by itself
        yield from (_outcome(partial(extract_article, article, pipeline, rules, batch=batch)) for article in articles)
        return
    for article, (left_out, paragraphs) in zip(articles, parsed, strict=True):
        yield _outcome(partial(extract_parsed, article, paragraphs, left_out, rules))


def _parse_together(
    articles: Sequence[Article], pipeline: Language, rules: Rulebook, batch: int
) -> list[tuple[tuple[LeftOut, ...], tuple[Paragraph, ...]]]:
    from claimcheck.extract.parse import parse  # noqa: PLC0415 -- imports spaCy

    read = [find_read(article.text, rules) for article in articles]
    texts = [span.of(article.text) for article, (_, spans) in zip(articles, read, strict=True) for span in spans]
    parses = parse(texts, pipeline, batch)
    return [(left_out, tuple(map(Paragraph, spans, parses))) for left_out, spans in read]


def _outcome(work: Callable[[], Extraction]) -> Extraction | Exception:
    try:
        return work()
    except Exception as error:  # noqa: BLE001 -- whatever it is, the other articles' results are worth more
        return error


def find_read(text: str, rules: Rulebook) -> tuple[tuple[LeftOut, ...], tuple[Span, ...]]:
    """Return the parts of `text` without claims, and the paragraphs to read, without their datelines."""
    spans = split_paragraphs(text)
    left_out = find_boilerplate(text, spans, rules.boilerplate)
    whole = {item.span for item in left_out}
    kept = (span for span in spans if span not in whole)
    day = rules.datelines.day
    return left_out, tuple(Span(span.start + text_start(span.of(text), rules.places, day), span.end) for span in kept)


def extract_parsed(
    article: Article, paragraphs: Sequence[Paragraph], left_out: tuple[LeftOut, ...], rules: Rulebook
) -> Extraction:
    """Return everything found in the paragraphs of `article`, which are parsed already."""
    text = article.text
    read = tuple(paragraph.span for paragraph in paragraphs)
    quotes = find_quotes(text, read)
    names = read_names(paragraphs, rules)
    speech = read_speech(paragraphs, quotes, names, rules)
    times, weeks = read_times(text, article.published, rules, within=read)
    figures = read_figures(text, rules, within=read)
    quantities = count_nouns(figures.quantities, text, paragraphs, rules)
    running, denied = withdrawn_in_sentences(text, _sentences(paragraphs), quantities, rules)
    quantities = marked_denied(quantities, denied)
    taken_back = denied | {each.quantity.span for each in running}
    found = Found(speech, quantities, times, quotes, names, left_out)
    claims = make_claims(article, paragraphs, found, rules)
    return at_most(
        Extraction(
            article=article,
            attributions=speech.attributions,
            quantities=quantities,
            times=times,
            claims=tuple(each for each in claims if each.quantity is None or each.quantity.span not in taken_back),
            left_out=left_out,
            problems=read_in_two_ways(article, sorted({*figures.unread, *weeks})),
            withdrawn=(
                *withdrawn_in_corrections(text, left_out, rules),
                *running,
                *withdrawn_words(article.struck, rules),
            ),
        )
    )


def _sentences(paragraphs: Sequence[Paragraph]) -> Iterator[Span]:
    """Yield the sentences that hold two numbers or more, as the parse has them."""
    for paragraph in paragraphs:
        for sentence in paragraph.doc.sents:
            yield paragraph.span_of(sentence.start_char, sentence.end_char)
