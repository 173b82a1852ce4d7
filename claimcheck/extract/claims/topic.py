"""Finds what a figure is about: "*inflation* fell to 3 percent", "a *profit* of $9 million"."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.extract.tokens import Token
from claimcheck.extract.tokens import Tokens as TokenSpan

_CLIMB = 6
_NOMINAL = {"NOUN", "PROPN", "ADJ"}
_ARGUMENTS = {"nsubj", "nsubjpass", "dobj", "attr"}
_RESTRICTS = {"amod", "compound", "nmod"}
_ENDS_CLAUSE = {"advcl", "ccomp", "parataxis", "relcl", "ROOT"}


def phrase_lemmas(noun: Token) -> frozenset[str]:
    """Return the lemmas of a noun and its modifiers."""
    return frozenset(_phrase(noun))


def topic_lemmas(figure: TokenSpan, head: Token) -> frozenset[str]:
    """Return the lemmas of what `figure`, whose counted noun (or last word) is `head`, is about.

    Those are the nouns between the figure and its verb, subject and object of the verb, and their modifiers. A verb in
    "agreed *to pay* $9 million" shares the subject of the verb above.
    """
    found: set[str] = set()
    for child in figure.root.children:
        if child.dep_ == "prep" and child.lower_ in {"in", "of"}:  # "$9 million *in compensation*"
            found.update(word for thing in child.children for word in _phrase(thing))
    token = head
    for _ in range(_CLIMB):
        if token.pos_ in _NOMINAL and not figure.start <= token.i < figure.end:
            found.update(_phrase(token))
        if token.pos_ in {"VERB", "AUX"}:
            for child in token.children:
                if child.dep_ in _ARGUMENTS:
                    found.update(_phrase(child))
            if token.dep_ in _ENDS_CLAUSE:
                break
        if token.head.i == token.i:
            break
        token = token.head
    return frozenset(found)


def _phrase(noun: Token) -> Iterator[str]:
    """Yield the lemmas of a noun, of the words that restrict it, and of those of its "of" phrase."""
    yield noun.lemma_.lower()
    for child in noun.children:
        if child.dep_ in _RESTRICTS:
            yield from _restricting(child)
        elif child.dep_ == "prep" and child.lower_ == "of":
            for thing in child.children:
                yield thing.lemma_.lower()
                yield from (word.lemma_.lower() for word in thing.children if word.dep_ in _RESTRICTS)


def _restricting(word: Token) -> Iterator[str]:
    """Yield a modifier of a noun, and that modifier's own: "*interest rate* cut"."""
    yield word.lemma_.lower()
    yield from (child.lemma_.lower() for child in word.children if child.dep_ in _RESTRICTS)
