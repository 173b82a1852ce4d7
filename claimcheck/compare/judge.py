"""Turns what differs in a fact into a disagreement: who says what, how likely it is, how serious, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from claimcheck.compare.beside import NOTHING_BESIDE, Beside
from claimcheck.compare.confidence import confidence
from claimcheck.compare.conflict import conflict_in
from claimcheck.compare.differing import differing, relations_of
from claimcheck.compare.explain import explain
from claimcheck.compare.origins import sources_of
from claimcheck.compare.positions import positions_of
from claimcheck.compare.severity import severity_of
from claimcheck.compare.solid import readings
from claimcheck.compare.standing import standing
from claimcheck.compare.withdrawals import explained_by_withdrawal, withdrawal_sentences, withdrawals
from claimcheck.ids import content_id
from claimcheck.model import Article, Claim, Disagreement, Fact
from claimcheck.rulebook.book import Rulebook

# Names a fact by some of its claims: the question that they answer.
NameFact = Callable[[Sequence[Claim]], str]


def find_disagreements(
    facts: Sequence[Fact],
    articles: Sequence[Article],
    rules: Rulebook,
    beside: Beside = NOTHING_BESIDE,
    *,
    name_of: NameFact | None = None,
) -> tuple[Disagreement, ...]:
    """Return the disagreements among `facts`, however likely, most serious first, then by id.

    Each is named by its own claims if `name_of` says how; it may leave out some of those of its fact.
    """
    by_file = {article.file: article for article in articles}
    found = [d for fact in facts if (d := judge(fact, by_file, rules, beside, name_of=name_of)) is not None]
    return tuple(sorted(found, key=lambda one: one.gravity))


def told_apart(
    facts: Sequence[Fact], articles: Sequence[Article], rules: Rulebook, beside: Beside = NOTHING_BESIDE
) -> set[str]:
    """Return the ids of the facts with two answers that can't be one, whether or not that is a disagreement.

    "Was questioned" and "was charged" is the course of events. Nothing has to be settled, but they aren't one answer.
    """
    by_file = {article.file: article for article in articles}
    return {fact.id for fact in facts if differing(fact, by_file, rules, beside.sums)[0]}


def judge(
    fact: Fact,
    articles: Mapping[str, Article],
    rules: Rulebook,
    beside: Beside = NOTHING_BESIDE,
    *,
    name_of: NameFact | None = None,
) -> Disagreement | None:
    """Return the disagreement in `fact`, None if its positions agree or can't be compared.

    The fact is read with and without loosely connected claims. The likeliest reading with a difference is returned.
    """
    found = [
        d
        for reading in readings(fact, articles)
        if (d := judge_reading(reading, articles, rules, beside, name_of=name_of)) is not None
    ]
    return max(found, key=lambda d: d.probability, default=None)


def judge_reading(
    fact: Fact,
    articles: Mapping[str, Article],
    rules: Rulebook,
    beside: Beside = NOTHING_BESIDE,
    *,
    name_of: NameFact | None = None,
) -> Disagreement | None:
    """Return the disagreement between all claims of `fact`, None if they agree or can't be compared."""
    conflict = conflict_in(fact, articles, rules, beside)
    if conflict is None:
        return None
    taken_back = withdrawals(fact.claims, beside.withdrawn, rules.units)
    if conflict.verdict == "update_over_time" and explained_by_withdrawal(conflict.pairs, taken_back, rules.units):
        # A figure that an article has corrected was wrong from the start, so time doesn't explain it.
        conflict = replace(conflict, verdict="contradiction")
    sources = sources_of(fact.claims, articles)
    positions = positions_of(fact.claims, relations_of(fact, rules), sources, rules)
    if name_of is not None:
        fact = replace(fact, label=name_of([claim for position in positions for claim in position.claims]))
    probability = confidence(fact, conflict.pairs, conflict.verdict, rules)
    severity, rule = severity_of(fact, conflict, positions, articles, rules, probability=probability)
    who = standing(conflict.clashing, sources, articles, changes=conflict.verdict == "update_over_time")
    said = f"{who}{withdrawal_sentences(taken_back, articles)}"
    explanation, reason = explain(fact, conflict, positions, articles, rules, standing=said, probability=probability)
    return Disagreement(
        id=content_id("d", fact.id, conflict.verdict),
        fact=fact.id,
        label=fact.label,
        kind=fact.kind,
        verdict=conflict.verdict,
        severity=severity,
        explanation=explanation,
        reason=reason,
        positions=positions,
        probability=probability,
        rules=(rule,),
    )
