"""Tells by the words alone whether one verb says or denies what another says: "closed" and "did not close"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from claimcheck.compare.relations import Relation
from claimcheck.model import Claim
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.verbs import Verbs
from claimcheck.wordings import lower_words

# "haven't", "they've", "there's": short forms of a denial and of helping verbs.
_SHORT = re.compile(r"n['’]t\b|['’](?:s|re|ve|ll|d|m)\b")
# "was conscious" and "was unconscious".
_UN = "un"
_ENDINGS = ("ing", "ed", "es", "s", "e", "d")
_SHORTEST_STEM = 3
# What shows that something is done, and what that it had been planned.
_PAST, _PAST_ENDING, _PAST_PERFECT, _TO = frozenset({"has", "have", "had", "was", "were"}), "ed", "had", "to"
_PRESENT = frozenset({"is", "are", "am", "be", "being"})


def verbs_by_their_words(first: Claim, second: Claim, rules: Rulebook) -> Relation | None:
    """Return whether two verbs are one, or just one of them is denied; None if their words don't tell.

    Helping verbs and words that deny don't count as words of the verb. The same verb can't be its own contrary,
    whatever tense or short form the two articles put it in.
    """
    # Of an affirmed chain, a "not" belongs to the infinitive: "agreed not to sell".
    words, others = (
        _stems(claim.value or "", rules, rules.verdicts.negations if claim.polarity == "denied" else ())
        for claim in (first, second)
    )
    if not words or not others:
        return None
    if first.polarity != second.polarity:
        return Relation.APART if words == others else None
    if words == others:
        return Relation.SAME
    return Relation.APART if _without_un(words) == others or words == _without_un(others) else None


def is_planned_and_done(first: Claim, second: Claim, rules: Rulebook) -> bool:
    """Return whether a verb says that something is planned, and the same verb that it is done: "is to open", "opened".

    What is done is in the past, without words that speak of a plan: "to open" alone isn't. Nor is "had been due to
    open" still a plan. What "would" happen is left to the judge.
    """
    if {first.modality, second.modality} != {"planned", "asserted"} or "denied" in (first.polarity, second.polarity):
        return False
    plan, done = (first, second) if first.modality == "planned" else (second, first)
    plans = {_stem(word, rules.verbs) for word in rules.scope.planning} | {_TO}
    stems = _stems(done.value or "", rules, ())
    if not is_in_past(done, rules.verbs) or not plans.isdisjoint(stems):
        return False
    if lower_words(plan.value or "")[:1] == (_PAST_PERFECT,):
        return False
    planned = tuple(word for word in _stems(plan.value or "", rules, ()) if word not in plans)
    return bool(planned) and planned == stems


def is_in_past(claim: Claim, verbs: Verbs) -> bool:
    """Return whether a verb is in a past tense, by its words."""
    said = lower_words(claim.value or "")
    if not _PAST.isdisjoint(said):
        return True
    return any(word.endswith(_PAST_ENDING) or word in verbs.pasts for word in said)


def is_done(claim: Claim, verbs: Verbs) -> bool:
    """Return whether a verb says that something was done, and so can't change: "was arrested", not "is expected".

    A short form ("she's expected") may be of the present.
    """
    return is_in_past(claim, verbs) and _PRESENT.isdisjoint(lower_words(_SHORT.sub(" is", claim.value or "")))


def _stems(value: str, rules: Rulebook, denying: Collection[str]) -> tuple[str, ...]:
    """Return the words of a verb without helping verbs, denials and endings, none if nothing else is left."""
    words = lower_words(_SHORT.sub(" ", value.lower()))
    helping = rules.verdicts.helping_verbs
    return tuple(_stem(word, rules.verbs) for word in words if word not in helping and word not in denying)


def _stem(word: str, verbs: Verbs) -> str:
    """Return what all forms of a verb have in common: "stop" for "stopped", "giv" for "gave"."""
    word = verbs.infinitives.get(word, word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            word = word.removesuffix(ending)
            break
    if word.endswith("y"):
        word = f"{word[:-1]}i"
    return word[:-1] if word[-2:-1] == word[-1:] else word


def _without_un(words: Sequence[str]) -> tuple[str, ...] | None:
    """Return the words with "un" taken from the last, None if it doesn't start so."""
    last = words[-1]
    shorter = last.removeprefix(_UN)
    return (*words[:-1], shorter) if shorter != last and len(shorter) >= _SHORTEST_STEM else None
