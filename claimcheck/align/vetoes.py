"""Vetoes by logic: two claims that can't answer one question, whatever their words."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from claimcheck.model import Claim
from claimcheck.nets.passages import sort_of
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.titles import Titles

# The question for an age names whose it is, under the fullest name in the article.
_HOW_OLD = re.compile(r"How old (?:is|was|are|were) (?P<who>[^?]+)\?")
_HE_OR_SHE = re.compile(r"\b(?:he|she)\b")
_NAME = re.compile(r"\b[A-Z][\w’'-]+")
# Two spellings of a name are at least so alike, of 100: "Muammar" and "Moammar".
_ALIKE = 75


def forbidden(first: Claim, second: Claim, rules: Rulebook) -> str | None:
    """Return why two claims can't be on one fact, None if nothing forbids it."""
    if sort_of(first) != sort_of(second):
        return "values of two kinds"
    a, b = first.quantity, second.quantity
    if a is not None and b is not None:
        bases = [rules.units.to_base(figure.unit, figure.interval)[0] for figure in (a, b)]
        if bases[0] != bases[1] or a.kind != b.kind:
            return "two units"
        if first.file == second.file and first.span == second.span and a.value != b.value:
            return "two figures of one sentence"
        if _other_person(_whose_age(first, rules.titles), _whose_age(second, rules.titles)):
            return "ages of two people"
    if _of_he_and_she(first.question, second.question):
        return "two people"
    return "two years" if _other_year(first, second) else None


def _of_he_and_she(first: str, second: str) -> bool:
    """Return whether two questions are one, but for "he" and "she": "How long does *she* face?"."""
    one, other = _HE_OR_SHE.findall(first), _HE_OR_SHE.findall(second)
    return one != other and _HE_OR_SHE.sub("", first) == _HE_OR_SHE.sub("", second)


def _other_year(first: Claim, second: Claim) -> bool:
    """Return whether both are about past times that the text names, in different years."""
    if first.time is not None or second.time is not None:
        return False
    one, other = first.other_time, second.other_time
    return one is not None and other is not None and (one[1].year < other[0].year or other[1].year < one[0].year)


def _whose_age(claim: Claim, titles: Titles) -> list[str]:
    """Return the full name of the person whose age a claim gives, word by word; nothing if it isn't known."""
    asked = _HOW_OLD.fullmatch(claim.question)
    words = _NAME.findall(asked.group("who")) if asked is not None else []
    named = [w for w in words if w.lower() not in titles.honorifics and w.lower() not in titles.role_words]
    return named if len(named) > 1 else []


def _other_person(first: list[str], second: list[str]) -> bool:
    """Return whether two full names are of two people.

    They are if they share no more than a surname.
    """
    if not first or not second:
        return False
    if _alike(first[-1], second[-1]):
        first, second = first[:-1], second[:-1]
    return not any(_alike(one, other) for one in first for other in second)


def _alike(one: str, other: str) -> bool:
    """Return whether two words may be one name, in two spellings or cut short ("Rob", "Robert")."""
    return one.startswith(other) or other.startswith(one) or fuzz.ratio(one, other) >= _ALIKE
