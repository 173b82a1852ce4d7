"""Finds what a text only mentions: what somebody is charged with, what nobody says, what is not true."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from claimcheck.extract.claims.scope import denied_by, has_denial, is_none, is_of_none, is_yet_to
from claimcheck.extract.grammar import SUBJECTS, VERBS
from claimcheck.extract.tokens import Token
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.scope import Scope

# `charged`: somebody is accused of it. `unsaid`: nobody says that it is so. `denied`: somebody says that it isn't.
# `none`: it is what is said of none.
Frame = Literal["charged", "unsaid", "denied", "none"]

_CLAUSES = frozenset({"ccomp", "xcomp", "acl", "pcomp"})
# A clause with "that" is one of these: "evidence *that it fell*". Without "that", the parse makes it a relative one.
_SAID = frozenset({"ccomp", "acl", "relcl", "csubj"})
_OBJECTS = frozenset({"dobj", "attr", "nsubj", "nsubjpass"})
# Who "does not say *why* it fell" says that it fell.
_ASKING = frozenset({"WRB", "WP", "WDT", "WP$"})
# What the word above leads to: "declined *to confirm*", "no evidence *to suggest*".
_LED = frozenset({"xcomp", "acl", "relcl"})
# How many words above one may deny it.
_STEPS = 4
_MODALS = frozenset({"can", "could", "ca"})


def frame_of(value: Token, rules: Rulebook) -> Frame | None:
    """Return what a clause around `value` makes of it, None if the text says it as its own.

    "Accused of *stealing*" is only a charge, "no evidence that she *stole*" says nothing of it, and who "doesn't think
    that she *stole*" denies it.
    """
    of_none: Frame | None = "none" if is_of_none(value, rules.scope) else None
    found: Frame | None = None
    below, above = value, value.head
    while True:
        if _is_alleged(below, rules.scope) or (above is not below and _is_charge(below, above, rules)):
            return "charged"
        if above is below:
            return found or of_none
        found = found or _unsaid(below, above, rules.scope)
        # A clause on a name says what it says, wherever the name is.
        if below.dep_ == "relcl":
            return found or of_none
        below, above = above, above.head


def is_hearsay(value: Token, rules: Rulebook) -> bool:
    """Return whether nobody in particular says it: "is said *to have sold* six", "was believed to be dead"."""
    below = value
    while True:
        led = below.dep_ == "xcomp" or (below is value and any(child.dep_ == "xcomp" for child in value.children))
        said = below.head if below.dep_ == "xcomp" else below
        if led and said.lemma_ in rules.reporting.hearsay and any(child.dep_ == "auxpass" for child in said.children):
            return True
        if below.head is below:
            return False
        below = below.head


def is_by_the_way(value: Token, rules: Rulebook) -> bool:
    """Return whether a value is in a clause about somebody in an order: "demanded that the man *who stole six* pay".

    Who demands that he pays doesn't say that he stole: the writer does.
    """
    below, relative = value, False
    while below.head is not below:
        if relative and below.dep_ in {"ccomp", "xcomp"} and below.head.lemma_ in rules.scope.ordering:
            return True
        relative = relative or below.dep_ == "relcl"
        below = below.head
    return False


def _is_alleged(verb: Token, words: Scope) -> bool:
    return verb.pos_ in VERBS and any(c.dep_ == "advmod" and c.lower_ in words.alleging for c in verb.children)


def _is_charge(clause: Token, above: Token, rules: Rulebook) -> bool:
    words = rules.questions
    charged = clause.dep_ in _CLAUSES or (clause.dep_ == "prep" and clause.lower_ in words.charged_with)
    return charged and above.lemma_.lower() in words.accusing and not has_denial(above)


def _unsaid(clause: Token, above: Token, words: Scope) -> Frame | None:
    """Return what the word `above` a clause makes of it: "*doubt* that", "not *true* that", "no *sign* that"."""
    if clause.dep_ == "prep":
        return _of_doing(clause, above, words)
    if clause.dep_ not in _SAID or clause.pos_ not in VERBS:
        return None
    opening = {word.lower_ for word in clause.lefts if word.dep_ == "mark"}
    if "whether" in opening:
        return "unsaid"
    if any(word.tag_ in _ASKING for left in clause.lefts for word in (left, *left.lefts)):
        return None
    if clause.dep_ == "relcl" and not (above.lemma_.lower() in words.unsaid and _is_denied(above, words)):
        return None
    return next((frame for frame in (_by(word, above, words) for word in _called(above)) if frame is not None), None)


def _called(above: Token) -> Iterator[Token]:
    """Yield the words that may tell what is thought of a clause: its verb or noun, "not *true*", "no *sign* is"."""
    yield above
    if above.pos_ in VERBS:
        yield from (child for child in above.children if child.dep_ in {"acomp", "attr", *SUBJECTS})


def _by(word: Token, above: Token, words: Scope) -> Frame | None:
    """Return what one `word` makes of a clause that hangs on `above`."""
    name = _named(word)
    if word is not above and word.dep_ in SUBJECTS:
        return "unsaid" if name in words.unsaid and is_none(word, words) else None
    denied = _is_denied(word, words)
    if name in words.doubting or any(child.lower_ in words.wrongly for child in word.children):
        return "unsaid" if denied and name == "deny" else None if denied else "denied"
    if name in words.claims and word.pos_ == "NOUN":
        return "denied" if _is_rejected(word, words) else "unsaid"
    if not denied:
        return None
    return "unsaid" if name in words.unsaid else "denied" if name in words.untrue and not _is_amazed(word) else None


def _of_doing(of: Token, above: Token, words: Scope) -> Frame | None:
    """Return what a word makes of an action behind a preposition: "cleared *of killing*", "no sign *of stealing*"."""
    doing = any(child.dep_ == "pcomp" for child in of.children)
    if not doing:
        return None
    if above.lemma_.lower() in words.preventing and of.lower_ in {"from", "against"}:
        return "unsaid"
    if of.lower_ != "of":
        return None
    if above.lemma_.lower() in words.clearing or (above.lower_ == "guilty" and _is_denied(above, words)):
        return "denied"
    return "unsaid" if above.lemma_.lower() in words.unsaid and _is_denied(above, words) else None


def _named(word: Token) -> str:
    """Return a word as the lists have it, with its particle: "rule out"."""
    particle = next((child.lower_ for child in word.children if child.dep_ == "prt"), "")
    return f"{word.lemma_.lower()} {particle}".strip()


def _is_denied(word: Token, words: Scope, steps: int = _STEPS) -> bool:
    """Return whether a word is denied, by itself or by one of a few above it: "no *sign*", "unable to *confirm*"."""
    if steps == 0:
        return False
    if word.pos_ in VERBS:
        return _is_verb_denied(word, words, steps)
    above = word.head
    if word.pos_ == "ADJ":
        return has_denial(word) or (above.pos_ in VERBS and _is_denied(above, words, steps - 1))
    if word.dep_ == "pobj":
        of = above.head if above.lower_ == "of" else above
        if above.lower_ in words.lacking or of.lemma_ in words.lacking:
            return True
    if is_none(word, words) or any(child.lower_ in words.lacking for child in word.lefts):
        return True
    return word.dep_ in _OBJECTS and _is_denied(above, words, steps - 1)


def _is_verb_denied(verb: Token, words: Scope, steps: int) -> bool:
    above = verb.head
    if has_denial(verb) or denied_by(verb, words) is not None:
        return True
    if any(child.dep_ == "acomp" and child.lower_ in words.failing for child in verb.children):
        return True
    if verb.dep_ == "conj":  # "neither confirmed nor *denied*"
        return above.pos_ in VERBS and has_denial(above)
    if verb.dep_ not in _LED or above is verb:
        return False
    return (
        (verb.dep_ == "xcomp" and is_yet_to(above))
        or _named(above) in words.failing
        or _is_denied(above, words, steps - 1)
    )


def _is_amazed(word: Token) -> bool:
    """Return whether somebody only can't believe it: "she could not *believe* that she had won", "never *thought*"."""
    verb = word if word.pos_ in VERBS else word.head
    return any(c.lower_ in _MODALS or c.lower_ == "never" for c in verb.children if c.dep_ in {"aux", "neg"})


def _is_rejected(claim: Token, words: Scope) -> bool:
    """Return whether a claim is called untrue: "*denied* reports that", "the claim that it fell is *false*"."""
    verb = claim.head
    if verb.dep_ == "pobj" or claim.dep_ == "pobj":
        return any(token.lemma_.lower() in words.doubting for token in (verb, verb.head))
    if claim.dep_ in {"dobj", "nsubjpass"} and _named(verb) in words.doubting:
        return not has_denial(verb)
    called = (child for child in verb.children if child.dep_ in {"acomp", "attr"})
    said = any(child.lemma_.lower() in words.doubting for child in called) and not has_denial(verb)
    untrue = any(child.dep_ == "acomp" and child.lemma_.lower() in words.untrue for child in verb.children)
    beside = any(child.dep_ == "amod" and child.lower_ in words.doubting for child in claim.lefts)
    return beside or (claim.dep_ in SUBJECTS and (said or (untrue and has_denial(verb))))
