"""Asks who has a role: "Who was the mayor of Ramsby?" for "Omar Lind, mayor of Ramsby, said"."""

from __future__ import annotations

from claimcheck.extract.claims.questions.phrases import finished_question, is_many, phrase_as_known
from claimcheck.extract.claims.questions.words import Asked
from claimcheck.extract.tokens import Token
from claimcheck.rulebook.book import Rulebook

# A role says whose or of what it is: "the mayor" alone may be any.
_SHORTEST_ROLE = 3


def question_of_role(name: Token, rules: Rulebook) -> str | None:
    """Return the question for the name of somebody whose role stands beside it."""
    role = _role(name)
    if role is None or is_many(role):
        return None
    words = phrase_as_known(role, list(name.subtree) if role.i < name.i else ())
    # Somebody has a role, whatever the tense of what they said, unless it is over.
    was = not rules.questions.ended.isdisjoint(words.lower().split())
    return finished_question(["Who", "was" if was else "is", words]) if _is_one(words) else None


def relative_of(name: Token) -> Token | None:
    """Return the verb of the clause that says what somebody does: "Omar Lind, who *leads* the search"."""
    clauses = (child for child in name.children if child.dep_ == "relcl")
    return next((c for c in clauses if any(t.dep_ == "nsubj" and t.lower_ == "who" for t in c.lefts)), None)


def _subject_over(name: Token) -> Token:
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


def first_of_list(value: Token) -> Token:
    """Return the first of the things that a value is listed with: "gave up the boat, the horse and *$300*"."""
    while value.dep_ == "conj" and value.head.pos_ in {"NOUN", "PROPN", "NUM", "SYM"}:
        value = value.head
    return value


def only_reports(name: Token, asked: Asked, rules: Rulebook) -> bool:
    """Return whether a name is only that of a speaker, so that its role says more: "the mayor, *Omar Lind*, said"."""
    verb = _subject_over(name).head if asked.words == "Who" else name
    said = any(child.dep_ == "ccomp" for child in verb.children)
    known = question_of_role(name, rules) is not None or relative_of(name) is not None
    return verb is not name and said and known and rules.reporting.rule(verb.lemma_, "clause") is not None
