"""Finds the pairs of claims of a fact that differ, article against article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import combinations

from claimcheck.compare.relate import relation
from claimcheck.compare.relations import Relation
from claimcheck.model import Article, Claim, Fact, Interval
from claimcheck.rulebook.book import Rulebook
from claimcheck.wordings import are_parts_of

Pairs = list[tuple[Claim, Claim]]
Relations = dict[tuple[str, str], Relation | None]


def differing(
    fact: Fact, articles: Mapping[str, Article], rules: Rulebook, sums: Mapping[str, Interval] | None = None
) -> tuple[Pairs, Pairs]:
    """Return the pairs of claims that differ, and the pairs in which one is rounder.

    If one of an article's two values is that of the other article, the two don't differ, unless they come from two
    speakers. Nor do two passages of a quotation that a third claim has in full, or that an article has both of. Copies
    don't count as a second source.
    `sums` has, by claim, the sum of the list that its figure is in: "80 guests and 14 staff" doesn't clash with "94
    people".
    """
    relations = relations_of(fact, rules)
    by_file: dict[str, list[Claim]] = defaultdict(list)
    for claim in fact.claims:
        by_file[claim.file].append(claim)
    apart: Pairs = []
    rounder: Pairs = []
    for a, b in combinations(fact.claims, 2):
        found = relations[a.id, b.id]
        if origin_of(a, articles) == origin_of(b, articles) or _adds_up(a, b, sums or {}):
            continue
        if found is Relation.APART and not (
            _given_elsewhere(a, b, by_file, relations)
            or _of_one_quotation(a, b, fact.claims, rules)
            or _are_two_remarks(a, b, by_file, relations)
        ):
            apart.append((a, b))
        elif found is Relation.ROUNDER:
            rounder.append((a, b))
    return apart, rounder


def relations_of(fact: Fact, rules: Rulebook) -> Relations:
    """Return how the values of each pair of claims of a fact relate, by their ids in either order."""
    links = {(link.first, link.second): link for link in fact.links}
    relations: Relations = {}
    for a, b in combinations(fact.claims, 2):
        found = relation(a, b, links.get((min(a.id, b.id), max(a.id, b.id))), rules)
        relations[a.id, b.id] = relations[b.id, a.id] = found
    return relations


def _given_elsewhere(a: Claim, b: Claim, by_file: Mapping[str, list[Claim]], relations: Relations) -> bool:
    """Return whether one of the two articles also gives the other's value, and not as that of another speaker."""
    return any(
        other.id != here.id
        and not other.is_of_another_speaker(here)
        and relations.get((other.id, there.id)) is Relation.SAME
        for here, there in ((a, b), (b, a))
        for other in by_file[here.file]
    )


def _of_one_quotation(a: Claim, b: Claim, claims: Sequence[Claim], rules: Rulebook) -> bool:
    """Return whether a third claim quotes at length what the two quote two passages of."""
    if a.kind != "quote" or b.kind != "quote":
        return False
    return any(
        are_parts_of(a.words or "", b.words or "", whole.words or "", rules.spellings.one)
        for whole in claims
        if whole.kind == "quote" and whole.id not in (a.id, b.id)
    )


def _are_two_remarks(a: Claim, b: Claim, by_file: Mapping[str, list[Claim]], relations: Relations) -> bool:
    """Return whether an article quotes both, one after the other: then neither is the other in other words."""

    def quotes(claim: Claim, held: Sequence[Claim]) -> set[str]:
        return {one.id for one in held if one.id == claim.id or relations.get((one.id, claim.id)) is Relation.SAME}

    if a.kind != "quote" or b.kind != "quote":
        return False
    return any(first != second for held in by_file.values() for first in quotes(a, held) for second in quotes(b, held))


def _adds_up(a: Claim, b: Claim, sums: Mapping[str, Interval]) -> bool:
    """Return whether one of two figures is the sum of a list that contains the other."""
    return any(
        part.quantity is not None
        and whole.quantity is not None
        and part.id in sums
        and (part.quantity.kind, part.quantity.unit) == (whole.quantity.kind, whole.quantity.unit)
        and sums[part.id].meets(whole.quantity.interval)
        and not part.quantity.interval.meets(whole.quantity.interval)
        for part, whole in ((a, b), (b, a))
    )


def by_date(a: Claim, b: Claim, articles: Mapping[str, Article]) -> tuple[Claim | None, Claim | None]:
    """Return the earlier and the later of two claims, or None twice if their order is unknown."""
    one, other = (articles.get(claim.file) for claim in (a, b))
    if one is None or other is None or one.published is None or other.published is None:
        return None, None
    if one.published != other.published:
        return (a, b) if one.published < other.published else (b, a)
    first, second = _moments(one, other)
    if first is None or second is None or first == second:
        return None, None
    return (a, b) if first < second else (b, a)


def _moments(one: Article, other: Article) -> tuple[datetime | None, datetime | None]:
    """Return the times of publication of two articles of one day, None twice if they can't be compared.

    Times without an offset can if they are from one outlet or one table, and so from one clock.
    """
    if one.published_at is None or other.published_at is None:
        return None, None
    first, second = datetime.fromisoformat(one.published_at), datetime.fromisoformat(other.published_at)
    if first.tzinfo is not None and second.tzinfo is not None:
        return first, second
    told = [dict(article.provenance).get("published", "") for article in (one, other)]
    of_one_table = bool(told[0]) and told[0] == told[1] and not told[0].startswith(("page", "text"))
    same = (one.outlet is not None and one.outlet == other.outlet) or of_one_table
    return (first, second) if same and first.tzinfo is None and second.tzinfo is None else (None, None)


def origin_of(claim: Claim, articles: Mapping[str, Article]) -> str:
    """Return the article that a claim's article copies, or the article itself."""
    return articles[claim.file].origin if claim.file in articles else claim.file
