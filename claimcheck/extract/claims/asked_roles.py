"""Asks who has a role: "Who was the mayor of Ramsby?" for "Omar Lind, mayor of Ramsby, said"."""

from __future__ import annotations

from claimcheck.extract.claims.asked_clauses import was_or_is
from claimcheck.extract.claims.asked_phrases import finished_question, is_many, phrase_as_known
from claimcheck.extract.tokens import Token

# A role says whose or of what it is: "the mayor" alone may be any.
_SHORTEST_ROLE = 3


def has_role(name: Token) -> bool:
    """Return whether a phrase beside a name says which role it is that somebody has."""
    return question_of_role(name) is not None


def question_of_role(name: Token) -> str | None:
    """Return the question for the name of somebody whose role stands beside it."""
    role = _role(name)
    if role is None or is_many(role):
        return None
    words = phrase_as_known(role, list(name.subtree) if role.i < name.i else ())
    return finished_question(["Who", was_or_is(role, many=False), words]) if _is_one(words) else None


def relative_of(name: Token) -> Token | None:
    """Return the verb of the clause that says what somebody does: "Omar Lind, who *leads* the search"."""
    clauses = (child for child in name.children if child.dep_ == "relcl")
    return next((c for c in clauses if any(t.dep_ == "nsubj" and t.lower_ == "who" for t in c.lefts)), None)


def subject_over(name: Token) -> Token:
    """Return the subject that a name stands beside, or the name."""
    return name.head if name.dep_ == "appos" else name


def _role(name: Token) -> Token | None:
    if name.pos_ != "PROPN":
        return None
    if name.dep_ == "appos" and name.head.pos_ == "NOUN":
        return name.head
    return next((c for c in name.children if c.dep_ == "appos" and c.pos_ == "NOUN"), None)


def _is_one(role: str) -> bool:
    words = role.split()
    return len(words) >= _SHORTEST_ROLE and ("of" in words or "\u2019s" in role or "'s" in role)
