"""Finds in the parse what a figure counts, and drops numbers that the parse shows to be part of a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimcheck.extract.figures.besides import named_besides
from claimcheck.extract.figures.counted_noun import (
    REACH,
    find_noun,
    first_of_designation,
    modifiers_of,
    noun_behind,
)
from claimcheck.extract.grammar import NOUNS
from claimcheck.extract.lines import lowered
from claimcheck.extract.paragraphs import Paragraph
from claimcheck.extract.tokens import Token, Tokens
from claimcheck.model import Quantity, Span
from claimcheck.rulebook.book import Rulebook


def count_nouns(
    quantities: Sequence[Quantity], text: str, paragraphs: Sequence[Paragraph], rules: Rulebook
) -> tuple[Quantity, ...]:
    """Return `quantities` with what they count; numbers in names are left out, and `same_as` follows the new places."""
    lower = lowered(text)
    kept: list[Quantity] = []
    moved: dict[int, int] = {}
    for index, (quantity, paragraph) in enumerate(_placed(quantities, paragraphs)):
        told = quantity if paragraph is None else _told(quantity, lower, paragraph, rules)
        if told is not None and paragraph is not None and told.kind == "count":
            told = _from_before(told, kept, paragraph, rules)
        if told is not None:
            moved[index] = len(kept)
            kept.append(told)
    return tuple(_with_new_places(item, moved) for item in kept)


def _with_new_places(quantity: Quantity, moved: dict[int, int]) -> Quantity:
    """Return the figure with its links to other figures after some were left out."""
    if quantity.same_as is None and quantity.former_at is None:
        return quantity
    same_as = None if quantity.same_as is None else moved.get(quantity.same_as)
    former_at = None if quantity.former_at is None else moved.get(quantity.former_at)
    return replace(quantity, same_as=same_as, former_at=former_at)


def _placed(
    quantities: Sequence[Quantity], paragraphs: Sequence[Paragraph]
) -> Iterator[tuple[Quantity, Paragraph | None]]:
    """Yield each figure with its paragraph. Both are in text order."""
    at = 0
    for quantity in quantities:
        while at < len(paragraphs) and paragraphs[at].span.end <= quantity.span.start:
            at += 1
        holds = at < len(paragraphs) and paragraphs[at].span.contains(quantity.span)
        yield quantity, paragraphs[at] if holds else None


def _told(quantity: Quantity, lower: str, paragraph: Paragraph, rules: Rulebook) -> Quantity | None:
    """Return the figure with what it counts, None if it is not a figure."""
    tokens = _tokens(quantity, paragraph)
    if tokens is None:
        return quantity
    if quantity.kind == "count" and _in_name(quantity, tokens, rules):
        return None
    if "ages.age" in quantity.rules:
        return _aged(quantity, tokens, paragraph)
    if quantity.counted is not None or quantity.kind not in {"count", "percent"}:
        return quantity
    head, part = find_noun(quantity, tokens)
    if head is None or _is_state(head, tokens, rules):
        return None if _is_nothing(quantity, tokens, rules) else replace(quantity, part_of_whole=part)
    first = first_of_designation(head, tokens.end)
    span = paragraph.span_of(first.idx, head.idx + len(head))
    words = paragraph.doc.text[first.idx : head.idx + len(head)]
    counted = replace(
        quantity, counted=words, counted_span=span, modifiers=modifiers_of(first, tokens), part_of_whole=part
    )
    return _by_the(counted, lower, span.end, rules)


def _is_state(head: Token, tokens: Tokens, rules: Rulebook) -> bool:
    """Return whether the word after a count, which the parse takes for its noun, is a state ("51 dead, 340 hurt")."""
    named = head.tag_ == "NNS" or tokens.doc[tokens.end].lower_ == "of"
    return not named and head.i >= tokens.end and head.lower_ in rules.counting.states


def _by_the(quantity: Quantity, lower: str, end: int, rules: Rulebook) -> Quantity:
    """Return the count as a rate if its noun is followed by "a day" or similar."""
    rate = rules.units.rate.match(lower, end) if quantity.per is None and quantity.kind == "count" else None
    if rate is None or rate.group("slash"):
        return quantity
    return replace(quantity, per=rate.group("a") or rate.group("per"), rules=(*quantity.rules, "units.rate"))


def _from_before(quantity: Quantity, earlier: Sequence[Quantity], paragraph: Paragraph, rules: Rulebook) -> Quantity:
    """Return the count with the noun of the previous one in its sentence, if its own is left out.

    "Six goats died and 20 were sold", "another 20", "14 others", "three of them".
    """
    counted = quantity.counted.lower() if quantity.counted is not None else None
    tokens = _tokens(quantity, paragraph)
    if counted is not None and counted not in rules.counting.others and not _are_others(tokens):
        return quantity
    hedged = quantity.bound != "="
    named = 0 if tokens is None or counted is None else named_besides(tokens, hedged=hedged, rules=rules)
    if named:
        return replace(quantity, besides=named, rules=(*quantity.rules, "counting.besides"))
    before = None if tokens is None or tokens.start == 0 else tokens.doc[tokens.start - 1]
    if tokens is not None and before is not None and before.lower_ in rules.counting.levels:
        return _of_the_number(quantity, earlier, tokens, paragraph, rules)
    if counted is not None and counted not in rules.counting.others:
        return quantity
    sentence = _sentence(quantity, paragraph)
    harmed = tokens is not None and _are_harmed(tokens, rules)
    for other in reversed(earlier[-4:]):
        if other.span.start < sentence.start:
            break
        if other.kind == "count" and other.counted is not None and other.counted_span is not None:
            if harmed and _is_lifeless(other.counted_span, paragraph, rules):
                # "Two buses collided, leaving nine dead."
                break
            return replace(
                quantity,
                counted=other.counted,
                counted_span=other.counted_span,
                modifiers=other.modifiers,
                rules=(*quantity.rules, "counting.left_out"),
            )
    return quantity


def _are_harmed(tokens: Tokens, rules: Rulebook) -> bool:
    """Return whether a state or an action after a count is one of living beings ("nine dead", "nine were hurt")."""
    for token in tokens.doc[tokens.end : tokens.end + REACH]:
        if token.lower_ in rules.counting.of_the_living:
            return True
        if token.lower_ not in rules.counting.between:
            break
    return False


def _is_lifeless(counted: Span, paragraph: Paragraph, rules: Rulebook) -> bool:
    """Return whether the noun of a count names things that can be neither dead nor hurt."""
    start = paragraph.span.start
    tokens = paragraph.doc.char_span(counted.start - start, counted.end - start)
    return tokens is not None and tokens[-1].lemma_.lower() in rules.counting.lifeless


def _are_others(tokens: Tokens | None) -> bool:
    """Return whether the noun of a count adds to somebody: "five other men"."""
    return tokens is not None and tokens.start + 1 < len(tokens.doc) and tokens.doc[tokens.end].lower_ == "other"


def _of_the_number(
    quantity: Quantity, earlier: Sequence[Quantity], tokens: Tokens, paragraph: Paragraph, rules: Rulebook
) -> Quantity:
    """Return the count with the noun of "the number of goats rose from 65 to 125"."""
    last = earlier[-1] if earlier else None
    if last is not None and last.former and quantity.span.start - last.span.end <= 6 and last.counted_span is not None:
        return replace(quantity, counted=last.counted, counted_span=last.counted_span, modifiers=last.modifiers)
    if last is not None and _are_two_sides(last, quantity, paragraph, rules):
        rule = (*quantity.rules, "counting.left_out")
        return replace(quantity, counted=last.counted, counted_span=last.counted_span, rules=rule)
    for token in reversed(tokens.doc[tokens.sent.start : tokens.start]):
        if token.lower_ in rules.counting.numbers and token.i + 1 < tokens.start:
            noun = noun_behind(tokens.doc, token.i + 2)
            if noun is not None and noun.i < tokens.start:
                span = paragraph.span_of(noun.idx, noun.idx + len(noun))
                rule = (*quantity.rules, "counting.number_of")
                return replace(quantity, counted=noun.text, counted_span=span, rules=rule)
    return quantity


def _are_two_sides(last: Quantity, quantity: Quantity, paragraph: Paragraph, rules: Rulebook) -> bool:
    """Return whether a count belongs to the other side of a vote or a match: "by 62 votes to 38"."""
    if last.counted_span is None or last.counted is None or last.counted.lower() not in rules.counting.of_two_sides:
        return False
    start = paragraph.span.start
    return paragraph.doc.text[last.counted_span.end - start : quantity.span.start - start] == " to "


def _tokens(quantity: Quantity, paragraph: Paragraph) -> Tokens | None:
    """Return the tokens of the figure."""
    start = paragraph.span.start
    return paragraph.doc.char_span(quantity.span.start - start, quantity.span.end - start)


def _sentence(quantity: Quantity, paragraph: Paragraph) -> Span:
    """Return the sentence that holds the figure, in the characters of the article."""
    tokens = _tokens(quantity, paragraph)
    if tokens is None:
        return paragraph.span
    return paragraph.span_of(tokens.sent.start_char, tokens.sent.end_char)


def _is_nothing(quantity: Quantity, tokens: Tokens, rules: Rulebook) -> bool:
    """Return whether a number without a noun counts nothing ("the one who", "the bottom three")."""
    if quantity.kind != "count" or quantity.text[:1].isdigit() or isinstance(quantity.value, tuple):
        return False
    if quantity.text.lower() == "one" and tokens.root.tag_ != "CD":
        return True
    return tokens.start > 0 and tokens.doc[tokens.start - 1].lower_ in rules.numbers.ranking


def _in_name(quantity: Quantity, tokens: Tokens, rules: Rulebook) -> bool:
    """Return whether the number belongs to a name ("Harrow 5", "the Big Four")."""
    first, doc = tokens[0], tokens.doc
    if quantity.bound != "=" or isinstance(quantity.value, tuple) or first.i == 0:
        return False
    before = doc[first.i - 1]
    after = doc[tokens.end] if tokens.end < len(doc) else None
    if not quantity.text[:1].isdigit() and first.dep_ == "nummod" and _is_numbered(before, first, rules):
        return True
    if before.lower_ in {"a", "an"} and _is_type(quantity, tokens):
        return True
    if quantity.text[:1].isupper() and not first.is_sent_start and before.text[:1].isupper():
        return True
    if before.pos_ != "PROPN" or not (before.text[:1].isupper() and before.whitespace_ and quantity.text[:1].isdigit()):
        return False
    return not _is_heading(before, rules) if after is None else after.pos_ not in NOUNS or after.tag_ == "NNP"


def _is_heading(before: Token, rules: Rulebook) -> bool:
    """Return whether a word before a number is the heading of its column ("Lund: *Dead* 12")."""
    word, counting = before.lower_, rules.counting
    if sum(token.text.endswith(":") for token in before.doc[: before.i]) != 1:
        return False
    known = {*counting.states, *counting.counted_events, *counting.headings}
    return word in known or rules.numbers.is_plural(word)


def _is_type(quantity: Quantity, tokens: Tokens) -> bool:
    """Return whether digits after "a" name a type ("a 737 landed"), and don't count ("a 300 page book")."""
    if not quantity.text.isdecimal() or isinstance(quantity.value, tuple) or quantity.value is None:
        return False
    odd = quantity.value >= 100 and quantity.value % 5 != 0
    return quantity.value > 1 and (odd or find_noun(quantity, tokens)[0] is None)


def _is_numbered(before: Token, first: Token, rules: Rulebook) -> bool:
    """Return whether the number word is an ordinal ("phase two")."""
    return first.head.i == before.i and before.lower_ in rules.counting.numbered


def _aged(quantity: Quantity, tokens: Tokens, paragraph: Paragraph) -> Quantity:
    """Return the age with its holder, if the parse shows one."""
    head = tokens.root.head
    if head.pos_ not in NOUNS or tokens.start <= head.i < tokens.end:
        return quantity
    return replace(quantity, counted=head.text, counted_span=paragraph.span_of(head.idx, head.idx + len(head)))
