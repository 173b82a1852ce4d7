"""Compares two values that are names or words: spellings, directions, places, holders of an office, states, charges."""

from __future__ import annotations

from collections.abc import Callable

from claimcheck.compare.relations import Relation
from claimcheck.model import Claim
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.fact_types import OpenSlot

Names = tuple[str, ...]

_CIRCLE = 360
# Sandra and Sandi, Alexander and Alex: short forms share their start.
_SHORT_FORM = 3


def compare_named(first: Claim, second: Claim, rules: Rulebook) -> Relation:
    """Return what the named values of two claims of one fact are to each other, as their slot's rule says."""
    assert first.slot is not None  # noqa: S101 -- claims of a fact have a slot
    rule = rules.fact_types.by_id[first.slot.fact_type or "slot.name"]
    how = rule.compare if isinstance(rule, OpenSlot) else "spelling"
    if {name.lower() for name in first.names} == {name.lower() for name in second.names}:
        return Relation.SAME
    return _COMPARE[how](first.names, second.names, rules)


def _spellings(first: Names, second: Names, rules: Rulebook) -> Relation:
    """Two spellings: an editor wants to know, but neither need be wrong."""
    del first, second, rules
    return Relation.ROUNDER


def _directions(first: Names, second: Names, rules: Rulebook) -> Relation:
    degrees = rules.named_facts.directions
    apart = abs(degrees[first[0]] - degrees[second[0]]) % _CIRCLE
    apart = min(apart, _CIRCLE - apart)
    if apart == 0:
        return Relation.SAME
    return Relation.ROUNDER if apart <= rules.named_facts.near else Relation.APART


def _places(first: Names, second: Names, rules: Rulebook) -> Relation:
    """A firm may sit in two places, and one place lie in the other: two names of places never exclude each other."""
    same = any(rules.places.same(a, b) for a in first for b in second)
    return Relation.SAME if same else Relation.ROUNDER


def _persons(first: Names, second: Names, rules: Rulebook) -> Relation:
    """One name may be shorter than the other; names that share no word and no start are two people."""
    del rules
    a, b = ({word.lower() for name in names for word in name.split()} for names in (first, second))
    if a & b or any(x[:_SHORT_FORM] == y[:_SHORT_FORM] for x in a for y in b):
        return Relation.SAME
    return Relation.APART


def _states(first: Names, second: Names, rules: Rulebook) -> Relation:
    """What is not known may turn out to be anything: that is another state, if a later one."""
    del first, second, rules
    return Relation.APART


def _words(first: Names, second: Names, rules: Rulebook) -> Relation:
    """Somebody may be accused of several things: two charges that share a word are one, others are told of in part."""
    same = set(first) & set(second) or any(rules.words.same_thing(a, b) for a in first for b in second)
    return Relation.SAME if same else Relation.ROUNDER


_COMPARE: dict[str, Callable[[Names, Names, Rulebook], Relation]] = {
    "spelling": _spellings,
    "direction": _directions,
    "place": _places,
    "person": _persons,
    "state": _states,
    "words": _words,
}
