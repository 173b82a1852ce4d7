"""Makes all claims of one article."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.extract.claims.build import make_claim
from claimcheck.extract.claims.from_dates import claims_from_dates
from claimcheck.extract.claims.from_figures import claims_from_figures
from claimcheck.extract.claims.from_lists import claims_from_lists
from claimcheck.extract.claims.from_phrases import claims_from_phrases, claims_from_verbs
from claimcheck.extract.claims.from_words import claims_from_quotes
from claimcheck.extract.claims.marks import with_marks
from claimcheck.extract.claims.sentences import Found, Sentence, read_sentences
from claimcheck.extract.paragraphs import Paragraph
from claimcheck.model import Article, Claim, Span
from claimcheck.rulebook.book import Rulebook


def make_claims(article: Article, paragraphs: Sequence[Paragraph], found: Found, rules: Rulebook) -> tuple[Claim, ...]:
    """Return the claims of one article, in text order. A sentence without a value is a plain statement."""
    claims: list[Claim] = []
    for sentence in read_sentences(article, paragraphs, found, rules):
        claims += _claims_of(sentence, rules)
    claims += claims_from_quotes(article, paragraphs, found)
    return tuple(sorted(with_marks(claims, rules.marks), key=lambda claim: (claim.value_span or claim.span, claim.id)))


def _claims_of(sentence: Sentence, rules: Rulebook) -> list[Claim]:
    figures = list(claims_from_figures(sentence, rules))
    taken = [span for claim in figures for span in _words_of(claim)] + [time.span for time in sentence.times]
    found = [*figures, *claims_from_dates(sentence, rules), *claims_from_lists(sentence, rules)]
    return [
        *(found or [make_claim(sentence, rules, value_span=None, verb=sentence.tokens.root)]),
        *claims_from_phrases(sentence, taken, rules),
        *claims_from_verbs(sentence, rules),
    ]


def _words_of(claim: Claim) -> list[Span]:
    """Return the place of a figure and the noun that it counts.

    A noun that is measured by what follows it ("Mara Lind, 14, took the wheel") may answer a question itself.
    """
    quantity = claim.quantity
    if quantity is None:
        return []
    counted = quantity.counted_span
    if counted is None or (quantity.kind == "measure" and counted.end <= quantity.span.start):
        return [quantity.span]
    return [quantity.span, counted]
