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
    second voice. An article can contradict itself where a thing has but one value.
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
        found = relations[a.id, b.id]
        if origin_of(a, articles) == origin_of(b, articles):
            if found is Relation.APART and _contradicts_itself(a, b, fact, rules):
                apart.append((a, b))
            continue
        if not _can_follow(a, b, articles):
            continue
        if found is Relation.APART and not _given_elsewhere(a, b, by_file, relations):
            apart.append((a, b))
        elif found is Relation.ROUNDER:
            rounder.append((a, b))
    if fact.fact_type == _SPELLING and _spells_both(fact):
        return rounder, []
    return apart, rounder


def _contradicts_itself(a: Claim, b: Claim, fact: Fact, rules: Rulebook) -> bool:
    """Return whether one article gives two plain values, in two sentences, to one thing that has but one."""
    rule = rules.fact_types.by_id[fact.fact_type or "slot.figure"]
    if not rule.one_value or a.file != b.file or a.span == b.span or not (_is_plain(a) and _is_plain(b)):
        return False
    pair = (min(a.id, b.id), max(a.id, b.id))
    held = next((link for link in fact.links if (link.first, link.second) == pair), None)
    return held is not None and all(reason.outcome != "unknown" or reason.feature == "owner" for reason in held.reasons)


def _is_plain(claim: Claim) -> bool:
    """Return whether a claim tells what is: "people under 30" and "reported to be 30" do not."""
    return claim.modality == "asserted" and (claim.quantity is None or claim.quantity.bound in ("=", "~"))


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
