"""Decides whether time can explain a difference."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from claimcheck.compare.differing import Pairs, by_date
from claimcheck.compare.relate import relation
from claimcheck.compare.relations import Relation
from claimcheck.compare.verbs import is_done, is_planned_and_done
from claimcheck.model import Article, Claim, Quantity
from claimcheck.nets.passages import sort_of
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.moving import Moves
from claimcheck.rulebook.verbs import Verbs

_WORD, _PAUSE = re.compile(r"[\w']+"), re.compile(r"[;:—–]|,\s")
# A figure of two days always runs one way.
_FEWEST_DAYS = 3
# In words: how far before a value the word for its change may be, and how far before it "to" may be.
_REACH, _HEDGED = 10, 4
# By so much a figure is rounded down at most.
_ROUNDED_DOWN = Decimal("1.1")


def is_update(apart: Pairs, moves: Moves, articles: Mapping[str, Article], rules: Rulebook) -> bool:
    """Return whether time can explain every pair: the value moves, and no later article has the earlier value.

    For a toll that only rises, articles of one day, or without a date, are not counter-evidence: the explanation says
    that their order is unknown. A value that may go either way needs two days to change.
    """
    if moves == "no":
        return False
    in_order = [by_date(a, b, articles) for a, b in apart]
    if any(_undone(*pair, rules.verbs) for pair in in_order):
        return False
    if moves == "varies":
        return (None, None) not in in_order
    of_its_moment = any(claim.so_far for pair in apart for claim in pair)
    for earlier, later in in_order:
        if earlier is None or later is None:
            if moves == "steps" and not of_its_moment:
                return False
            continue
        grows = _size(later, rules) >= _size(earlier, rules)
        if grows != (moves != "falls"):
            return False
    return True


def known_at_once(apart: Pairs, claims: Sequence[Claim], rules: Rulebook) -> bool:
    """Return whether one article has both figures of a pair, from two speakers: then neither is the later one."""
    return any(
        other.file == here.file
        and other.quantity is not None
        and other.is_of_another_speaker(here)
        and relation(other, there, None, rules) is Relation.SAME
        for pair in apart
        for here, there in (pair, pair[::-1])
        for other in claims
    )


def _undone(earlier: Claim | None, later: Claim | None, verbs: Verbs) -> bool:
    """Return whether a later article denies what an earlier one calls done: "was arrested", then "was not arrested"."""
    if earlier is None or later is None or (earlier.polarity, later.polarity) != ("affirmed", "denied"):
        return False
    return earlier.modality == "asserted" and is_done(earlier, verbs)


def are_plans(apart: Pairs, rules: Rulebook) -> bool:
    """Return whether each pair is a plan and what has come of it: "is to open" and "opened"."""
    return all(sort_of(a) == "verb" and is_planned_and_done(a, b, rules) for a, b in apart)


def plans_come_first(apart: Pairs, articles: Mapping[str, Article]) -> bool:
    """Return whether no plan is in a later article than what has come of it."""
    firsts = (by_date(a, b, articles)[0] for a, b in apart)
    return all(first is None or first.modality == "planned" for first in firsts)


def runs_one_way(claims: Sequence[Claim], articles: Mapping[str, Article], rules: Rulebook) -> bool:
    """Return whether a figure only rises, or only falls, from day to day of publication, over three days or more.

    So does a tally that goes on. Three figures that only contradict each other are in such an order one time in three.
    """
    by_day: dict[date, set[Decimal]] = defaultdict(set)
    for claim in claims:
        published = articles[claim.file].published if claim.file in articles else None
        if claim.quantity is None or published is None:
            return False
        by_day[published].add(_size(claim, rules))
    if len(by_day) < _FEWEST_DAYS or any(len(sizes) > 1 for sizes in by_day.values()):
        return False
    in_order = [min(by_day[day]) for day in sorted(by_day)]
    steps = {later > earlier for earlier, later in pairwise(in_order)}
    return len(steps) == 1 and len(set(in_order)) == len(in_order)


def overtaken(apart: Pairs, articles: Mapping[str, Article], rules: Rulebook) -> bool:
    """Return whether each earlier figure is one of its moment, and the later one higher: "by Friday 312 had signed".

    If it isn't known which article is earlier, the higher figure must be the one of its moment.
    """
    for a, b in apart:
        earlier, later = by_date(a, b, articles)
        if earlier is None or later is None:
            earlier, later = sorted((a, b), key=lambda claim: _size(claim, rules))
            if not later.so_far or later.quantity is None:
                return False
        elif not earlier.so_far:
            return False
        if _size(later, rules) <= _size(earlier, rules):
            return False
    return True


def revised(apart: Pairs, claims: Sequence[Claim], articles: Mapping[str, Article], rules: Rulebook) -> bool:
    """Return whether each later value is that of an outlet which gave the earlier one itself, in an earlier article."""
    return all(_revised(*by_date(a, b, articles), claims, articles, rules) for a, b in apart)


def _revised(
    earlier: Claim | None,
    later: Claim | None,
    claims: Sequence[Claim],
    articles: Mapping[str, Article],
    rules: Rulebook,
) -> bool:
    if earlier is None or later is None:
        return False
    outlet = articles[later.file].outlet
    own = [claim for claim in claims if outlet is not None and articles[claim.file].outlet == outlet]
    return any(
        by_date(claim, later, articles)[0] is claim
        and (claim is earlier or relation(claim, earlier, None, rules) is Relation.SAME)
        for claim in own
    )


def replaced(apart: Pairs, articles: Mapping[str, Article], rules: Rulebook) -> bool:
    """Return whether one value of each pair is said to have replaced another: "raised its offer to $44".

    Another claim than the one that differs may say it, but not in an article older than the other one.
    """
    telling = [claim for claim in dict.fromkeys(c for pair in apart for c in pair) if tells_a_change(claim, rules)]
    return all(
        any(
            _size(claim, rules) == _size(new, rules) and by_date(claim, old, articles)[0] is not claim
            for new, old in ((a, b), (b, a))
            for claim in telling
        )
        for a, b in apart
    )


def tells_a_change(claim: Claim, rules: Rulebook) -> bool:
    """Return whether the words before a figure say that it has replaced another, or its sentence calls it revised."""
    if claim.quantity is None or claim.value_span is None:
        return False
    if any(phrase in claim.text.lower() for phrase in rules.moving.revisions):
        return True
    before = _PAUSE.split(claim.text[: claim.value_span.start - claim.span.start].lower())[-1]
    words = _WORD.findall(before)[-_REACH:]
    # "to $44", "to at least $44".
    until = max((at for at, word in enumerate(words) if word == "to" and len(words) - at <= _HEDGED), default=0)
    return any(word in rules.moving.changed for word in words[:until])


def raised(rounder: Pairs, articles: Mapping[str, Article], rules: Rulebook) -> Pairs:
    """Return the pairs of a lower bound and a higher figure that is not in an earlier article: "at least 9", then 13.

    Both can be true, but the higher one is news. Without the dates of both articles, that isn't known. "More than 60"
    may be 62 itself, rounded down.
    """
    found: Pairs = []
    for pair in rounder:
        low, high = sorted(pair, key=lambda claim: _size(claim, rules))
        if any(articles[claim.file].published is None for claim in pair):
            continue
        earlier, _ = by_date(low, high, articles)
        higher = _is_lower_bound(low) and _size(low, rules) < _size(high, rules)
        if higher and earlier is not high and not _rounds_down(low.quantity, high.quantity):
            found.append(pair)
    return found


def _rounds_down(low: Quantity | None, high: Quantity | None) -> bool:
    """Return whether "more than" a round number is another figure, less its last digits: "more than 200" for 214."""
    if low is None or high is None or low.bound != ">" or low.unit != high.unit:
        return False
    rounded, figure = low.value, high.value
    if not isinstance(rounded, Decimal) or not isinstance(figure, Decimal):
        return False
    exponent = rounded.normalize().as_tuple().exponent
    near = figure < rounded * _ROUNDED_DOWN and high.bound in ("=", "~")
    return near and isinstance(exponent, int) and exponent > 0 and figure < rounded + Decimal(10) ** exponent


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
