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
_SHORTEST_STEM = 3
# One syllable that ends in one consonant behind one vowel.
_DOUBLES = re.compile(r"[^aeiouy]*[aeiou][^aeiouwxy]")
_VOWELS = re.compile(r"[aeiouy]")
_WITH_ES = ("ses", "xes", "zes", "ches", "shes", "oes", "ies")
# What shows that something is done, and what that it had been planned.
_PAST_ENDING, _PAST_PERFECT, _TO = "ed", "had", "to"


def verbs_by_their_words(first: Claim, second: Claim, rules: Rulebook) -> Relation | None:
    """Return whether two verbs are one, or just one of them is denied; None if their words don't tell.

    Helping verbs and words that deny don't count as words of the verb. The same verb can't be its own contrary,
    whatever tense or short form the two articles put it in.
    """
    # Of an affirmed chain, a "not" belongs to the infinitive: "agreed not to sell".
    words, others = (
        _words(claim.value or "", rules, rules.verdicts.negations if claim.polarity == "denied" else ())
        for claim in (first, second)
    )
    if not words or not others:
        return None
    same = _are_one(words, others, rules.verbs)
    if first.polarity != second.polarity:
        return Relation.APART if same else None
    if same:
        return Relation.SAME
    turned = _are_one(_without_un(words), others, rules.verbs) or _are_one(words, _without_un(others), rules.verbs)
    return Relation.APART if turned else None


def is_planned_and_done(first: Claim, second: Claim, rules: Rulebook) -> bool:
    """Return whether a verb says that something is planned, and the same verb that it is done: "is to open", "opened".

    What is done is in the past, without words that speak of a plan: "to open" alone isn't. Nor is "had been due to
    open" still a plan. What "would" happen is left to the judge.
    """
    if {first.modality, second.modality} != {"planned", "asserted"} or "denied" in (first.polarity, second.polarity):
        return False
    plan, done = (first, second) if first.modality == "planned" else (second, first)
    words = _words(done.value or "", rules, ())
    if not is_in_past(done, rules.verbs) or any(_is_of_plan(word, rules) for word in words):
        return False
    if lower_words(plan.value or "")[:1] == (_PAST_PERFECT,):
        return False
    planned = [word for word in _words(plan.value or "", rules, ()) if not _is_of_plan(word, rules)]
    return bool(planned) and _are_one(planned, words, rules.verbs)


def _is_of_plan(word: str, rules: Rulebook) -> bool:
    """Return whether a word only says that something is planned: "expected", "to"."""
    return word == _TO or any(_are_one([word], [each], rules.verbs) for each in rules.scope.planning)


def is_in_past(claim: Claim, verbs: Verbs) -> bool:
    """Return whether a verb is in a past tense, by its words.

    An irregular form is also that of a passive: "was sold" is past, "is sold" and "to be sold" aren't.
    """
    said = lower_words(claim.value or "")
    if not verbs.past.isdisjoint(said) or any(word.endswith(_PAST_ENDING) for word in said):
        return True
    not_done_yet = verbs.present | verbs.modals | {_TO}
    return not verbs.pasts.isdisjoint(said) and not_done_yet.isdisjoint(said)


def is_done(claim: Claim, verbs: Verbs) -> bool:
    """Return whether a verb says that something was done, and so can't change: "was arrested", not "is expected".

    A short form ("she's expected") may be of the present.
    """
    return is_in_past(claim, verbs) and verbs.present.isdisjoint(lower_words(_SHORT.sub(" is", claim.value or "")))


def _words(value: str, rules: Rulebook, denying: Collection[str]) -> list[str]:
    """Return the words of a verb without helping verbs and denials, none if nothing else is left."""
    words = lower_words(_SHORT.sub(" ", value.lower()))
    return [word for word in words if word not in rules.verbs.helping and word not in denying]


def _are_one(words: Sequence[str], others: Sequence[str], verbs: Verbs) -> bool:
    """Return whether two verbs are one in whatever tense, word by word."""
    if len(words) != len(others):
        return False
    pairs = zip(words, others, strict=True)
    return all(one == other or _infinitives(one, verbs) & _infinitives(other, verbs) for one, other in pairs)


def _infinitives(word: str, verbs: Verbs) -> set[str]:
    """Return the infinitives that a word may be a form of: "file" for "filed", "fill" or "fil" for "filled"."""
    if word in verbs.infinitives:
        return {verbs.infinitives[word]}
    found = {word}
    if word.endswith("s") and not word.endswith("ss"):
        found |= {word[:-1], word[:-2]} if word.endswith(_WITH_ES) else {word[:-1]}
    for ending in ("ed", "ing"):
        stem = word.removesuffix(ending)
        if stem != word and _VOWELS.search(stem):
            found.add(f"{stem}e")
            # "Fil" would double its last letter: "filled".
            found |= set() if _DOUBLES.fullmatch(stem) else {stem}
            found |= {stem[:-1]} if stem[-2:-1] == stem[-1] else set()
    return found | {f"{each.removesuffix('i')}y" for each in found if each.endswith("i")}


def _without_un(words: Sequence[str]) -> list[str]:
    """Return the words with "un" taken from the last, none if it doesn't start so."""
    shorter = words[-1].removeprefix(_UN)
    return [*words[:-1], shorter] if shorter != words[-1] and len(shorter) >= _SHORTEST_STEM else []
