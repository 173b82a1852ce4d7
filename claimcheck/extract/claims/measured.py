"""Finds what a figure measures or prices: "a 40-metre-deep *shaft*", "a $900 *watch*"."""

from __future__ import annotations

from collections.abc import Collection

from claimcheck.extract.claims.arcs import SUBJECTS
from claimcheck.extract.tokens import Token
from claimcheck.extract.tokens import Tokens as TokenSpan

_CLIMB = 6
# Words between such a figure and the last word of the noun phrase: "a 40-metre-deep disused mine shaft".
_LONGEST_NAME = 7
_NAMES_THINGS = {"NOUN", "PROPN", "ADJ"}
_BETWEEN = {"VBN", "VBG", "POS"}
_BEFORE_NOUN = {"amod", "compound", "nummod", "nmod", "npadvmod", "quantmod", "advmod", "acomp"}
# A dimension word is right after its figure ("40 metres deep") or a little before ("a depth of 40 metres").
_BEHIND, _BEFORE = 3, 4
# The longest bracket that holds the same measure in another unit.
_BRACKET = 7


def measured_noun(figure: TokenSpan, not_nouns: Collection[str], figures: Collection[int]) -> Token | None:
    """Return the noun that `figure` measures or prices, None if the parse shows none.

    `not_nouns` are dimension words: "a depth of 40 metres" measures what the depth is of. `figures` are the indices of
    all tokens that belong to a figure: in "40 metres deep (131 feet)" the parser mistakes the bracket for the noun.
    """
    near = _substance(figure) or _right_behind(figure, not_nouns)
    if near is not None:
        return near
    token = figure.root
    for _ in range(_CLIMB):
        above = token.head
        if above.i == token.i:
            return None
        if above.pos_ in {"VERB", "AUX"}:
            return _restricted_by(above) or _argument(above, token, figures)
        named = above.pos_ in {"NOUN", "PROPN"} and above.lemma_.lower() not in not_nouns and above.i not in figures
        if named and (token.dep_ in _BEFORE_NOUN or token.lower_ == "of"):
            return above
        token = above
    return None


def _restricted_by(verb: Token) -> Token | None:
    """Return the noun that the clause of a verb restricts: "the *shaft* that measures 40 metres"."""
    if verb.dep_ in {"acl", "relcl"} and verb.head.pos_ in {"NOUN", "PROPN"}:
        return verb.head
    # "A *shaft* measuring 40 metres", wherever the parser attaches the participle.
    before = verb.nbor(-1) if verb.tag_ == "VBG" and verb.i > 0 else None
    return before if before is not None and before.pos_ == "NOUN" else None


def _substance(figure: TokenSpan) -> Token | None:
    """Return what there is that much of: "850 kilos of *cocaine*", "$900 worth of *shoes*"."""
    doc, at = figure.doc, figure.end
    if at + 1 < figure.sent.end and doc[at].lower_ == "worth":
        at += 1
    if at + 1 >= figure.sent.end or doc[at].lower_ != "of":
        return None
    return next((child for child in doc[at].children if child.pos_ in {"NOUN", "PROPN"}), None)


def _right_behind(figure: TokenSpan, dimensions: Collection[str]) -> Token | None:
    """Return the noun that a figure written as one word is right before: "a 40-metre-deep *shaft*", "a 2m *wall*".

    The small parser attaches such a figure to any verb or noun nearby.
    """
    doc, end = figure.doc, min(figure.sent.end, figure.end + _LONGEST_NAME)
    is_bare_number = len(figure) == 1 and figure[0].like_num
    if " " in figure.text or is_bare_number:
        return None
    index = figure.end
    while index < end and (doc[index].text == "-" or (doc[index - 1].text == "-" and doc[index].lower_ in dimensions)):
        index += 1
    last: Token | None = None
    for token in doc[index:end]:
        if token.pos_ == "ADV" and last is None and figure.start > 0 and doc[figure.start - 1].pos_ == "DET":
            return token  # "the 40-metre-deep *well*": an article needs a noun, whatever the tagger says
        if token.text != "-" and token.pos_ not in _NAMES_THINGS and token.tag_ not in _BETWEEN:
            break
        last = token if token.pos_ in {"NOUN", "PROPN"} else last
    return last


def _argument(verb: Token, token: Token, figures: Collection[int]) -> Token | None:
    """Return what a verb gives the measure of: its object if the figure follows a preposition, else its subject."""
    kinds = ({"dobj"}, SUBJECTS) if token.dep_ == "prep" else (SUBJECTS,)
    for wanted in kinds:
        for child in verb.children:
            if child.dep_ in wanted and child.i != token.i and child.i not in figures:
                return child
    return None


def nearest_word(figure: TokenSpan, words: Collection[str]) -> str | None:
    """Return which of `words` belongs to `figure`: one inside it, right after it, or a little before it."""
    doc, sent = figure.doc, figure.sent
    behind = [*range(figure.start, figure.end), *_words_behind(figure)]
    before = range(figure.start - 1, max(sent.start, figure.start - _BEFORE) - 1, -1)
    for index in behind:
        if index >= figure.end and (doc[index].like_num or doc[index].lower_ in {"and", ",", "by"}):
            break  # the next figure has its own word
        if found := _word_in(doc[index], words):
            return found
    return next((found for index in before if (found := _word_in(doc[index], words))), None)


def _words_behind(figure: TokenSpan) -> list[int]:
    """Return the places of the words right after a figure, without what is in brackets: "9 m (30 feet) *deep*"."""
    doc, found, depth = figure.doc, [], 0
    for token in doc[figure.end : min(figure.sent.end, figure.end + _BEHIND + _BRACKET)]:
        depth += token.text.startswith("(")
        if not depth:
            found.append(token.i)
        depth -= token.text.endswith(")") and depth > 0
    return found[:_BEHIND]


def _word_in(token: Token, words: Collection[str]) -> str | None:
    """Return which of `words` a token is or has as a part ("40-metre-deep")."""
    return next((word for word in (token.lower_, *token.lower_.split("-")) if word in words), None)
