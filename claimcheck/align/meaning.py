"""Tells which words of two open slots mean the same, by WordNet, and says so.

What the rules name, a fact type or a class of words, is decided there; this is for the words that no rule names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from claimcheck.model import Claim, Reason, Slot
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.words import Part, Related

# Slots of these kinds are open, whatever their rule: what they are about is a word of the text.
_OPEN_KINDS = {"date", "set", "modality"}
# Words that are spelled alike speak for a link a little more.
_OTHER_WORD = -0.1


def meaning(word: str | None, part: Part, rules: Rulebook) -> str:
    """Return what a noun or predicate of an open slot means. Verbs that say little by themselves stand for none."""
    if not word or word in rules.predicates.light or word in rules.reporting.verbs:
        return word or ""
    return rules.words.meaning(word, part)


def head_meaning(slot: Slot, rules: Rulebook) -> str:
    """Return what the head of an open slot means: a noun in one of figures, a deed or event in all others."""
    return meaning(slot.head, "n" if slot.fact_type is None else "v", rules)


def in_one_wording(first: Claim, second: Claim, rules: Rulebook) -> tuple[Claim, tuple[Reason, ...] | None]:
    """Return `second` with the words of `first` where they mean the same, and the reasons for it.

    The reasons are None where words of the two are opposites: then they are on two things.
    """
    a, b = first.slot, second.slot
    if a is None or b is None or not _is_open(a) or _one_wording(a, b):
        return second, ()
    if _opposite_modifiers(a, b, rules):
        return second, None
    told: list[Reason] = []
    shared = head_meaning(a, rules)
    if a.head != b.head and shared == head_meaning(b, rules):
        told.append(_reason(Related("same", shared).why(a.head, b.head)))
        b = replace(b, head=a.head)
    shared = meaning(a.predicate, "v", rules)
    if a.predicate and b.predicate and a.predicate != b.predicate and shared == meaning(b.predicate, "v", rules):
        told.append(_reason(Related("same", shared).why(a.predicate, b.predicate)))
        b = replace(b, predicate=a.predicate)
    for mine, theirs, related in _same_things(a.modifiers, b.modifiers, rules):
        told.append(_reason(related.why(mine, theirs)))
        b = replace(b, modifiers=tuple(sorted({mine if word == theirs else word for word in b.modifiers})))
    return (replace(second, slot=b) if told else second), tuple(dict.fromkeys(told))


def _is_open(slot: Slot) -> bool:
    """Return whether no rule says what the figure, date, list or deed in a slot is a value of."""
    return slot.fact_type is None or slot.kind in _OPEN_KINDS


def _one_wording(a: Slot, b: Slot) -> bool:
    return a.head == b.head and a.predicate == b.predicate and a.modifiers == b.modifiers


def _opposite_modifiers(first: Slot, second: Slot, rules: Rulebook) -> bool:
    """Return whether a word that restricts one thing is the opposite of one that restricts the other."""
    found = (rules.words.related(a, b) for a, b in _unshared(first.modifiers, second.modifiers))
    return any(related is not None and related.how == "opposite" for related in found)


def _same_things(
    first: tuple[str, ...], second: tuple[str, ...], rules: Rulebook
) -> Iterator[tuple[str, str, Related]]:
    """Yield words of both sides that mean one thing, or of which one is a sort of the other."""
    used: set[str] = set()
    for mine, theirs in _unshared(first, second):
        related = rules.words.related(mine, theirs)
        if not used & {mine, theirs} and related is not None and related.how in ("same", "narrower", "wider"):
            used |= {mine, theirs}
            yield mine, theirs, related


def _unshared(first: tuple[str, ...], second: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield each word that only the first side has with each that only the second has."""
    if first != second:
        yield from product((a for a in first if a not in second), [b for b in second if b not in first])


def _reason(note: str) -> Reason:
    return Reason(feature="words", outcome="agrees", weight=_OTHER_WORD, note=note)
