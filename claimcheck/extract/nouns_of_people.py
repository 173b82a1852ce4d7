"""Tells whether a noun is for a person, by its words alone."""

from __future__ import annotations

from claimcheck.extract.tokens import Token
from claimcheck.rulebook.book import Rulebook

# Of the roles in titles.yaml, these last words are no people by themselves: "secretary of *state*".
_NO_ROLES = {"state", "defense"}


def is_of_people(noun: Token, rules: Rulebook) -> bool:
    """Return whether a noun is for a person or a group of people: "neighbour", "bus driver", "ex-mayor"."""
    lemma = noun.lemma_.lower()
    ends = rules.questions.people_ends
    man = noun.pos_ == "NOUN" and lemma.endswith(ends) and lemma not in rules.questions.no_people
    return man or any(_is_known(word, rules) for word in (lemma, noun.lower_, lemma.rpartition("-")[2]))


def _is_known(word: str, rules: Rulebook) -> bool:
    return word in rules.questions.people or (word in rules.titles.role_words and word not in _NO_ROLES)
