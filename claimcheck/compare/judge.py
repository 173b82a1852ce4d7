"""Judges a fact: do its positions differ, and is that a contradiction, a later figure or a rounder one?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.compare.confidence import confidence
from claimcheck.compare.differing import differing, relations_of
from claimcheck.compare.explain import explain
from claimcheck.compare.origins import sources_of
from claimcheck.compare.positions import positions_of
from claimcheck.compare.severity import severity_of
from claimcheck.compare.solid import readings
from claimcheck.compare.standing import standing
from claimcheck.compare.updates import is_update, raised
from claimcheck.ids import content_id
from claimcheck.model import Article, Disagreement, Fact, Interval, Verdict
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.fact_types import Moves

# From this probability on, the value is treated as one that changes with time.
_MOVES = 0.65
# How a value changes that may be higher in a later article.
_RISES: frozenset[Moves] = frozenset({"rises", "steps", "varies"})


def find_disagreements(
    facts: Sequence[Fact],
    articles: Sequence[Article],
    rules: Rulebook,
    sums: Mapping[str, Interval] | None = None,
) -> tuple[Disagreement, ...]:
    """Return the disagreements among `facts`, however likely, most serious first, then by id.

    `sums` as in `differing`.
    """
    by_file = {article.file: article for article in articles}
    found = [d for fact in facts if (d := judge(fact, by_file, rules, sums)) is not None]
    rank = {"high": 0, "medium": 1, "low": 2}
    return tuple(sorted(found, key=lambda d: (rank[d.severity], d.id)))


def judge(
    fact: Fact, articles: Mapping[str, Article], rules: Rulebook, sums: Mapping[str, Interval] | None = None
) -> Disagreement | None:
    """Return the disagreement in `fact`, None if its positions agree or can't be compared.

    Of its readings, with and without loosely connected claims, the likeliest with a difference is taken.
    """
    found = [
        d for reading in readings(fact, articles) if (d := judge_reading(reading, articles, rules, sums)) is not None
    ]
    return max(found, key=lambda d: d.probability, default=None)


def judge_reading(
    fact: Fact, articles: Mapping[str, Article], rules: Rulebook, sums: Mapping[str, Interval] | None = None
) -> Disagreement | None:
    """Return the disagreement between all claims of `fact`, None if they agree or can't be compared."""
    apart, rounder = differing(fact, articles, rules, sums)
    if not apart and not rounder:
        return None
    moves = _moves(fact, rules)
    risen = raised(rounder, articles, rules) if not apart and moves in _RISES else []
    if apart:
        verdict: Verdict = "update_over_time" if is_update(apart, moves, articles, rules) else "contradiction"
    else:
        verdict = "update_over_time" if risen else "precision"
    pairs = apart or risen or rounder
    sources = sources_of(fact.claims, articles)
    positions = positions_of(fact.claims, relations_of(fact, rules), sources, rules)
    sure = confidence(fact, pairs, verdict, rules)
    severity, rule = severity_of(
        verdict, fact, apart or risen, positions=positions, articles=articles, rules=rules, probability=sure
    )
    stands = standing(apart or risen, sources, articles) if verdict != "precision" else ""
    explanation, reason = explain(
        fact,
        verdict,
        positions,
        pairs,
        articles=articles,
        rules=rules,
        moves=moves,
        standing=stands,
        probability=sure,
    )
    return Disagreement(
        id=content_id("d", fact.id, verdict),
        fact=fact.id,
        label=fact.label,
        kind=fact.kind,
        verdict=verdict,
        severity=severity,
        explanation=explanation,
        reason=reason,
        positions=positions,
        probability=sure,
        rules=(*((fact.fact_type,) if fact.fact_type else ()), rule),
    )


def _moves(fact: Fact, rules: Rulebook) -> Moves:
    """Return how the value of a fact changes with time; that of an event long past no longer does."""
    if all(claim.slot is not None and claim.slot.anchor.when is not None for claim in fact.claims):
        return "no"
    known = rules.fact_types.by_id[fact.fact_type].moves if fact.fact_type else "no"
    if known != "no":
        return known
    return "varies" if fact.moves >= _MOVES else "no"
