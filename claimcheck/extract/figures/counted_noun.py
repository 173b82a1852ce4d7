"""Finds the noun that a figure counts, and its modifiers, in the parse."""

from __future__ import annotations

import re

from claimcheck.extract.grammar import NOUNS
from claimcheck.extract.tokens import Doc, Token, Tokens
from claimcheck.model import Quantity

LEFT_OF_NOUN = frozenset({"nummod", "amod", "compound", "quantmod", "nmod", "advmod", "npadvmod"})
REACH = 6
"""Tokens behind a figure, beyond which no noun is its own."""

_INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
_PARTICIPLES = frozenset({"VBN", "VBG", "HYPH", "RBR", "RBS", "POS"})
# "Six A320s": the parser mistakes some type names for numbers.
_DESIGNATION = re.compile(r"[A-Z]{1,4}-?\d{1,4}[A-Z]{0,2}s?|\d{1,4}[A-Z]{0,2}s")


def find_noun(quantity: Quantity, tokens: Tokens) -> tuple[Token | None, bool]:
    """Return the noun that the figure counts and whether it is a part of a whole."""
    doc, root = tokens.doc, tokens.root
    behind = doc[tokens.end] if tokens.end < len(doc) else None
    if behind is not None and behind.lower_ == "of":
        return _of_phrase(behind)
    if quantity.kind == "percent":
        # "Half the boats": the share of what follows, if that is a thing; otherwise of nothing named here.
        return (noun_behind(doc, tokens.end), True) if quantity.unit == "share" else (None, False)
    attributive = _attributive(quantity, tokens)
    if attributive is not None:
        return attributive, False
    governs = root.dep_ in LEFT_OF_NOUN and tokens.end <= root.head.i <= tokens.end + REACH
    if governs and root.head.pos_ in NOUNS:
        return root.head, False
    return noun_behind(doc, tokens.end), False


def _attributive(quantity: Quantity, tokens: Tokens) -> Token | None:
    """Return the first noun of "a 12 page report", which is what the number counts."""
    if tokens.end + 1 >= len(tokens.doc) or isinstance(quantity.value, tuple) or quantity.value == 1:
        return None
    first, second = tokens.doc[tokens.end], tokens.doc[tokens.end + 1]
    if first.tag_ != "NN" or second.tag_ != "NN" or not first.text.islower():
        return None
    last = noun_behind(tokens.doc, tokens.end)
    return first if last is not None and last.tag_ == "NN" else None


def _of_phrase(of: Token) -> tuple[Token | None, bool]:
    noun = next((child for child in of.children if child.dep_ == "pobj"), None)
    if noun is None:
        return noun_behind(of.doc, of.i + 1), True
    determined = any(child.dep_ in {"det", "poss", "nummod"} for child in noun.children)
    named = noun.pos_ in NOUNS or (determined and noun.pos_ in {"ADJ", "VERB"})
    return (noun, determined) if named else (None, True)


def noun_behind(doc: Doc, end: int) -> Token | None:
    """Return the last noun of the run of nouns and adjectives from the token at `end` on."""
    found = None
    for token in doc[end : end + REACH]:
        if token.pos_ in NOUNS or _DESIGNATION.fullmatch(token.text):
            found = token
        elif token.tag_ in {"HYPH", "POS"} or (found is None and _restricts(token)):
            continue
        else:
            break
    return found


def _restricts(token: Token) -> bool:
    """Return whether `token` may be between a number and its noun."""
    return token.pos_ in _INSIDE or token.tag_ in _PARTICIPLES or token.pos_ == "DET"


def modifiers_of(head: Token, tokens: Tokens) -> tuple[str, ...]:
    """Return the noun's modifiers between the figure and the noun, in lower case."""
    kept = [token.lower_ for token in head.doc[tokens.end : head.i] if token.is_alpha and not token.is_stop]
    return tuple(kept) if len(kept) <= REACH else ()


def first_of_designation(head: Token, start: int) -> Token:
    """Return the first token of a type name that the parser cuts up ("F/A-18s"), otherwise the token itself."""
    first = head
    while _DESIGNATION.fullmatch(head.text) and first.i > start and not first.doc[first.i - 1].whitespace_:
        first = first.doc[first.i - 1]
    return first
