"""Tells by the words alone whether one verb says or denies what another says: "closed" and "did not close"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from claimcheck.compare.relations import Relation
from claimcheck.model import Claim
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


def verbs_by_their_words(
    first: Claim, second: Claim, *, helping: Collection[str], denying: Collection[str]
) -> Relation | None:
    """Return whether two verbs are one, or just one of them is denied; None if their words don't tell.

    `helping` are the helping verbs and `denying` the words that deny, which don't count as words of the verb. The same
    verb can't be its own contrary, whatever tense or short form the two articles put it in. An irregular verb in two
    forms ("paid", "didn't pay") is not recognised.
    """
    # Of an affirmed chain, a "not" belongs to the infinitive: "agreed not to sell".
    words, others = (
        _stems(claim.value or "", helping, denying if claim.polarity == "denied" else ()) for claim in (first, second)
    )
    if not words or not others:
        return None
    if first.polarity != second.polarity:
        return Relation.APART if words == others else None
    if words == others:
        return Relation.SAME
    return Relation.APART if _without_un(words) == others or words == _without_un(others) else None


def is_planned_and_done(first: Claim, second: Claim, *, helping: Collection[str], planning: Collection[str]) -> bool:
    """Return whether a verb says that something is planned, and the same verb that it is done: "is to open", "opened".

    `planning` are the words that speak of a plan. What is done is in the past, without such words: "to open" alone
    isn't. Nor is "had been due to open" still a plan. What "would" happen is left to the judge.
    """
    if {first.modality, second.modality} != {"planned", "asserted"} or "denied" in (first.polarity, second.polarity):
        return False
    plan, done = (first, second) if first.modality == "planned" else (second, first)
    plans = {_stem(word) for word in planning} | {_TO}
    stems = _stems(done.value or "", helping, ())
    if not is_in_past(done) or not plans.isdisjoint(stems) or lower_words(plan.value or "")[:1] == (_PAST_PERFECT,):
        return False
    planned = tuple(word for word in _stems(plan.value or "", helping, ()) if word not in plans)
    return bool(planned) and planned == stems


def is_in_past(claim: Claim) -> bool:
    """Return whether a verb is in a past tense, by its words. Of irregular ones, only those with a helping verb are."""
    said = lower_words(claim.value or "")
    return not _PAST.isdisjoint(said) or any(word.endswith(_PAST_ENDING) for word in said)


def is_done(claim: Claim) -> bool:
    """Return whether a verb says that something was done, and so can't change: "was arrested", not "is expected".

    A short form ("she's expected") may be of the present.
    """
    return is_in_past(claim) and _PRESENT.isdisjoint(lower_words(_SHORT.sub(" is", claim.value or "")))


def _stems(value: str, helping: Collection[str], denying: Collection[str]) -> tuple[str, ...]:
    """Return the words of a verb without helping verbs, denials and endings, none if nothing else is left."""
    words = lower_words(_SHORT.sub(" ", value.lower()))
    return tuple(_stem(word) for word in words if word not in helping and word not in denying)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


def _without_un(words: Sequence[str]) -> tuple[str, ...] | None:
    """Return the words with "un" taken from the last, None if it doesn't start so."""
    last = words[-1]
    shorter = last.removeprefix(_UN)
    return (*words[:-1], shorter) if shorter != last and len(shorter) >= _SHORTEST_STEM else None
