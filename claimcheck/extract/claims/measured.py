"""Finds what a figure measures or prices: "a 40-metre-deep *shaft*", "a $900 *watch*"."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from claimcheck.extract.claims.arcs import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

_CLIMB = 6
_BEFORE_NOUN = {"amod", "compound", "nummod", "nmod", "npadvmod", "quantmod", "advmod", "acomp"}
# A dimension word stands right behind its figure ("40 metres deep") or a little before ("a depth of 40 metres").
_BEHIND, _BEFORE = 3, 4


def measured_noun(figure: TokenSpan, not_nouns: Collection[str], figures: Collection[int]) -> Token | None:
    """Return the noun that `figure` measures or prices, None where the parse shows none.

    `not_nouns` are dimension words: "a depth of 40 metres" measures what the depth is of. `figures` are the indices of
    all tokens that belong to a figure: in "40 metres deep (131 feet)" the parser takes the bracket for the noun.
    """
    substance = _substance(figure)
    if substance is not None:
        return substance
    token = figure.root
    for _ in range(_CLIMB):
        above = token.head
        if above.i == token.i:
            return None
        if above.pos_ in {"VERB", "AUX"}:
            if above.dep_ in {"acl", "relcl"} and above.head.pos_ in {"NOUN", "PROPN"}:
                return above.head
            return _argument(above, token, figures)
        named = above.pos_ in {"NOUN", "PROPN"} and above.lemma_.lower() not in not_nouns and above.i not in figures
        if named and (token.dep_ in _BEFORE_NOUN or token.lower_ == "of"):
            return above
        token = above
    return None


def _substance(figure: TokenSpan) -> Token | None:
    """Return what there is so much of: "850 kilos of *cocaine*"."""
    if figure.end + 1 >= figure.sent.end or figure.doc[figure.end].lower_ != "of":
        return None
    return next((child for child in figure.doc[figure.end].children if child.pos_ in {"NOUN", "PROPN"}), None)


def _argument(verb: Token, token: Token, figures: Collection[int]) -> Token | None:
    """Return what a verb says the measure of: its object where the figure comes by a preposition, else its subject."""
    kinds = ({"dobj"}, SUBJECTS) if token.dep_ == "prep" else (SUBJECTS,)
    for wanted in kinds:
        for child in verb.children:
            if child.dep_ in wanted and child.i != token.i and child.i not in figures:
                return child
    return None


def nearest_word(figure: TokenSpan, words: Collection[str]) -> str | None:
    """Return which of `words` belongs to `figure`: one inside it, right behind it, or a little before it."""
    doc, sent = figure.doc, figure.sent
    behind = range(figure.start, min(sent.end, figure.end + _BEHIND))
    before = range(figure.start - 1, max(sent.start, figure.start - _BEFORE) - 1, -1)
    for index in behind:
        if index >= figure.end and (doc[index].like_num or doc[index].lower_ in {"and", ",", "by"}):
            break  # the next figure has a word of its own
        if found := _word_in(doc[index], words):
            return found
    return next((found for index in before if (found := _word_in(doc[index], words))), None)


def _word_in(token: Token, words: Collection[str]) -> str | None:
    """Return which of `words` a token is or has as a part ("40-metre-deep")."""
    return next((word for word in (token.lower_, *token.lower_.split("-")) if word in words), None)
