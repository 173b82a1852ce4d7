"""Decides whether time can explain a difference."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from claimcheck.compare.differing import Pairs, by_date
from claimcheck.model import Article, Claim
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.moving import Moves


def is_update(apart: Pairs, moves: Moves, articles: Mapping[str, Article], rules: Rulebook) -> bool:
    """Return whether time can explain every pair: the value moves, and no later article has the earlier value.

    For a toll that only rises, articles of one day, or without a date, are not counter-evidence: the explanation says
    that their order is unknown. A value that may go either way needs two days to change.
    """
    if moves == "no":
        return False
    if moves == "varies":
        return all(by_date(a, b, articles) != (None, None) for a, b in apart)
    of_its_moment = any(claim.so_far for pair in apart for claim in pair)
    for a, b in apart:
        earlier, later = by_date(a, b, articles)
        if earlier is None or later is None:
            if moves == "steps" and not of_its_moment:
                return False
            continue
        grows = _size(later, rules) >= _size(earlier, rules)
        if grows != (moves != "falls"):
            return False
    return True


def raised(rounder: Pairs, articles: Mapping[str, Article], rules: Rulebook) -> Pairs:
    """Return the pairs of a lower bound and a higher figure that no earlier article has: "at least 9", then 13.

    Both can be true, and yet the higher one is news.
    """
    found: Pairs = []
    for pair in rounder:
        low, high = sorted(pair, key=lambda claim: _size(claim, rules))
        earlier, _ = by_date(low, high, articles)
        if _is_lower_bound(low) and _size(low, rules) < _size(high, rules) and earlier is not high:
            found.append(pair)
    return found


def _is_lower_bound(claim: Claim) -> bool:
    return (
        claim.quantity is not None and claim.quantity.interval.low is not None and claim.quantity.interval.high is None
    )


def _size(claim: Claim, rules: Rulebook) -> Decimal:
    """Return how large the value of a claim is, in the base unit of its measure."""
    if claim.quantity is None:
        return Decimal(0)
    _, interval = rules.units.to_base(claim.quantity.unit, claim.quantity.interval)
    low = interval.low if interval.low is not None else interval.high
    return low if low is not None else Decimal(0)
