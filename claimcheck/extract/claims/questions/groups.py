"""Asks for the number of those who are in a group: "How large a staff", "The pay of how many welders"."""

from __future__ import annotations

from claimcheck.extract.claims.questions.phrases import phrase, phrase_as_known, words_of
from claimcheck.extract.claims.questions.words import Asked
from claimcheck.extract.tokens import Token
from claimcheck.rulebook.book import Rulebook


def of_group(asked: Asked, group: Token, rules: Rulebook) -> Asked:
    """Return the question words for the number of a group: "How large a staff" for "has a staff of seven"."""
    one = next((child for child in group.lefts if child.lower_ in {"a", "an"}), None)
    if asked.words != "How many" or group.dep_ != "dobj" or one is None or group.lower_ not in rules.questions.sized:
        return asked._replace(top=group)
    words = words_of([one, *(t for t in phrase(group) or () if one.i < t.i <= group.i)])
    return asked._replace(words=f"How large {words}", top=group)


def of_many(asked: Asked, of: Token) -> Asked:
    """Return the question words for a number after a noun and "of": "The pay of how many welders"."""
    words = f"{phrase_as_known(of.head, of.subtree)} of {asked.words[:1].lower()}{asked.words[1:]}"
    return Asked(f"{words[:1].upper()}{words[1:]}", "part", of.head, "")
