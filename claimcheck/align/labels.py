"""Gives a fact a label that says what it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from claimcheck.model import Claim, Slot
from claimcheck.rulebook.book import Rulebook

# Verbs change behind their first letters: "receive" and "received", "carry" and "carried".
_SHORTEST_STEM = 3
_MARKS = ".,;:!?\"'“”‘’()"


def label_of(claims: Sequence[Claim], rules: Rulebook) -> str:
    """Return the label of a fact that holds `claims`: the rule's, with the words that most of them use filled in."""
    slot = telling_slot(claims)
    rule = rules.fact_types.by_id[slot.fact_type or "slot.figure"]
    slots = [claim.slot for claim in claims if claim.slot is not None]
    head = _word(_most(s.head for s in slots))
    most = _most(s.predicate or "" for s in slots)
    predicate = _as_printed(most, claims, rules) if slot.fact_type is None else _word(most)
    modifiers = " ".join(_telling_modifiers(slots, predicate, rules))
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
    return " ".join(label.split()).replace(" :", ":").rstrip(": ")


def _as_printed(predicate: str, claims: Sequence[Claim], rules: Rulebook) -> str:
    """Return the word in which most claims say what a class of predicates means: "received" for what is received."""
    verbs = sorted(verb for verb, classes in rules.predicates.of_verb.items() if predicate in classes)
    stems = tuple(verb[: max(_SHORTEST_STEM, len(verb) - 1)] for verb in verbs or [predicate] if verb)
    printed = [word.strip(_MARKS).lower() for claim in claims for word in claim.text.split()]
    found = _most(word for word in printed if stems and word.startswith(stems))
    return found or next(iter(verbs), _word(predicate))


def _telling_modifiers(slots: Sequence[Slot], predicate: str, rules: Rulebook) -> list[str]:
    """Return the modifiers that most slots share, without those that only say again what the predicate does."""
    shared = {word for slot in slots for word in slot.modifiers if _share(word, slots) > 0.5}
    own = rules.predicates.classes_of.get(predicate, ())
    return sorted(_word(word) for word in shared if word != predicate and word not in own)


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
