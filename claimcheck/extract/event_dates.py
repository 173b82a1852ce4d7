"""Finds which event a date or time belongs to: "the virtual *summit* on Friday", "the ferry *left* at 9:40 a.m."."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.extract.governing import governor_of
from claimcheck.extract.paragraphs import Paragraph
from claimcheck.model import TimeRef
from claimcheck.rulebook.book import Rulebook

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

# How many words may stand between an event noun and its date: "a summit in the old town hall on Friday".
_REACH = 7
_CLIMB = 6
_MODIFIERS = {"amod", "compound", "nmod"}
_PARTS = {"nsubj", "nsubjpass", "dobj"}


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """An event with a date: its class (or lemma), the lemmas that tell which one it is, and the word that names it."""

    name: str
    modifiers: tuple[str, ...]
    token: Token


def names_a_day_or_time(time: TimeRef) -> bool:
    """Return whether two such dates of one event could clash: vague words and whole decades can't."""
    return time.earliest is not None or time.weekday is not None or time.clock is not None or time.month is not None


def find_dated_event(time: TimeRef, paragraph: Paragraph, rules: Rulebook) -> DatedEvent | None:
    """Return the event that `time` dates, None where no event noun or verb of a known class governs it."""
    offset = paragraph.span.start
    tokens = paragraph.doc.char_span(time.span.start - offset, time.span.end - offset, alignment_mode="expand")
    if tokens is None or not len(tokens):
        return None
    noun = _event_noun_before(tokens, rules)
    token = noun if noun is not None else _governing_event(tokens, rules)
    if token is None:
        return None
    governor = governor_of(token, rules.predicates)
    if token.pos_ in {"VERB", "AUX"}:
        return DatedEvent(governor.names[0], _parts_of(token, rules), token)
    return DatedEvent(rules.predicates.name(governor.lemma, noun=True), _modifiers_of(token, rules), token)


def _event_noun_before(tokens: TokenSpan, rules: Rulebook) -> Token | None:
    """Return the event noun that stands before the date with no verb, comma or other event between."""
    doc = tokens.doc
    for index in range(tokens.start - 1, max(tokens.sent.start, tokens.start - _REACH) - 1, -1):
        token = doc[index]
        if token.pos_ in {"VERB", "AUX"} or token.is_punct:
            return None
        if token.pos_ == "NOUN" and token.lemma_.lower() in rules.predicates.of_noun:
            return token
    return None


def _governing_event(tokens: TokenSpan, rules: Rulebook) -> Token | None:
    predicates = rules.predicates
    token = tokens.root
    for _ in range(_CLIMB):
        above = token.head
        if above.i == token.i:
            return None
        lemma = above.lemma_.lower()
        if above.pos_ in {"VERB", "AUX"}:
            if lemma in predicates.light or lemma in predicates.of_verb:
                for child in above.children:
                    if child.dep_ in _PARTS and child.pos_ == "NOUN" and child.lemma_.lower() in predicates.of_noun:
                        return child
            return above if lemma in predicates.of_verb else None
        if above.pos_ == "NOUN" and lemma in predicates.of_noun:
            return above
        token = above
    return None


def _modifiers_of(token: Token, rules: Rulebook) -> tuple[str, ...]:
    vague = rules.scope.vague_modifiers
    words = [child.lemma_.lower() for child in token.children if child.dep_ in _MODIFIERS and child.pos_ != "PROPN"]
    return tuple(sorted({word for word in words if word not in vague}))


def _parts_of(verb: Token, rules: Rulebook) -> tuple[str, ...]:
    vague = rules.scope.vague_modifiers
    parts = {child.lemma_.lower() for child in verb.children if child.dep_ in _PARTS and child.pos_ == "NOUN"}
    return tuple(sorted(parts - vague))
