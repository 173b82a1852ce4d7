"""Aligns the claims of many articles: claims on one fact become a `Fact`, with the reasons for every link."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from claimcheck.align.grouping import group
from claimcheck.align.labels import label_of, telling_slot
from claimcheck.align.linking import MOST_IN_ONE_SLOT, candidate_pairs, left_uncompared, link
from claimcheck.align.same_value import same_value_links
from claimcheck.align.stories import linked_articles
from claimcheck.ids import content_id
from claimcheck.model import Claim, Extraction, Fact, Link, Problem
from claimcheck.rulebook.book import Rulebook


def align(
    extractions: Sequence[Extraction], rules: Rulebook, linked: Mapping[tuple[str, str], float] | None = None
) -> tuple[Fact, ...]:
    """Return the facts that two claims or more are on. The order of `extractions` makes no difference.

    `linked` is what `linked_articles` gives for their articles, where that is known already.
    """
    ordered = sorted(extractions, key=lambda extraction: extraction.article.file)
    claims = {claim.id: claim for extraction in ordered for claim in extraction.claims}
    places = {extraction.article.file: frozenset(extraction.lead_places) for extraction in ordered}
    if linked is None:
        linked = linked_articles([extraction.article for extraction in ordered], rules.frequencies)
    links: list[Link] = []
    forbidden: set[tuple[str, str]] = set()
    for first, second in candidate_pairs(list(claims.values()), linked):
        pair = (min(first.file, second.file), max(first.file, second.file))
        found = link(first, second, places, linked.get(pair, 1.0), rules)
        if found is None:
            forbidden.add((min(first.id, second.id), max(first.id, second.id)))
        else:
            links.append(found)
    by_value = list(same_value_links(list(claims.values()), linked, rules))
    by_claim: dict[str, list[Link]] = defaultdict(list)
    for item in _fullest(links, by_value):
        by_claim[item.first].append(item)
    groups = ([claims[i] for i in ids] for ids in group(links, frozenset(forbidden), by_value))
    facts = (_fact(members, by_claim, rules) for members in groups if _is_fact(members))
    return tuple(sorted(facts, key=lambda fact: fact.id))


def uncompared(extractions: Sequence[Extraction]) -> tuple[Problem, ...]:
    """Return a problem for each article of which some claims were not compared, so that nothing is left out unsaid."""
    left = left_uncompared([claim for extraction in extractions for claim in extraction.claims])
    return tuple(
        Problem(
            file=file,
            code="not_compared",
            message=f"{number} claims of this article were not compared: it gives more than {MOST_IN_ONE_SLOT} values "
            "of one sort, as a table would; split it if it is no table",
        )
        for file, number in left
    )


def _fullest(links: Sequence[Link], by_value: Sequence[Link]) -> list[Link]:
    """Return one link a pair: that by the slot where there is one."""
    held = {(link.first, link.second): link for link in (*by_value, *links)}
    return [held[pair] for pair in sorted(held)]


def _is_fact(claims: Sequence[Claim]) -> bool:
    """Return whether a group says anything: a name that all spell alike is no news."""
    slot = claims[0].slot
    spelled = {claim.names for claim in claims}
    return len(claims) > 1 and (slot is None or slot.kind != "entity" or len(spelled) > 1)


def _fact(claims: Sequence[Claim], by_claim: Mapping[str, Sequence[Link]], rules: Rulebook) -> Fact:
    ordered = tuple(sorted(claims, key=lambda claim: (claim.file, claim.span, claim.id)))
    ids = {claim.id for claim in ordered}
    held = [item for claim in ordered for item in by_claim.get(claim.id, ()) if item.second in ids]
    slot = telling_slot(ordered)
    return Fact(
        id=content_id("f", *sorted(ids)),
        kind=slot.kind,
        label=label_of(ordered, rules),
        claims=ordered,
        links=tuple(sorted(held, key=lambda item: (item.first, item.second))),
        fact_type=slot.fact_type,
    )
