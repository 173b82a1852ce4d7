"""Runs the extractors over one article, in the order in which they need each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extract.attribution import find_attributions
from claimcheck.extract.boilerplate import find_boilerplate
from claimcheck.extract.claims.article import lead_places, make_claims
from claimcheck.extract.claims.sentences import Found
from claimcheck.extract.dates.times import find_times
from claimcheck.extract.figures.quantities import add_counted, find_quantities
from claimcheck.extract.names import read_names
from claimcheck.extract.paragraphs import parse_paragraphs, split_paragraphs
from claimcheck.extract.quotes import find_quotes
from claimcheck.model import Article, Extraction
from claimcheck.rulebook.book import Rulebook

if TYPE_CHECKING:
    from spacy.language import Language


def extract_article(article: Article, pipeline: Language, rules: Rulebook, *, batch: int = 32) -> Extraction:
    """Return all that is found in `article`. Any text at all is taken without raising."""
    text = article.text
    spans = split_paragraphs(text)
    left_out = find_boilerplate(text, spans, rules.boilerplate)
    whole = {item.span for item in left_out}
    read = tuple(span for span in spans if span not in whole)
    quotes = find_quotes(text, read)
    # Documents live only inside this block: what spaCy learns of new words is forgotten with it.
    with pipeline.memory_zone():
        paragraphs = tuple(parse_paragraphs(text, read, pipeline, batch))
        names = read_names(paragraphs, rules)
        attributions = find_attributions(text, paragraphs, quotes, names, rules)
        times = find_times(text, article.published, rules, within=read)
        quantities = add_counted(find_quantities(text, rules, within=read), text, paragraphs, rules)
        found = Found(attributions, quantities, times, quotes, names, left_out)
        claims = make_claims(article, paragraphs, found, rules)
        places = lead_places(paragraphs, names)
    return Extraction(
        article=article,
        attributions=attributions,
        quantities=quantities,
        times=times,
        claims=claims,
        left_out=left_out,
        lead_places=places,
    )
