"""Leaves out of a fact those claims that hang on it loosely, before its answers are set against each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from claimcheck.compare.differing import origin_of
from claimcheck.model import Article, Claim, Fact

# With the first number all claims of a fact speak in a disagreement; with the others only those whose mean probability
# to answer the same question as the others is as high as this.
LEVELS = (0.0, 0.45, 0.6)
# One that the judge never set beside another counts as this likely to answer its question.
_UNSEEN = 0.05
_STRONGEST = 2


def readings(fact: Fact, articles: Mapping[str, Article]) -> tuple[Fact, ...]:
    """Return `fact` as it is, and without the claims that hang on it loosely, the loosest first."""
    found = {len(one.claims): one for one in (solid(fact, articles, least) for least in LEVELS)}
    return tuple(found.values())


def solid(fact: Fact, articles: Mapping[str, Article], least: float) -> Fact:
    """Return `fact` with the claims that hold together, two at least. Copies of one text are one voice.

    A fact may be doubtful and still be published as such. A disagreement names who is against whom, so one that has
    strayed into it would do harm.
    """
    likely = {(link.first, link.second): link.probability for link in fact.links}
    claims = list(fact.claims)
    while len({claim.file for claim in claims}) > 1 and len(claims) > 2:
        means = {claim.id: _mean(claim, claims, likely, articles) for claim in claims}
        loosest = min(claims, key=lambda claim: (means[claim.id], claim.id))
        others = [claim for claim in claims if claim is not loosest]
        if means[loosest.id] >= least or len({claim.file for claim in others}) < 2:
            break
        claims = others
    if len(claims) == len(fact.claims):
        return fact
    kept = {claim.id for claim in claims}
    links = tuple(link for link in fact.links if {link.first, link.second} <= kept)
    return replace(fact, claims=tuple(claims), links=links)


def _mean(
    claim: Claim, claims: Sequence[Claim], likely: Mapping[tuple[str, str], float], articles: Mapping[str, Article]
) -> float:
    """Return the mean probability of the two best links of a claim with other origins, of each the best.

    Not of all: which pairs the judge has read is a matter of room, too.
    """
    best: dict[str, float] = {}
    for other in claims:
        if other.file != claim.file:
            pair = (min(claim.id, other.id), max(claim.id, other.id))
            origin = origin_of(other, articles)
            best[origin] = max(best.get(origin, 0.0), likely.get(pair, _UNSEEN))
    strongest = sorted(best.values(), reverse=True)[:_STRONGEST]
    return round(sum(strongest) / len(strongest), 6) if strongest else 0.0
