"""Finds which event a date or time belongs to: "the virtual *summit* on Friday", "the ferry *left* at 9:40 a.m."."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.extract.claims.arcs import SUBJECTS
from claimcheck.extract.claims.governing import governor_of
from claimcheck.extract.paragraphs import Paragraph
from claimcheck.extract.tokens import Token
from claimcheck.extract.tokens import Tokens as TokenSpan
from claimcheck.model import TimeRef
from claimcheck.rulebook.book import Rulebook

# How many words may be between an event noun and its date: "a summit in the old town hall on Friday".
_REACH = 7
_REACH_OF_VERB = 4
_CLIMB = 6
# "Fell down the shaft in Oakham on Sunday": the date may hang on the last noun of the clause.
_DETOUR, _THROUGH = 5, frozenset({"prep", "pobj", "dobj"})
_MODIFIERS = {"amod", "compound", "nmod"}
_PARTS = SUBJECTS | {"dobj"}
_SHARES_SUBJECT = {"advcl", "pcomp", "xcomp", "conj"}


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """An event with a date: its class (or lemma), the lemmas that say which one it is, and the word that names it.

    `is_open` means that no rule calls it an event of one day.
    """

    name: str
    modifiers: tuple[str, ...]
    token: Token
    is_open: bool = False


def find_dated_event(time: TimeRef, paragraph: Paragraph, rules: Rulebook) -> DatedEvent | None:
    """Return the event that `time` dates, None if no event noun or verb of a dated class governs it."""
    offset = paragraph.span.start
    tokens = paragraph.doc.char_span(time.span.start - offset, time.span.end - offset)
    if tokens is None or not len(tokens):
        return None
    token = _event_before(tokens, rules) or _governing_event(tokens, rules)
    name = _dated_class(token, rules) if token is not None else None
    if token is None or name is None:
        return _open_event(tokens, rules)
    restricting = _parts_of(token, rules) if token.pos_ in {"VERB", "AUX"} else _modifiers_of(token, rules)
    return DatedEvent(name, restricting, token)


def _open_event(tokens: TokenSpan, rules: Rulebook) -> DatedEvent | None:
    """Return the action outside the dated classes whose verb the date belongs to: "the tree *fell* on Sunday"."""
    verb = tokens.root.head
    for _ in range(_DETOUR):
        if verb.pos_ == "VERB" or verb.dep_ not in _THROUGH:
            break
        verb = verb.head
    lemma = verb.lemma_.lower()
    told = verb.tag_ in {"VBD", "VBN"} and verb.pos_ == "VERB"
    if not told or lemma in rules.predicates.light or lemma in rules.reporting.verbs:
        return None
    return DatedEvent(rules.predicates.name(lemma), _parts_of(verb, rules), verb, is_open=True)


def _dated_class(token: Token, rules: Rulebook) -> str | None:
    """Return the first dated class that an event noun or verb is in."""
    return next((name for name in governor_of(token, rules.predicates).names if name in rules.predicates.dated), None)


def _event_before(tokens: TokenSpan, rules: Rulebook) -> Token | None:
    """Return the event noun or verb that is before the date with no comma, other event or other verb between."""
    doc = tokens.doc
    for index in range(tokens.start - 1, max(tokens.sent.start, tokens.start - _REACH) - 1, -1):
        token = doc[index]
        if token.is_punct:
            return None
        if token.pos_ in {"VERB", "AUX"}:
            near = tokens.start - index <= _REACH_OF_VERB
            return token if near and _dated_class(token, rules) and not _dated_part(token, rules) else None
        if token.pos_ == "NOUN" and _dated_class(token, rules):
            return token
    return None


def _dated_part(verb: Token, rules: Rulebook) -> Token | None:
    """Return the event noun that is subject or object of a verb: "the leaders held a *summit*"."""
    parts = (child for child in verb.children if child.dep_ in _PARTS and child.pos_ == "NOUN")
    return next((child for child in parts if _dated_class(child, rules)), None)


def _governing_event(tokens: TokenSpan, rules: Rulebook) -> Token | None:
    predicates = rules.predicates
    token = tokens.root
    for _ in range(_CLIMB):
        above = token.head
        if above.i == token.i:
            return None
        lemma = above.lemma_.lower()
        if above.pos_ in {"VERB", "AUX"}:
            part = _dated_part(above, rules) if lemma in predicates.light or _dated_class(above, rules) else None
            if part is not None:
                return part
            return above if _dated_class(above, rules) else None
        if above.pos_ == "NOUN" and _dated_class(above, rules):
            return above
        token = above
    return None


def _modifiers_of(token: Token, rules: Rulebook) -> tuple[str, ...]:
    vague = rules.scope.vague_modifiers
    words = [token.lemma_.lower()] if token.lemma_.lower() in rules.predicates.classes_of else []
    words += [child.lemma_.lower() for child in token.children if child.dep_ in _MODIFIERS and child.pos_ != "PROPN"]
    classes = rules.predicates.classes_of
    return tuple(sorted({classes.get(word, (word,))[0] for word in words if word not in vague}))


def _parts_of(verb: Token, rules: Rulebook) -> tuple[str, ...]:
    """Return the classes or lemmas of the nouns that are subject and object of a verb.

    "After taking off at nine, the *ferry* …": if a verb has no subject, that of the verb above is used.
    """
    parts = [child for child in verb.children if child.dep_ in _PARTS]
    if verb.dep_ in _SHARES_SUBJECT and not any(child.dep_ in SUBJECTS for child in parts):
        above = verb.head.head if verb.dep_ == "pcomp" else verb.head
        parts += [child for child in above.children if child.dep_ in SUBJECTS]
    classes = rules.predicates.classes_of
    # A name doesn't identify an event: the same people meet often.
    told = (child for child in parts if child.pos_ == "NOUN" or child.lemma_.lower() in classes)
    words = {child.lemma_.lower() for child in told} - rules.scope.vague_modifiers
    return tuple(sorted({classes.get(word, (word,))[0] for word in words}))
