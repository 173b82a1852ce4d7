"""Finds what a headline only repeats: values that a sentence of its article, or a finding, gives already."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable

from claimcheck.model import Article, Claim, Span

# A headline stands at the top of the text, or not in it at all.
_WITHIN = 1_000


def headline_of(article: Article) -> Span | None:
    """Return the place of the headline in the text of its article, None if it isn't there."""
    title = " ".join((article.title or "").split()).casefold()
    start = 0
    for line in article.text[:_WITHIN].splitlines(keepends=True) if title else ():
        if " ".join(line.split()).casefold() == title:
            return Span(start, start + len(line))
        start += len(line)
    return None


def repeated_in_headline(article: Article, claims: Iterable[Claim], disputed: Collection[str]) -> frozenset[str]:
    """Return the ids of the claims of a headline that are not to be listed again.

    That is all of them if one is `disputed` (among the claims of a finding), or has the value of a claim that is; else
    those whose value a sentence below gives, too.
    """
    headline = headline_of(article)
    if headline is None:
        return frozenset()
    every = [claim for claim in claims if claim.value_span is not None and not claim.is_phrase]
    top = [claim for claim in every if headline.contains(claim.span)]
    below = [claim for claim in every if not headline.contains(claim.span)]
    in_findings = {_value(claim) for claim in every if claim.id in disputed}
    if any(_value(claim) in in_findings for claim in top):
        return frozenset(claim.id for claim in top)
    given = {_value(claim) for claim in below}
    return frozenset(claim.id for claim in top if _value(claim) in given)


def _value(claim: Claim) -> Hashable:
    """Return the form in which equal values of one article are equal: "12" and "twelve", a day in figures or words.

    How a figure is hedged makes no difference: the headline says "12 dead", the sentence "at least 12". For matching,
    where "over 12" is another value than 12, see `claimcheck.align.elsewhere`.
    """
    if claim.quantity is not None:
        return "figure", claim.quantity.kind, claim.quantity.unit, claim.quantity.value
    if claim.time is not None:
        return "time", claim.time.earliest, claim.time.latest, claim.time.clock, claim.time.weekday
    if claim.names:
        return "names", frozenset(claim.names)
    return "words", " ".join((claim.words or "").casefold().split())
