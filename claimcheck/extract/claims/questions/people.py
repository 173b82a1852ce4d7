"""Chooses between "who" and "what" by the verb: somebody who is arrested is a person."""

from __future__ import annotations

from claimcheck.extract.claims.questions.words import Asked, is_body, is_person
from claimcheck.extract.grammar import SUBJECTS
from claimcheck.extract.tokens import Token
from claimcheck.rulebook.book import Rulebook

_TITLES = frozenset({"compound", "nmod", "amod"})
_RELATIVE = frozenset({"WP", "WDT"})


def who_does(asked: Asked, verb: Token, subject: Token, rules: Rulebook, *, active: bool) -> str:
    """Return the question word for who or what does something, or has something done to it."""
    name = subject.pos_ == "PROPN"
    called = [c for c in verb.children if c.dep_ == "attr"] + [c for c in subject.lefts if c.dep_ in _TITLES]
    if name and (
        _is_aged(subject) or verb.lemma_ in rules.questions.deeds_of_people or any(is_person(c, rules) for c in called)
    ):
        return "Who"
    wills = verb.lemma_ in (rules.questions.deeds_of_will if active else rules.questions.done_to_people)
    if wills or (active and verb.lemma_ != "be" and is_body(subject, rules)):
        return "Who"
    unknown = name and not subject.ent_type_ and subject.lower_ not in rules.questions.places
    return "Who or what" if unknown and asked.words == "What" else asked.words


def _is_aged(name: Token) -> bool:
    """Return whether an age stands apart behind a name: "Mara Lind, 14, took the wheel", not "Apollo 11 returned"."""
    behind = (child for child in name.children if child.pos_ == "NUM" and child.i > name.i)
    return any(child.doc[child.i - 1].is_punct for child in behind)


def asked_as_person(asked: Asked, verb: Token, subject: Token, edge: Token, rules: Rulebook) -> Asked:
    """Return the question word for the phrase at `edge`, "who" if the clause shows that it is a person."""
    is_called = edge.dep_ == "attr" and edge.pos_ == "PROPN" and is_person(subject, rules)
    # "Asked the *court* to wait": whoever is to do something is a body or a person.
    to_do = any(child.dep_ == "xcomp" and child.i > edge.i for child in verb.children) and is_body(edge, rules)
    suffers = edge.dep_ == "dobj" and (verb.lemma_ in rules.questions.done_to_people or to_do)
    return asked._replace(words="Who") if asked.words == "What" and (is_called or suffers) else asked


def told_of_it(named: Token, verb: Token) -> Token | None:
    """Return the verb of the clause that says what a name did: "It was the cook who *called* for help"."""
    if named.dep_ != "attr" or not any(c.dep_ == "nsubj" and c.lower_ == "it" for c in verb.children):
        return None
    clauses = (child for child in named.children if child.dep_ == "relcl")
    return next((c for c in clauses if any(t.dep_ in SUBJECTS and t.tag_ in _RELATIVE for t in c.lefts)), None)


def done_as_before(counted: Token) -> Token | None:
    """Return the verb that shares the auxiliary of the one before: "four were burnt and 90 *looted*"."""
    if counted.dep_ != "conj" or counted.head.pos_ != "VERB":
        return None
    return next((c for c in counted.children if c.dep_ == "acl" and c.tag_ == "VBN" and c.i > counted.i), None)
