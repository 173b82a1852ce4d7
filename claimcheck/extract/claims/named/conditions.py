"""Finds how somebody is: "was found dead", "is in a critical condition", "whose condition remains unknown"."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.extract.claims.actors import Actor, actor_of, noun_of
from claimcheck.extract.claims.named.value import NamedValue
from claimcheck.extract.claims.sentences import Sentence
from claimcheck.extract.tokens import Token
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.named_facts import State

CONDITION = "slot.condition"
_COMPLEMENTS = {"acomp", "oprd", "attr", "advmod"}


def conditions(sentence: Sentence, rules: Rulebook) -> Iterator[NamedValue]:
    """Yield how a person is, where the sentence names the person or says what sort of person it is."""
    for verb in sentence.tokens:
        if verb.pos_ not in {"VERB", "AUX"}:
            continue
        found = _state(verb, rules)
        if found is None:
            continue
        state, word, whose = found
        actor = _of_condition(whose, sentence) if whose is not None else actor_of(verb, sentence)
        if actor is None or actor.token.tag_ in {"NNS", "NNPS"} or any(c.pos_ == "NUM" for c in actor.token.children):
            continue  # "three people were found dead" is a count
        head = _sort(actor, rules)
        if head is not None or (actor.name and actor.noun is None):
            yield NamedValue(CONDITION, (state.label,), word, word, verb, head or "", actor.name, (state.id,))


def _state(verb: Token, rules: Rulebook) -> tuple[State, Token, Token | None] | None:
    """Return the state that a verb tells, its word, and the word for condition whose possessor is meant."""
    facts = rules.named_facts
    if verb.lemma_.lower() in facts.state_of_verb:
        return facts.state_of_verb[verb.lemma_.lower()], verb, None
    if verb.tag_ == "VBG" and verb.lower_ in facts.state_of_word and any(c.dep_ == "aux" for c in verb.children):
        return facts.state_of_word[verb.lower_], verb, None  # "is still *missing*"
    if verb.lemma_.lower() not in facts.state_verbs:
        return None
    about = next((c for c in verb.children if c.dep_ == "nsubj" and c.lemma_.lower() in facts.condition_nouns), None)
    table = facts.state_of_word if about is None else facts.state_of_condition
    for child in verb.children:
        if child.dep_ in _COMPLEMENTS and child.lower_ in table:
            return table[child.lower_], child, about
        told = _in_condition(child, rules) if child.lower_ == "in" else None
        if told is not None:
            return *told, None
    return None


def _in_condition(preposition: Token, rules: Rulebook) -> tuple[State, Token] | None:
    """Return the state of "in a *critical* condition"."""
    facts = rules.named_facts
    for noun in preposition.children:
        if noun.lemma_.lower() in facts.condition_nouns:
            for child in noun.children:
                if child.lower_ in facts.state_of_condition:
                    return facts.state_of_condition[child.lower_], child
    return None


def _of_condition(noun: Token, sentence: Sentence) -> Actor | None:
    """Return whose condition it is: "the *child*'s condition", "the *boy*, whose condition"."""
    whose = next((child for child in noun.children if child.dep_ == "poss"), None)
    if whose is None:
        return None
    if whose.tag_ == "WP$":
        clause = noun.head
        whose = clause.head if clause.dep_ == "relcl" else None
    if whose is None or whose.pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return None
    name = next((n.name for n in sentence.names if n.start <= whose.i < n.end and n.label == "person"), None)
    return Actor(None if whose.pos_ == "PROPN" else noun_of(whose, sentence), name, whose)


def _sort(actor: Actor, rules: Rulebook) -> str | None:
    """Return the class of a noun for a person, None where it is no such noun."""
    classes = rules.predicates.classes_of.get(actor.noun or "", ())
    return next((name for name in classes if name in rules.predicates.persons), None)
