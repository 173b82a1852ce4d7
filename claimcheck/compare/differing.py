"""Finds the pairs of claims of a fact that differ, article against article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations

from claimcheck.compare.relate import relation
from claimcheck.compare.relations import Relation
from claimcheck.model import Article, Claim, Fact
from claimcheck.rulebook.book import Rulebook

Pairs = list[tuple[Claim, Claim]]
Relations = dict[tuple[str, str], Relation | None]

_SPELLING = "slot.name"


def differing(fact: Fact, articles: Mapping[str, Article], rules: Rulebook) -> tuple[Pairs, Pairs]:
    """Return the pairs of claims that are apart, and those of which one is rounder.

    An article that gives a value twice, once as the other article has it, does not differ from it. Copies are no
    second voice.
    """
    relations: Relations = {}
    for a, b in combinations(fact.claims, 2):
        relations[a.id, b.id] = relations[b.id, a.id] = relation(a, b, rules)
    by_file: dict[str, list[Claim]] = defaultdict(list)
    for claim in fact.claims:
        by_file[claim.file].append(claim)
    apart: Pairs = []
    rounder: Pairs = []
    for a, b in combinations(fact.claims, 2):
        if origin_of(a, articles) == origin_of(b, articles):
            continue
        found = relations[a.id, b.id]
        if not _can_follow(a, b, articles):
            continue
        if found is Relation.APART and not _given_elsewhere(a, b, by_file, relations):
            apart.append((a, b))
        elif found is Relation.ROUNDER:
            rounder.append((a, b))
    if fact.fact_type == _SPELLING and _spells_both(fact):
        return rounder, []
    return apart, rounder


def _given_elsewhere(a: Claim, b: Claim, by_file: Mapping[str, list[Claim]], relations: Relations) -> bool:
    """Return whether one of the two articles also gives what the other has."""
    return any(
        other.id != here.id and relations.get((other.id, there.id)) is Relation.SAME
        for here, there in ((a, b), (b, a))
        for other in by_file[here.file]
    )


def _can_follow(a: Claim, b: Claim, articles: Mapping[str, Article]) -> bool:
    """Return whether a plan and a deed can be one and the same: what was planned after the deed is another time.

    On one day, or where a date is unknown, both must name the same object ("to plead guilty", "pleaded guilty").
    """
    if {a.words, b.words} != {"planned", "done"} or a.slot is None or b.slot is None or a.slot.kind != "modality":
        return True
    earlier, _ = by_date(a, b, articles)
    if earlier is None:
        return bool(set(a.slot.modifiers) & set(b.slot.modifiers))
    return earlier.words == "planned"


def _spells_both(fact: Fact) -> bool:
    """Return whether one article spells a name in two ways: then it is a slip, and no matter of transcription."""
    spelled = {(claim.file, claim.names) for claim in fact.claims}
    return len({file for file, _ in spelled}) < len(spelled)


def by_date(a: Claim, b: Claim, articles: Mapping[str, Article]) -> tuple[Claim | None, Claim | None]:
    """Return the earlier and the later of two claims, or None twice where their order is not known."""
    first, second = (articles[c.file].published if c.file in articles else None for c in (a, b))
    if first is None or second is None or first == second:
        return None, None
    return (a, b) if first < second else (b, a)


def origin_of(claim: Claim, articles: Mapping[str, Article]) -> str:
    """Return the article that a claim's article copies, or its own."""
    return articles[claim.file].origin if claim.file in articles else claim.file
