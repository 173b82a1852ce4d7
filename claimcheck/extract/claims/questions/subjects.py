"""Finds the subject of a verb: its own, or that of the verb above it."""

from __future__ import annotations

from claimcheck.extract.claims.questions.words import is_place
from claimcheck.extract.grammar import VERBS
from claimcheck.extract.tokens import Token
from claimcheck.rulebook.book import Rulebook

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_HELPERS = frozenset({"aux", "auxpass"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
# A verb that shares its subject with the one above it.
_SHARING = frozenset({"conj", "xcomp", "advcl", "acomp"})
# "which", "that" stand for the noun above.
_RELATIVE = frozenset({"who", "which", "that"})
# "Without winning", "instead of winning": it did not happen.
_UNDONE = frozenset({"without", "instead", "despite", "against", "than", "before"})
# What follows one of these is done by the object of the verb before, if it has one.
_OF_OTHERS = frozenset({"of", "for", "from", "against", "into", "over", "about"})
_STEPS = 6


def subject_of(verb: Token) -> Token | None:
    """Return the subject of a verb: its own, that of the verb above it, or the noun that it restricts."""
    for _ in range(_STEPS):
        own = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
        if own is not None:
            return _own_subject(own, verb)
        if verb.dep_ == "acl" and verb.head.pos_ in _NOUNS:
            return None if _is_aim(verb) else verb.head
        above = _sharing(verb)
        if above is None:
            return None
        verb = above
    return None


def doer_of(verb: Token, rules: Rulebook) -> Token | None:
    """Return the subject of a verb, as a question may name it: no place does harm.

    "The collapse of the *station, which injured* six" is about the collapse.
    """
    subject = subject_of(verb)
    if subject is None or verb.lemma_ not in rules.questions.harming or not is_place(subject, rules):
        return subject
    if any(child.dep_ == "auxpass" for child in verb.children):
        return subject
    above = subject.head.head if subject.dep_ == "pobj" else None
    return above if verb.head is subject and above is not None and above.pos_ == "NOUN" else None


def _is_aim(verb: Token) -> bool:
    """Return whether a verb says what a noun is for, not what it does: "no wish *to sell*"."""
    helpers = helpers_of(verb)
    return bool(helpers) and helpers[0].lower_ == "to" and not any(helper.dep_ == "auxpass" for helper in helpers)


def _own_subject(own: Token, verb: Token) -> Token | None:
    if own.tag_ in {"WDT", "WP"}:
        above = next((v for v in (verb, verb.head) if v.dep_ == "relcl" and v.head.pos_ in _NOUNS), None)
        if above is None or own.lower_ not in _RELATIVE or _is_not(above.head):
            return None
        if own.lower_ != "who" and _has_name(above.head):
            return None  # "said Ruta at a meeting *that drew 900 people*": the parse takes Ruta for what drew them
        return _restricted(above.head, own, verb)
    return own if own.pos_ in _NOUNS | {"NUM", "ADJ", "DET"} or own.dep_ == "expl" else None


def _restricted(noun: Token, pronoun: Token, verb: Token) -> Token | None:
    """Return the noun that a relative clause is on: the parse takes the nearest.

    "A union of *tenants that owns* six houses": the verb is in the singular. Proper names are seldom restricted: "a
    bus *from Kent that* came late".
    """
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.dep_ == "prep" else None
    first = next(iter(helpers_of(verb)), verb)
    wrong = noun.tag_ == "NNS" and (first.tag_ == "VBZ" or first.lower_ == "was")
    if not wrong and not (noun.pos_ == "PROPN" and pronoun.lower_ == "that"):
        return noun
    return above if above is not None and above.pos_ == "NOUN" and above.tag_ != noun.tag_ else None


def _is_not(noun: Token) -> bool:
    """Return whether it was somebody else: "It was not *Lind* who sold the mill"."""
    return noun.dep_ == "attr" and any(child.dep_ == "neg" for child in noun.head.children)


def _has_name(noun: Token) -> bool:
    """Return whether a noun is the name of a person, or has one beside it."""
    named = (child for child in noun.children if child.dep_ == "appos")
    return any(token.ent_type_ == "PERSON" for token in (noun, *named))


def _sharing(verb: Token) -> Token | None:
    """Return the verb above whose subject is that of `verb` too."""
    if any(child.dep_ in {"csubj", "csubjpass"} for child in verb.children) or verb.head is verb:
        return None
    if _may_be_of_main_clause(verb):
        return None
    if verb.dep_ == "pcomp":
        above = verb.head.head
        means = verb.head.lower_ == "by" and any(c.dep_ == "auxpass" for c in above.children)
        # "A court convicted Lind *of killing* a guard": the court killed nobody.
        others = verb.head.lower_ in _OF_OTHERS and any(c.dep_ == "dobj" and c.i < verb.i for c in above.children)
        done = verb.head.lower_ not in _UNDONE and not (means or others) and above.pos_ in VERBS
        return above if done else None
    if verb.dep_ == "xcomp" and verb.head.pos_ == "ADJ":
        verb = verb.head  # "is due to open"
    return verb.head if verb.dep_ in _SHARING and verb.head.pos_ not in {"NOUN", "PROPN"} else None


def _may_be_of_main_clause(verb: Token) -> bool:
    """Return whether a participle behind a clause with "as" may be that of the clause before.

    "A storm swept the pier as families sat down, *killing* five" doesn't say that families killed.
    """
    behind = verb.head.dep_ == "advcl" and any(child.dep_ == "mark" for child in verb.head.children)
    return behind and verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.i > verb.head.i


def helpers_of(verb: Token) -> list[Token]:
    """Return the auxiliaries before a verb: "*has been* sold"."""
    return [child for child in verb.children if child.dep_ in _HELPERS and child.i < verb.i]
