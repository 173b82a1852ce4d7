"""Who is mentioned in an article, with or without a name, and how prominently in the sentence."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from claimcheck.extract.attribution.sheet import Sheet
from claimcheck.extract.grammar import SUBJECTS
from claimcheck.extract.name_register import Name
from claimcheck.extract.nouns_of_people import is_of_people
from claimcheck.extract.tokens import Token
from claimcheck.rulebook.book import Rulebook

# Nouns in these places describe somebody who is mentioned beside them.
_DESCRIBING = frozenset({"attr", "appos", "compound", "nmod", "amod"})


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Somebody mentioned: who, and in which place and sentence of the article.

    `is_named` says whether by a name; otherwise `name` has the noun: "mother". `weight` says how prominent the mention
    is, and `like_thing` whether the name has an article, as things have.
    """

    name: Name
    place: int
    sentence: int
    weight: float
    like_thing: bool
    is_named: bool


def is_somebody(noun: Token, rules: Rulebook) -> bool:
    """Return whether a noun is for one person without a name: "the *mother*", but not "the *driver*, Omar Lind"."""
    if noun.lower_ == "one" and noun.dep_ in SUBJECTS:
        return any(is_of_people(t, rules) for of in noun.children if of.lower_ == "of" for t in of.children)
    if noun.tag_ != "NN" or noun.dep_ in _DESCRIBING or not is_of_people(noun, rules):
        return False
    beside = [t for t in noun.subtree if t.dep_ == "appos"] + list(noun.doc[noun.i + 1 : noun.i + 2])
    return all(token.pos_ != "PROPN" for token in beside)


def weight_of(sheet: Sheet, token: Token, speakers: Container[int]) -> float:
    """Return how prominent a mention is in its sentence, from .2 to 3. A name beside the subject is the subject's.

    `speakers` are the numbers of words for whoever says something. The weights were measured on news.
    """
    if sheet.in_run(token.i):
        return 0.2
    if token.dep_ == "appos" and (token.head.dep_ in SUBJECTS or _is_cleft(token.head)):
        token = token.head
    if token.i in speakers or _is_cleft(token):
        return 3.0
    if token.dep_ == "ROOT" or (token.dep_ in SUBJECTS and token.head.dep_ in {"ROOT", "parataxis"}):
        return 3.0  # "*Ana Moss* spoke", "And *Ana Moss*?"
    if token.dep_ in SUBJECTS or (token.dep_ == "poss" and token.head.dep_ in SUBJECTS):
        return 2.3  # "*Ana Moss*'s words have gone round"
    if token.dep_ in {"conj", "compound", "nmod"} and token.head.dep_ in SUBJECTS:
        return 2.0
    return 1.0 if token.dep_ in {"dobj", "pobj", "dative", "appos", "attr", "poss"} else 0.7


def _is_cleft(noun: Token) -> bool:
    """Return whether a noun is who did it: "It was *the cook* who called"."""
    return noun.dep_ == "attr" and any(c.lower_ == "it" and c.dep_ in SUBJECTS for c in noun.head.children)


def is_like_thing(name: Token) -> bool:
    """Return whether a name of one word has an article, as no person's has: "*the* Marella"."""
    return name.i > 0 and name.doc[name.i - 1].lower_ == "the"
