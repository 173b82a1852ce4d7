"""Judges a fact: do its positions differ, and is that a contradiction, a later figure or a rounder one?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from claimcheck.compare.days import compare_days
from claimcheck.compare.explain import explain
from claimcheck.compare.figures import apart_by, compare_figures
from claimcheck.compare.lists import compare_lists
from claimcheck.compare.positions import positions_of
from claimcheck.compare.relations import Relation
from claimcheck.compare.wordings import compare_wordings
from claimcheck.ids import content_id
from claimcheck.model import Article, Claim, Disagreement, Fact, FactKind, Severity, Verdict
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.fact_types import Moves


_Pairs = list[tuple[Claim, Claim]]


def find_disagreements(facts: Sequence[Fact], articles: Sequence[Article], rules: Rulebook) -> tuple[Disagreement, ...]:
    """Return the disagreements among `facts`, gravest first, then by id."""
    by_file = {article.file: article for article in articles}
    found = [d for fact in facts if (d := judge(fact, by_file, rules)) is not None]
    rank = {"high": 0, "medium": 1, "low": 2}
    return tuple(sorted(found, key=lambda d: (rank[d.severity], d.id)))


def judge(fact: Fact, articles: Mapping[str, Article], rules: Rulebook) -> Disagreement | None:
    """Return the disagreement that `fact` holds, None where its positions agree or say nothing of each other."""
    apart, rounder = _differing(fact, articles, rules)
    if not apart and not rounder:
        return None
    moves = rules.fact_types.by_id[fact.fact_type or "slot.figure"].moves
    if apart:
        verdict: Verdict = "update_over_time" if _is_update(apart, moves, articles, rules) else "contradiction"
    else:
        verdict = "precision"
    kind: FactKind = "polarity" if _denied(apart) else fact.kind
    if kind == "polarity":
        verdict = "contradiction"
    positions = positions_of(fact.claims, {file: article.origin for file, article in articles.items()})
    severity, rule = _severity(verdict, fact, apart, articles, rules)
    return Disagreement(
        id=content_id("d", fact.id, verdict),
        fact=fact.id,
        label=fact.label,
        kind=kind,
        verdict=verdict,
        severity=severity,
        explanation=explain(fact, verdict, positions, moves, articles),
        positions=positions,
        rules=(*((fact.fact_type,) if fact.fact_type else ()), rule),
    )


def _denied(apart: _Pairs) -> bool:
    """Return whether one side says that it was done, the other that it was not."""
    return any({a.words, b.words} == {"done", "not done"} for a, b in apart if a.slot and a.slot.kind == "modality")


def relation(first: Claim, second: Claim, rules: Rulebook) -> Relation | None:
    """Return what the values of two claims of one fact are to each other, None where they can't be compared."""
    if first.quantity is not None and second.quantity is not None:
        return compare_figures(first, second, rules)
    if first.time is not None and second.time is not None:
        return compare_days(first, second, rules.verdicts.zone_offsets)
    if first.names and second.names:
        return compare_lists(first, second)
    if first.slot is not None and first.slot.kind == "modality":
        return Relation.SAME if first.words == second.words else Relation.APART
    if first.words is not None and second.words is not None:
        return compare_wordings(first.words, second.words)
    return None


def _differing(fact: Fact, articles: Mapping[str, Article], rules: Rulebook) -> tuple[_Pairs, _Pairs]:
    """Return the pairs of claims that are apart, and those of which one is rounder.

    An article that gives a value twice, once as the other article has it, does not differ from it. Copies are no
    second voice.
    """
    relations: dict[tuple[str, str], Relation | None] = {}
    for a, b in combinations(fact.claims, 2):
        relations[a.id, b.id] = relations[b.id, a.id] = relation(a, b, rules)
    apart: _Pairs = []
    rounder: _Pairs = []
    for a, b in combinations(fact.claims, 2):
        if _origin(a, articles) == _origin(b, articles):
            continue
        found = relations[a.id, b.id]
        if not _can_follow(a, b, articles):
            continue
        if found is Relation.APART and not _given_elsewhere(a, b, fact, relations):
            apart.append((a, b))
        elif found is Relation.ROUNDER:
            rounder.append((a, b))
    if fact.kind == "entity" and _spells_both(fact):
        return rounder, []
    return apart, rounder


def _spells_both(fact: Fact) -> bool:
    """Return whether one article spells a name in two ways: then it is a slip, and no matter of transcription."""
    spelled = {(claim.file, claim.names) for claim in fact.claims}
    return len({file for file, _ in spelled}) < len(spelled)


def _can_follow(a: Claim, b: Claim, articles: Mapping[str, Article]) -> bool:
    """Return whether a plan and a deed can be one and the same: what was planned after the deed is another time.

    On one day, or where a date is unknown, both must name the same object ("to plead guilty", "pleaded guilty").
    """
    if {a.words, b.words} != {"planned", "done"} or a.slot is None or b.slot is None or a.slot.kind != "modality":
        return True
    earlier, _ = _by_date(a, b, articles)
    if earlier is None:
        return bool(set(a.slot.modifiers) & set(b.slot.modifiers))
    return earlier.words == "planned"


def _given_elsewhere(a: Claim, b: Claim, fact: Fact, relations: Mapping[tuple[str, str], Relation | None]) -> bool:
    """Return whether one of the two articles also gives what the other has."""
    for here, there in ((a, b), (b, a)):
        for other in fact.claims:
            if other.file == here.file and other.id != here.id and relations.get((other.id, there.id)) is Relation.SAME:
                return True
    return False


def _origin(claim: Claim, articles: Mapping[str, Article]) -> str:
    return articles[claim.file].origin if claim.file in articles else claim.file


def _is_update(apart: _Pairs, moves: Moves, articles: Mapping[str, Article], rules: Rulebook) -> bool:
    """Return whether time can explain every pair: the slot moves, and no later article has the earlier value.

    Articles of one day, or without a date, don't speak against it: the explanation says that their order is unknown.
    """
    if moves == "no":
        return False
    if moves == "varies":
        return True
    of_its_moment = any(claim.so_far for pair in apart for claim in pair)
    for a, b in apart:
        earlier, later = _by_date(a, b, articles)
        if earlier is None or later is None:
            if moves == "steps" and not of_its_moment:
                return False
            continue
        grows = _size(later, rules) >= _size(earlier, rules)
        if grows != (moves != "falls"):
            return False
    return True


def _by_date(a: Claim, b: Claim, articles: Mapping[str, Article]) -> tuple[Claim | None, Claim | None]:
    first, second = (articles[c.file].published if c.file in articles else None for c in (a, b))
    if first is None or second is None or first == second:
        return None, None
    return (a, b) if first < second else (b, a)


def _size(claim: Claim, rules: Rulebook) -> Decimal:
    """Return how large the value of a claim is, in the base unit of its measure."""
    if claim.quantity is None:
        return Decimal(0)
    _, interval = rules.units.to_base(claim.quantity.unit, claim.quantity.interval)
    low = interval.low if interval.low is not None else interval.high
    return low if low is not None else Decimal(0)


def _severity(
    verdict: Verdict, fact: Fact, apart: _Pairs, articles: Mapping[str, Article], rules: Rulebook
) -> tuple[Severity, str]:
    """Return the severity of the first rule whose conditions are met, and its id."""
    first = {_origin(a, articles) for a, _ in apart}
    second = {_origin(b, articles) for _, b in apart}
    ratio = max(
        (
            r
            for a, b in apart
            if a.quantity and b.quantity and (r := apart_by(a.quantity, b.quantity, rules)) is not None
        ),
        default=Decimal(0),
    )
    for rule in rules.verdicts.severities:
        if rule.verdict and verdict not in rule.verdict:
            continue
        if rule.kinds and fact.kind not in rule.kinds:
            continue
        if min(len(first), len(second)) < rule.origins and rule.origins > 1:
            continue
        if rule.ratio and ratio < rule.ratio:
            continue
        return rule.severity, rule.id
    raise AssertionError("the last severity rule has no conditions")  # the rule file is checked for it
