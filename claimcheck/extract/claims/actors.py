"""Finds who does what a verb says: a name, a noun, or the person behind a pronoun."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from claimcheck.extract.claims.arcs import SUBJECTS
from claimcheck.extract.claims.participants import last_subject, stands_for
from claimcheck.extract.claims.sentences import Sentence
from claimcheck.extract.tokens import Token

_GROWN_UP = 18
_SHARES_SUBJECT = {"xcomp", "conj", "advcl"}
_RELATIVE = {"WP", "WDT"}
_NOMINAL = {"NOUN", "PROPN", "ADJ"}


@dataclass(frozen=True, slots=True)
class Actor:
    """The subject of a verb: its `noun` (lemma, None for a bare name or a pronoun) and its `name`, if known."""

    noun: str | None
    name: str | None


def actor_of(verb: Token, sentence: Sentence) -> Actor | None:
    """Return who does what `verb` says, None if the sentence and the one before don't say."""
    token = _subject(verb)
    if token is None:
        return None
    if token.tag_ in _RELATIVE:
        clause = verb if verb.dep_ == "relcl" else verb.head
        if clause.dep_ != "relcl" or clause.head.pos_ not in _NOMINAL:
            return None
        token = clause.head
    if token.pos_ == "PRON":
        person = last_subject(sentence.tokens, sentence.names, token.i) or sentence.person_before
        name = stands_for(token, person, sentence.thing_before)
        return Actor(None, name) if name else None
    if token.pos_ not in _NOMINAL:
        return None
    beside = [child.i for child in token.children if child.dep_ == "appos"]
    named = [
        n.name
        for n in sentence.names
        if n.start <= token.i < n.end or any(n.start <= index < n.end for index in beside)
    ]
    noun = None if token.pos_ == "PROPN" else noun_of(token, sentence)
    return Actor(noun, " ".join(named) or None)


def noun_of(token: Token, sentence: Sentence) -> str:
    """Return the lemma of a noun, or "child" or "adult" for somebody named only by an age."""
    at = sentence.span_of(token, token)
    ages = (f for f in sentence.figures if f.span.overlaps(at) and any("age" in rule for rule in f.rules))
    value = next((age.value for age in ages), None)
    if not isinstance(value, Decimal):
        return token.lemma_.lower()
    return "child" if value < _GROWN_UP else "adult"


def _subject(verb: Token) -> Token | None:
    """Return the subject of a verb, its own or one shared with the verb above."""
    for token in (verb, verb.head) if verb.dep_ in _SHARES_SUBJECT else (verb,):
        found = next((child for child in token.children if child.dep_ in SUBJECTS), None)
        if found is not None:
            return found
    return None
