"""Decides what differs in a fact, and whether that is a contradiction, a later figure or a rounder one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claimcheck.compare.beside import NOTHING_BESIDE, Beside
from claimcheck.compare.differing import Pairs, differing
from claimcheck.compare.updates import (
    are_plans,
    is_update,
    known_at_once,
    overtaken,
    plans_come_first,
    raised,
    replaced,
    revised,
    runs_one_way,
)
from claimcheck.model import Article, Fact, Verdict
from claimcheck.nets.passages import sort_of
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.moving import Moves

# From these probabilities on, the value is treated as one that changes with time: of any fact, and of one whose
# question has a word that speaks of change. Measured on our own validation stories, that is right for 93 of 100 facts
# that differ. The words alone are seldom right where the judge sees no change at all, as most tolls are final.
_MOVES, _MOVES_BY_ITS_WORDS = 0.5, 0.2
# How a value changes that may be higher in a later article.
_RISES: frozenset[Moves] = frozenset({"rises", "steps", "varies"})


@dataclass(frozen=True, slots=True)
class Conflict:
    """The `pairs` of claims of a fact that differ, the `verdict` on them, and how the value `moves` with time."""

    verdict: Verdict
    pairs: Pairs
    moves: Moves

    @property
    def clashing(self) -> Pairs:
        """The pairs that can't both be right, if time doesn't explain it: none of those that differ in precision."""
        return [] if self.verdict == "precision" else self.pairs


def conflict_in(
    fact: Fact, articles: Mapping[str, Article], rules: Rulebook, beside: Beside = NOTHING_BESIDE
) -> Conflict | None:
    """Return what differs between the claims of `fact`, None if they agree or can't be compared."""
    apart, rounder = differing(fact, articles, rules, beside.sums)
    moves = _moves(fact, rules)
    if apart:
        if are_plans(apart, rules):
            # A later article may well look back on the plan.
            return Conflict("update_over_time", apart, "varies") if plans_come_first(apart, articles) else None
        return _of_apart(fact, apart, moves, articles, rules)
    risen = raised(rounder, articles, rules) if moves in _RISES else []
    if risen:
        return Conflict("update_over_time", risen, moves)
    return Conflict("precision", rounder, moves) if rounder else None


def _of_apart(
    fact: Fact, apart: Pairs, moves: Moves, articles: Mapping[str, Article], rules: Rulebook
) -> Conflict | None:
    """Return what values that can't both hold are: a contradiction, if time doesn't explain them."""
    if known_at_once(apart, fact.claims, rules):
        return Conflict("contradiction", apart, moves)
    if is_update(apart, moves, articles, rules):
        return Conflict("update_over_time", apart, moves) if _can_change(apart) else None
    changed = (
        replaced(apart, articles, rules)
        or overtaken(apart, articles, rules)
        or runs_one_way(fact.claims, articles, rules)
        or revised(apart, fact.claims, articles, rules)
    )
    return Conflict("update_over_time", apart, "varies") if changed else Conflict("contradiction", apart, moves)


def _can_change(apart: Pairs) -> bool:
    """Return whether an answer can have changed. What one verb says after another is the course of events."""
    return any(a.polarity != b.polarity or sort_of(a) != "verb" for a, b in apart)


def _moves(fact: Fact, rules: Rulebook) -> Moves:
    """Return how the value of a fact changes with time, by its question, or else by those of its claims.

    For an event long past, it no longer does: one claim that dates the event is enough.
    """
    if any(claim.other_time is not None for claim in fact.claims):
        return "no"
    asked = (fact.label, *(claim.question for claim in fact.claims))
    known: Moves = next((way for way in map(rules.moving.moves, asked) if way != "no"), "no")
    if fact.moves < (_MOVES if known == "no" else _MOVES_BY_ITS_WORDS):
        return "no"
    return "varies" if known == "no" else known
