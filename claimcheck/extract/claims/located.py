"""Finds a figure's place in the parse of its sentence: what it counts, and what happens to that."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.extract.claims.governing import Governor, governors
from claimcheck.extract.claims.sentences import Sentence
from claimcheck.extract.tokens import Token
from claimcheck.extract.tokens import Tokens as TokenSpan
from claimcheck.model import Quantity
from claimcheck.rulebook.predicates import Predicates


@dataclass(frozen=True, slots=True)
class Located:
    """A figure in its sentence: the `head` of what it counts, the lemma of that `noun`, and the predicates over it.

    `noun_left_out` means that the noun is named earlier: "killing five people and injuring *dozens*".
    """

    quantity: Quantity
    tokens: TokenSpan
    head: Token
    noun: str | None
    noun_left_out: bool
    governors: tuple[Governor, ...]

    def predicate(self, rules: Predicates) -> str | None:
        """Return the class or lemma of the nearest governor that says something: "there *are* 100 pages" doesn't."""
        for governor in self.governors:
            if governor.names[0] in rules.classes or governor.lemma not in rules.light:
                return governor.names[0]
        return None

    def counted(self, rules: Predicates) -> str:
        """Return the class of the counted noun, or the noun; "" if it is a result, as in "14 dead"."""
        if self.noun is None or self.noun in rules.of_result:
            return ""
        if self.noun in rules.sorts_of_people:
            return self.noun
        return rules.classes_of.get(self.noun, (self.noun,))[0]


def locate(quantity: Quantity, sentence: Sentence, rules: Predicates) -> Located | None:
    """Return `quantity` with its place in the parse of its sentence, None if the two don't fit together."""
    doc, offset = sentence.paragraph.doc, sentence.paragraph.span.start
    tokens = doc.char_span(quantity.span.start - offset, quantity.span.end - offset)
    if tokens is None or not len(tokens):
        return None
    head: Token = tokens.root
    noun: str | None = None
    left_out = False
    if quantity.counted_span is not None and quantity.kind != "money":
        counted = doc.char_span(quantity.counted_span.start - offset, quantity.counted_span.end - offset)
        if counted is not None and len(counted):
            noun = _noun_lemma(counted[-1])
            left_out = counted.end <= tokens.start
            head = head if left_out else counted.root
    elif quantity.counted and quantity.kind != "money":
        noun = quantity.counted.lower()
    return Located(quantity, tokens, head, noun, left_out, governors(tokens, head, rules))


def _noun_lemma(token: Token) -> str:
    """Return the lemma of a counted noun; adjectives used as nouns ("24 injured") stay as they are."""
    return token.lemma_.lower() if token.pos_ in {"NOUN", "PROPN"} else token.lower_
