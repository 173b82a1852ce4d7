"""Finds who does the saying: the subject of a verb, its own or the one that it shares."""

from __future__ import annotations

from claimcheck.extract.attribution.sheet import MARKS, Sheet
from claimcheck.extract.tokens import Token

_SUBJECTS = ("nsubj", "csubj")
_DEEPEST = 6


def own_subject(verb: Token) -> Token | None:
    """Return the subject that stands with the verb itself, the nearest if the parse gives it two."""
    subjects = [child for child in verb.children if child.dep_ in _SUBJECTS]
    return min(subjects, key=lambda child: abs(child.i - verb.i), default=None)


def is_passive(verb: Token) -> bool:
    """Return whether the verb is a passive ("was told", "is said to")."""
    reduced = verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl"} and not any(c.dep_ == "aux" for c in verb.children)
    return reduced or any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children)


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """Return the head of the words for the one who does what `verb` says, None if nobody is named."""
    if depth > _DEEPEST:
        return None
    if is_passive(verb):
        return _agent(verb)
    subject = own_subject(verb)
    if subject is not None:
        return None if subject.tag_ == "EX" else subject
    return _shared_subject(verb, depth)


def _shared_subject(verb: Token, depth: int) -> Token | None:
    """Return the subject that a verb shares with the verb above."""
    head = verb.head
    if head is verb:
        return None
    if verb.tag_ == "VBG" and verb.left_edge.i == verb.i and _behind_comma(verb):
        # ", saying …": the subject of the sentence, though the parse may attach the verb to the nearest one.
        leader = _leader(verb)
        if leader is not None:
            return leader
    if verb.dep_ in {"acl", "relcl"}:
        return head
    if verb.dep_ in {"xcomp", "ccomp"} and verb.tag_ in {"VB", "VBG"}:
        objects = [child for child in head.children if child.dep_ in {"dobj", "dative"} and child.i < verb.i]
        return objects[0] if objects else _governing(head, depth)
    return _from_above(verb, depth)


def _behind_comma(verb: Token) -> bool:
    """Return whether a comma is before the verb, with or without a closing mark between them."""
    before = [token.text for token in verb.doc[max(0, verb.i - 2) : verb.i]]
    return before[-1:] == [","] or (before[:1] == [","] and before[-1] in MARKS)


def _from_above(verb: Token, depth: int) -> Token | None:
    """Return the subject of the verb that a coordinated or adverbial verb depends on."""
    above = verb.head.head if verb.dep_ == "pcomp" else verb.head
    shares = verb.dep_ in {"conj", "advcl", "pcomp"} or (verb.dep_ in {"dep", "parataxis"} and verb.tag_ == "VBG")
    if not shares or (verb.dep_ != "advcl" and above.pos_ not in {"VERB", "AUX"}):
        return None
    if verb.dep_ == "conj":
        return subject_of(above, depth + 1)
    # "quoted X as saying": X says it.
    as_saying = verb.dep_ == "pcomp" and verb.head.lower_ == "as"
    quoted = [child for child in above.children if child.dep_ in {"dobj", "nsubjpass"}] if as_saying else []
    return quoted[0] if quoted else _governing(above, depth)


def _leader(verb: Token) -> Token | None:
    root = verb.sent.root
    if root.i >= verb.i or root.pos_ not in {"VERB", "AUX"}:
        return None
    before = [root, *(token for token in root.conjuncts if token.i < verb.i and own_subject(token) is not None)]
    return _governing(max(before, key=lambda token: token.i), 0)


def antecedent(token: Token) -> Token:
    """Return the word that a relative pronoun refers to, or the token itself."""
    if token.tag_ in {"WP", "WDT"} and token.head.dep_ == "relcl":
        return token.head.head
    return token


def _governing(verb: Token, depth: int) -> Token | None:
    """Return the subject of the verb above, a passive's own included: "she was heard saying"."""
    for child in verb.children:
        if child.dep_ == "nsubjpass":
            return child
    return subject_of(verb, depth + 1)


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            doer = next((grandchild for grandchild in child.children if grandchild.dep_ == "pobj"), None)
            return None if doer is not None and doer.tag_ == "WDT" else doer  # "a fraud *by which* he is said to gain"
    return None


def speaker_range(sheet: Sheet, head: Token, blocked: set[int]) -> tuple[int, int]:
    """Return the words that name the speaker: those around `head` that belong to it, up to any `blocked` token."""
    left, right = head.i, head.i + 1
    low, high = head.left_edge.i, head.right_edge.i + 1
    for child in head.children:
        told = child.dep_ == "prep" and child.lower_ == "to" and head.pos_ == "PROPN"
        # Of "*Ana Moss*'s answer" the name is the speaker.
        if child.i > head.i and (told or child.dep_ in {"relcl", "acl", "advcl", "case"}):
            high = min(high, child.left_edge.i)
    while left > low and left - 1 not in blocked and not sheet.in_run(left - 1):
        left -= 1
    while right < high and right not in blocked:
        right += 1
    doc = sheet.doc
    while right > head.i + 1 and (doc[right - 1].is_punct or doc[right - 1].is_space) and doc[right - 1].text != ")":
        right -= 1
    while left < head.i and (doc[left].is_punct or doc[left].is_space):
        left += 1
    return left, right
