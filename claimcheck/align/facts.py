"""Aligns the claims of many articles: claims on one fact become a `Fact`, with the reasons for every link."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.align.grouping import group
from claimcheck.align.labels import label_of
from claimcheck.align.linking import candidate_pairs, link
from claimcheck.align.stories import linked_articles
from claimcheck.ids import content_id
from claimcheck.model import Claim, Extraction, Fact, Link
from claimcheck.rulebook.book import Rulebook


def align(extractions: Sequence[Extraction], rules: Rulebook) -> tuple[Fact, ...]:
    """Return the facts that two claims or more are on, sorted by id. The order of `extractions` makes no difference."""
    ordered = sorted(extractions, key=lambda extraction: extraction.article.file)
    claims = {claim.id: claim for extraction in ordered for claim in extraction.claims}
    places = {extraction.article.file: frozenset(extraction.lead_places) for extraction in ordered}
    linked = linked_articles([extraction.article for extraction in ordered])
    links: list[Link] = []
    forbidden: set[tuple[str, str]] = set()
    for first, second in candidate_pairs(list(claims.values()), linked):
        found = link(first, second, places, rules)
        if found is None:
            forbidden.add((min(first.id, second.id), max(first.id, second.id)))
        else:
            links.append(found)
    groups = group(links, frozenset(forbidden))
    return tuple(
        sorted(
            (_fact([claims[i] for i in ids], links, rules) for ids in groups if _is_fact([claims[i] for i in ids])),
            key=lambda fact: fact.id,
        )
    )


def _is_fact(claims: Sequence[Claim]) -> bool:
    """Return whether a group says anything: a name that all spell alike is no news."""
    slot = claims[0].slot
    spelled = {claim.names for claim in claims}
    return len(claims) > 1 and (slot is None or slot.kind != "entity" or len(spelled) > 1)


def _fact(claims: Sequence[Claim], links: Sequence[Link], rules: Rulebook) -> Fact:
    ordered = tuple(sorted(claims, key=lambda claim: (claim.file, claim.span, claim.id)))
    ids = {claim.id for claim in ordered}
    slot = ordered[0].slot
    assert slot is not None  # noqa: S101 -- claims without a slot are never linked
    return Fact(
        id=content_id("f", *sorted(ids)),
        kind=slot.kind,
        label=label_of(ordered, rules),
        claims=ordered,
        links=tuple(
            sorted((item for item in links if {item.first, item.second} <= ids), key=lambda x: (x.first, x.second))
        ),
        fact_type=slot.fact_type,
    )
