"""Finds what a text only mentions: what somebody is charged with, what nobody says, what is not true."""

from __future__ import annotations

from typing import Literal

from claimcheck.extract.claims.scope import denied_by, is_none
from claimcheck.extract.tokens import Token
from claimcheck.rulebook.book import Rulebook

# `charged`: somebody is accused of it. `unsaid`: nobody says that it is so. `denied`: somebody says that it isn't.
Frame = Literal["charged", "unsaid", "denied"]

_CLAUSES = frozenset({"ccomp", "xcomp", "acl", "pcomp"})
# Of these, a clause with "that" is one: "*evidence* that it fell".
_SAID = frozenset({"ccomp", "acl"})
_VERBS = frozenset({"VERB", "AUX"})
# Who "does not say *why* it fell" says that it fell.
_ASKING = frozenset({"WRB", "WP", "WDT", "WP$"})
_OBJECTS = frozenset({"dobj", "attr", "nsubj", "nsubjpass"})


def frame_of(value: Token, rules: Rulebook) -> Frame | None:
    """Return what a clause around `value` makes of it, None if the text says it as its own.

    "Accused of *stealing*" is only a charge, "no evidence that she *stole*" says nothing of it, and who "doesn't think
    that she *stole*" denies it.
    """
    found: Frame | None = None
    below, above = value, value.head
    while above is not below:
        if _is_charge(below, above, rules):
            return "charged"
        # A clause on a name says what it says, wherever the name is.
        if below.dep_ == "relcl":
            return found
        found = found or _unsaid(below, above, rules)
        below, above = above, above.head
    return found


def _is_charge(clause: Token, above: Token, rules: Rulebook) -> bool:
    words = rules.questions
    charged = clause.dep_ in _CLAUSES or (clause.dep_ == "prep" and clause.lower_ in words.charged_with)
    return charged and above.lemma_.lower() in words.accusing


def _unsaid(clause: Token, above: Token, rules: Rulebook) -> Frame | None:
    """Return what the word `above` a clause makes of it: "*doubt* that", "not *true* that", "no *sign* that"."""
    if clause.dep_ not in _SAID or clause.pos_ not in _VERBS or any(word.tag_ in _ASKING for word in clause.lefts):
        return None
    called = next((child for child in above.children if child.dep_ == "acomp"), above)
    word, scope = called.lemma_.lower(), rules.scope
    if above.pos_ in _VERBS and word in scope.doubting:
        return None if _is_denied(above, rules) else "denied"
    if word not in scope.unsaid | scope.untrue or not _is_denied(above, rules):
        return None
    return "unsaid" if word in scope.unsaid else "denied"


def _is_denied(word: Token, rules: Rulebook) -> bool:
    """Return whether a verb is denied, or a noun stands for none or is the object of such a verb: "found no *sign*"."""
    if word.pos_ in _VERBS:
        return any(child.dep_ == "neg" for child in word.children) or denied_by(word, rules.scope) is not None
    above = word.head
    lacking = word.dep_ == "pobj" and above.lower_ in rules.scope.lacking
    of = word.dep_ == "pobj" and above.lower_ == "of" and above.head.lemma_ in rules.scope.lacking
    return lacking or of or is_none(word, rules.scope) or (word.dep_ in _OBJECTS and _is_denied(above, rules))
