"""Finds of what somebody is accused: "charged with fraud", "pleaded guilty to fraud", "a fraud charge"."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.extract.claims.actors import actor_of
from claimcheck.extract.claims.named.value import NamedValue
from claimcheck.extract.claims.participants import find_possessor
from claimcheck.extract.claims.sentences import Sentence
from claimcheck.extract.tokens import Token
from claimcheck.rulebook.book import Rulebook

CHARGE = "slot.charge"
_CLIMB = 4


def charges(sentence: Sentence, rules: Rulebook) -> Iterator[NamedValue]:
    """Yield what a named person is charged with, convicted of or pleads to; the value are the words that tell it."""
    words = rules.named_facts.charges
    for token in sentence.tokens:
        lemma = token.lemma_.lower()
        noun = None
        if token.pos_ == "VERB" and lemma in words.verbs:
            noun = _behind(token, rules)
        elif token.pos_ == "NOUN" and lemma in words.nouns:
            noun = token
        told = _content(noun, rules) if noun is not None else ()
        if noun is None or not told:
            continue
        owner = _accused(token, sentence, rules)
        if owner is not None:
            value = tuple(dict.fromkeys(word.lemma_.lower() for word in told))
            yield NamedValue(CHARGE, value, told[0], told[-1], token, "", owner)


def _behind(verb: Token, rules: Rulebook) -> Token | None:
    """Return the noun that a preposition ties to a verb of the court, through "guilty" where that stands between."""
    over = [verb, *(child for child in verb.children if child.dep_ in {"acomp", "oprd"})]
    for token in over:
        for preposition in token.children:
            if preposition.dep_ == "prep" and preposition.lower_ in rules.named_facts.charges.prepositions:
                noun = next((child for child in preposition.children if child.pos_ == "NOUN"), None)
                if noun is not None:
                    return noun
    return None


def _content(noun: Token, rules: Rulebook) -> tuple[Token, ...]:
    """Return the words of a noun phrase that say what the charge is: "felony *fraud* count", "a charge of *fraud*"."""
    vague = set(rules.named_facts.charges.vague)
    own = [*(c for c in noun.children if c.dep_ in {"compound", "amod", "nmod"} and c.i < noun.i), noun]
    of = [
        word
        for preposition in noun.children
        if preposition.dep_ == "prep" and preposition.lower_ == "of"
        for word in preposition.children
    ]
    kept = (t for t in (*own, *of) if t.pos_ in {"NOUN", "ADJ"} and t.lemma_.lower() not in vague)
    return tuple(sorted(kept, key=lambda token: token.i))


def _accused(token: Token, sentence: Sentence, rules: Rulebook) -> str | None:
    """Return whom a charge is brought against, None where no name is known."""
    if token.pos_ == "VERB":
        objects = {child.i for child in token.children if child.dep_ == "dobj"}
        if objects:
            return next((n.name for n in sentence.names if objects & set(range(n.start, n.end))), None)
        return _named_actor(token, sentence)
    over = token
    for _ in range(_CLIMB):
        if over.pos_ in {"VERB", "AUX"}:
            governs = over.lemma_.lower() in rules.named_facts.charges.governors
            return _named_actor(over, sentence) if governs else None
        over = over.head
    return None


def _named_actor(verb: Token, sentence: Sentence) -> str | None:
    """Return the person who is the subject of a verb, or whose thing the subject is ("*Pike*'s plea was to ...")."""
    actor = actor_of(verb, sentence)
    if actor is None:
        return None
    if actor.noun is None:
        return actor.name
    return find_possessor(actor.token, sentence.names, sentence.person_before)
