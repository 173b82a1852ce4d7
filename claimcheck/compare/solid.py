"""Leaves loosely connected claims out of a fact before its answers are compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from claimcheck.compare.differing import origin_of
from claimcheck.model import Article, Claim, Fact

# The first number admits all claims of a fact to a disagreement; the others only those whose mean probability of
# answering the same question is at least this.
LEVELS = (0.0, 0.45, 0.6)
# The probability for a pair that the judge never compared.
_UNSEEN = 0.05
_STRONGEST = 2


def readings(fact: Fact, articles: Mapping[str, Article]) -> tuple[Fact, ...]:
    """Return `fact` as it is, then without its loosely connected claims, leaving out more each time."""
    found = {len(one.claims): one for one in (solid(fact, articles, least) for least in LEVELS)}
    return tuple(found.values())


def solid(fact: Fact, articles: Mapping[str, Article], least: float) -> Fact:
    """Return `fact` with the claims that belong together, at least two. Copies of one text count once.

    A fact may be doubtful and still be published as such. A disagreement names the sides, so a claim that doesn't
    belong would do harm.
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
    """Return the mean probability of a claim's two best links to other origins, taking the best of each origin.

    Other links don't count, because limits also decide which pairs the judge has read.
    """
    best: dict[str, float] = {}
    for other in claims:
        if other.file != claim.file:
            pair = (min(claim.id, other.id), max(claim.id, other.id))
            origin = origin_of(other, articles)
            best[origin] = max(best.get(origin, 0.0), likely.get(pair, _UNSEEN))
    strongest = sorted(best.values(), reverse=True)[:_STRONGEST]
    return round(sum(strongest) / len(strongest), 6) if strongest else 0.0
