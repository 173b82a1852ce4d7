"""Gives a fact a label that says what it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from claimcheck.model import Claim, Slot
from claimcheck.rulebook.book import Rulebook


def label_of(claims: Sequence[Claim], rules: Rulebook) -> str:
    """Return the label of a fact that holds `claims`: the rule's, with the words that most of them use filled in."""
    slot = telling_slot(claims)
    rule = rules.fact_types.by_id[slot.fact_type or "slot.figure"]
    slots = [claim.slot for claim in claims if claim.slot is not None]
    head = _word(_most(s.head for s in slots))
    predicate = _word(_most(s.predicate or "" for s in slots))
    modifiers = " ".join(sorted({_word(word) for s in slots for word in s.modifiers if _share(word, slots) > 0.5}))
    owner = _most(s.owner or "" for s in slots)
    label = rule.label.format(
        head=head,
        predicate=predicate,
        modifiers=modifiers,
        owner=owner,
        target=_most(s.target or "" for s in slots),
        whom=owner or head or "somebody",
        speaker=_most(claim.speaker_name or "" for claim in claims) or "an unnamed speaker",
        role=rules.predicates.labels.get(_most(s.head for s in slots), f"names with “{predicate}”"),
    )
    return " ".join(label.split()).rstrip(": ")


def telling_slot(claims: Sequence[Claim]) -> Slot:
    """Return the slot that says most of what a fact is: the first that a rule names, else the first.

    Every claim of a fact has a slot.
    """
    slots = [claim.slot for claim in claims if claim.slot is not None]
    return next((slot for slot in slots if slot.fact_type is not None), slots[0])


def _word(name: str) -> str:
    """Return a class as a word: "noun.child" is "child"."""
    return name.removeprefix("noun.").removeprefix("predicate.")


def _most(words: Iterable[str]) -> str:
    """Return the commonest of `words`, the first in the alphabet among equals."""
    counted = Counter(word for word in words if word)
    return min(counted, key=lambda word: (-counted[word], word)) if counted else ""


def _share(word: str, slots: Sequence[object]) -> float:
    return sum(word in getattr(slot, "modifiers", ()) for slot in slots) / max(1, len(slots))
