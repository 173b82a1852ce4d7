"""Finds in the parse what a figure counts, and drops numbers that the parse shows to be part of a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.extract.paragraphs import Paragraph
from claimcheck.model import Quantity
from claimcheck.rulebook.book import Rulebook

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_NOUNS = frozenset({"NOUN", "PROPN"})
_INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
_NAMES = frozenset({"PRODUCT", "WORK_OF_ART", "LAW", "EVENT", "FAC", "ORG"})
_LEFT_OF_NOUN = frozenset({"nummod", "amod", "compound", "quantmod", "nmod", "advmod", "npadvmod"})
_REACH = 6


def count_nouns(
    quantities: Sequence[Quantity], text: str, paragraphs: Sequence[Paragraph], rules: Rulebook
) -> tuple[Quantity, ...]:
    """Return `quantities` with what they count; numbers in names are left out, and `same_as` follows the new places."""
    kept: list[Quantity] = []
    moved: dict[int, int] = {}
    for index, (quantity, paragraph) in enumerate(_placed(quantities, paragraphs)):
        told = quantity if paragraph is None else _told(quantity, text, paragraph, rules)
        if told is not None:
            moved[index] = len(kept)
            kept.append(told)
    return tuple(item if item.same_as is None else replace(item, same_as=moved.get(item.same_as)) for item in kept)


def _placed(
    quantities: Sequence[Quantity], paragraphs: Sequence[Paragraph]
) -> Iterator[tuple[Quantity, Paragraph | None]]:
    """Yield each figure with the paragraph that holds it. Both are in text order."""
    at = 0
    for quantity in quantities:
        while at < len(paragraphs) and paragraphs[at].span.end <= quantity.span.start:
            at += 1
        holds = at < len(paragraphs) and paragraphs[at].span.contains(quantity.span)
        yield quantity, paragraphs[at] if holds else None


def _told(quantity: Quantity, text: str, paragraph: Paragraph, rules: Rulebook) -> Quantity | None:
    start = paragraph.span.start
    tokens = paragraph.doc.char_span(quantity.span.start - start, quantity.span.end - start, alignment_mode="expand")
    if tokens is None:
        return quantity
    if quantity.kind == "count" and _in_name(quantity, tokens):
        return None
    if quantity.counted is not None or quantity.kind not in {"count", "percent"}:
        return quantity if not _is_age(quantity) else _aged(quantity, tokens, paragraph)
    head, part = _head(quantity, tokens)
    if head is None:
        if quantity.text.lower() == "one" and tokens.root.tag_ != "CD":
            return None
        return replace(quantity, part_of_whole=part)
    return replace(
        quantity,
        counted=head.text,
        counted_span=paragraph.span_of(head.idx, head.idx + len(head)),
        modifiers=_modifiers(head, tokens),
        part_of_whole=part,
    )


def _in_name(quantity: Quantity, tokens: Tokens) -> bool:
    """Return whether the number belongs to a name ("Harrow 5", "the Big Four")."""
    if quantity.bound != "=" or isinstance(quantity.value, tuple):
        return False
    first, doc = tokens[0], tokens.doc
    if first.i == 0:
        return False
    before = doc[first.i - 1]
    after = doc[tokens.end] if tokens.end < len(doc) else None
    entity = next((e for e in doc[first.i : first.i + 1].ents), None)
    if entity is not None and entity.label_ in _NAMES and entity.start < first.i:
        return after is None or after.tag_ != "NNS"
    if before.pos_ != "PROPN" or not before.text[:1].isupper() or (before.whitespace_ == "" and before.text != "-"):
        return False
    return quantity.text[:1].isdigit() and (after is None or after.pos_ not in _NOUNS or after.tag_ == "NNP")


def _is_age(quantity: Quantity) -> bool:
    return "ages.age" in quantity.rules


def _aged(quantity: Quantity, tokens: Tokens, paragraph: Paragraph) -> Quantity:
    """Return the age with whose it is, where the parse says so."""
    head = tokens.root.head if tokens.root.head.i != tokens.root.i else None
    if head is None or head.pos_ not in _NOUNS:
        return quantity
    return replace(quantity, counted=head.text, counted_span=paragraph.span_of(head.idx, head.idx + len(head)))


def _head(quantity: Quantity, tokens: Tokens) -> tuple[Token | None, bool]:
    """Return the noun that the figure counts and whether it is a part of a whole."""
    doc, root = tokens.doc, tokens.root
    of = doc[tokens.end] if tokens.end < len(doc) and doc[tokens.end].lower_ == "of" else None
    if of is not None:
        return _of_phrase(of)
    if root.dep_ in _LEFT_OF_NOUN and root.head.i >= tokens.end and root.head.pos_ in _NOUNS:
        if root.head.i - tokens.end <= _REACH:
            return root.head, False
    return _noun_behind(tokens), False


def _of_phrase(of: Token) -> tuple[Token | None, bool]:
    noun = next((child for child in of.children if child.dep_ == "pobj"), None)
    if noun is None:
        return None, False
    determined = any(child.dep_ in {"det", "poss", "nummod"} for child in noun.children)
    if noun.pos_ in _NOUNS:
        return noun, determined
    return None, True


def _noun_behind(tokens: Tokens) -> Token | None:
    """Return the last noun of the run of nouns and adjectives right behind the figure."""
    doc, found = tokens.doc, None
    for token in doc[tokens.end : min(len(doc), tokens.end + _REACH)]:
        if token.pos_ in _NOUNS:
            found = token
        elif found is not None or (
            token.pos_ not in _INSIDE and token.tag_ not in {"VBN", "VBG", "HYPH", "RBR", "RBS"}
        ):
            break
    return found


def _modifiers(head: Token, tokens: Tokens) -> tuple[str, ...]:
    inside = (token for token in head.doc[tokens.end : head.i] if tokens.end <= token.i)
    kept = [token.lower_ for token in inside if token.is_alpha and not token.is_stop]
    return tuple(kept) if len(kept) <= _REACH else ()
