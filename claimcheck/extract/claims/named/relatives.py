"""Finds the names of relatives: "Mr Pike's wife, Sandra", "Sandra Pike, his wife"."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.extract.claims.named.value import NamedValue
from claimcheck.extract.claims.participants import NamedTokens, find_possessor, last_subject
from claimcheck.extract.claims.sentences import Sentence
from claimcheck.extract.tokens import Token
from claimcheck.rulebook.book import Rulebook

KIN = "slot.kin"


def relatives(sentence: Sentence, rules: Rulebook) -> Iterator[NamedValue]:
    """Yield the name of somebody's only wife, husband, father ..."""
    doc = sentence.tokens.doc
    for token in sentence.tokens:
        if token.lemma_.lower() not in rules.named_facts.kin or token.pos_ != "NOUN":
            continue
        owner = find_possessor(token, sentence.names, _before(token, sentence))
        named = _beside(token, sentence)
        if named is not None and owner == named.name:
            owner = _surname_before(token)  # "Pike's wife, Sandra Pike": the name is that of both
        if owner is not None and named is not None and named.name != owner:
            yield NamedValue(
                KIN, (named.name,), doc[named.start], doc[named.end - 1], token, token.lemma_.lower(), owner
            )


def _surname_before(kin: Token) -> str | None:
    """Return the possessor of a kin word as it is printed, None for a pronoun."""
    whose = next((child for child in kin.children if child.dep_ == "poss" and child.pos_ == "PROPN"), None)
    return whose.text if whose is not None else None


def _before(kin: Token, sentence: Sentence) -> str | None:
    """Return whom "his" stands for: the one that the relative is named along with, else the last who was a subject."""
    if kin.dep_ == "conj":
        along = (n.name for n in sentence.names if n.start <= kin.head.i < n.end and n.label == "person")
        return next(along, None)
    return last_subject(sentence.tokens, sentence.names, kin.i) or sentence.person_before


def _beside(kin: Token, sentence: Sentence) -> NamedTokens | None:
    """Return the name that stands right behind a kin word, or right before its possessor."""
    behind = kin.i + 1
    if behind < sentence.tokens.end and kin.nbor().text == ",":
        behind += 1
    found = next((n for n in sentence.names if n.start == behind and n.label in {"person", "other"}), None)
    closed = behind < sentence.tokens.end and sentence.tokens.doc[behind - 1].is_punct
    if found is None and kin.dep_ == "appos" and closed:
        found = next((n for n in sentence.names if n.start <= kin.head.i < n.end and n.label == "person"), None)
    return found
