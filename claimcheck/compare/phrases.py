"""Tells by their words alone whether two phrases can be different answers: "the mayor" may well be "Ines Falk"."""

from __future__ import annotations

import re

from claimcheck.model import Claim
from claimcheck.rulebook.book import Rulebook
from claimcheck.wordings import lower_words

_WORD = re.compile(r"\w+")
_INITIALS = re.compile(r"[A-Z]{2,}")
_ARTICLES = frozenset({"a", "an", "the"})


def plain_words(claim: Claim) -> tuple[str, ...]:
    """Return the words of a value in lower case, without articles."""
    return tuple(word for word in lower_words(claim.value or "") if word not in _ARTICLES)


def one_says_more(first: Claim, second: Claim) -> bool:
    """Return whether one phrase has all words of the other: "doping inspectors" and "inspectors"."""
    words, others = {*plain_words(first)}, {*plain_words(second)}
    return bool(words and others) and (words <= others or others <= words)


def is_short_for(first: Claim, second: Claim) -> bool:
    """Return whether one name has just the initials of the other: "RNLI", "Royal National Lifeboat Institution"."""
    return _has_initials_of(first, second) or _has_initials_of(second, first)


def _has_initials_of(short: Claim, long: Claim) -> bool:
    letters = (short.value or "").removeprefix("the ").replace(".", "")
    initials = "".join(word[0] for word in _WORD.findall(long.value or "") if word[0].isupper())
    return _INITIALS.fullmatch(letters) is not None and letters == initials


def are_of_two(first: Claim, second: Claim, rules: Rulebook) -> bool:
    """Return whether two names that end alike are of two people or bodies.

    So they are if their first words tell two genders ("Ines Falk", "Omar Falk") or two places ("Ramsby Crown Court").
    """
    words, others = _WORD.findall(first.value or ""), _WORD.findall(second.value or "")
    names = len(words) > 1 and len(others) > 1 and all(word[0].isupper() for word in (*words, *others))
    if not names or words[-1] != others[-1]:
        return False
    genders = {rules.titles.gender_of(each[0].lower()) for each in (words, others)}
    if genders == {"male", "female"}:
        return True
    one, other = words[0], others[0]
    places = rules.places
    known = one != other and words[1:] == others[1:] and places.is_known(one) and places.is_known(other)
    return known and not (places.same(one, other) or places.within(one, other) or places.within(other, one))


def name_and_description(first: Claim, second: Claim) -> bool:
    """Return whether one is a name and the other describes somebody or something without naming it.

    Whether both are the same, the words don't say. A single word at the start of a sentence is either.
    """
    return {_is_name(first), _is_name(second)} == {True, False}


def _is_name(claim: Claim) -> bool | None:
    """Return whether the head of a phrase, its last word, has a capital; None if that says nothing."""
    words = _WORD.findall(claim.value or "")
    if not words or (len(words) == 1 and claim.value_span is not None and claim.value_span.start == claim.span.start):
        return None
    return bool(words[-1][0].isupper())
