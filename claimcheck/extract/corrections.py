"""Finds the figures that an article takes back: "Corrects paragraph 2 to 12, not 21"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from claimcheck.extract.figures.quantities import find_quantities
from claimcheck.model import LeftOut, Quantity, Span, Withdrawn
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.corrections import MARK

# Notes of the editors are among what an outlet doesn't vouch for.
_CORRECTIONS = frozenset({"boilerplate.correction", "boilerplate.disclaimer"})
Patterns = Sequence[tuple[str, re.Pattern[str]]]


def withdrawn_in_corrections(text: str, left_out: Iterable[LeftOut], rules: Rulebook) -> tuple[Withdrawn, ...]:
    """Return the figures that lines of correction withdraw."""
    return tuple(
        found
        for line in left_out
        if line.rule in _CORRECTIONS
        for found in _withdrawn(
            text, line.span, find_quantities(text, rules, within=(line.span,)), rules.corrections.line
        )
    )


def withdrawn_in_sentences(
    text: str, sentences: Iterable[Span], quantities: Sequence[Quantity], rules: Rulebook
) -> tuple[tuple[Withdrawn, ...], frozenset[Span]]:
    """Return the figures that the sources of an article first gave and then took back.

    Return also the places of those that are denied beside the right one: "12, not 21".
    """
    found: list[Withdrawn] = []
    denied: set[Span] = set()
    starts = [quantity.span.start for quantity in quantities]
    for sentence in sentences:
        held = quantities[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        if len(held) > 1:
            found += _withdrawn(text, sentence, held, rules.corrections.running)
            denied |= {
                each.quantity.span
                for each in _withdrawn(text, sentence, held, rules.corrections.denied)
                if each.stands is not None and each.stands.kind == each.quantity.kind
            }
    return tuple(found), frozenset(denied)


def marked_denied(quantities: Iterable[Quantity], denied: frozenset[Span]) -> tuple[Quantity, ...]:
    """Return `quantities`, with the rule that says so on those at `denied`."""
    return tuple(
        replace(each, rules=(*each.rules, "corrections.denied")) if each.span in denied else each for each in quantities
    )


def withdrawn_words(struck: Iterable[str], rules: Rulebook) -> tuple[Withdrawn, ...]:
    """Return the figures in words that an outlet has struck out."""
    return tuple(
        Withdrawn(words=words, quantity=quantity, rule="layout.struck")
        for words in struck
        for said in [f"It was {words}."]  # a number alone in its line is none
        for quantity in find_quantities(said, rules, within=(Span(0, len(said)),))
    )


def _withdrawn(text: str, sentence: Span, quantities: Sequence[Quantity], patterns: Patterns) -> Iterator[Withdrawn]:
    marked, places = _marked(text, sentence, quantities)
    seen: set[Span] = set()
    for rule, pattern in patterns:
        for match in pattern.finditer(marked):
            named = {name: places[match.start(name)] for name, mark in match.groupdict().items() if mark}
            quantity, stands = named["withdrawn"], named.get("stands")
            if quantity.span in seen or (stands is not None and not _comparable(quantity, stands)):
                continue
            # What stands in one reading isn't withdrawn in another.
            seen |= {each.span for each in (quantity, stands) if each is not None}
            yield Withdrawn(words=sentence.of(text), quantity=quantity, stands=stands, rule=rule)


def _marked(text: str, sentence: Span, quantities: Sequence[Quantity]) -> tuple[str, dict[int, Quantity]]:
    """Return the sentence in lower case with a mark for each figure, and which figure each mark stands for."""
    marked, at = "", sentence.start
    places: dict[int, Quantity] = {}
    for quantity in quantities:
        if quantity.span.start < at:
            continue
        marked += _plain(text[at : quantity.span.start])
        places[len(marked)] = quantity
        marked += MARK
        at = quantity.span.end
    return marked + _plain(text[at : sentence.end]), places


def _plain(text: str) -> str:
    return " ".join(text.lower().replace(MARK, " ").split(" "))


def _comparable(one: Quantity, other: Quantity) -> bool:
    """Return whether one figure may stand for the other: of one kind, and of one unit and thing where both have one."""
    things = {None if each.counted is None else each.counted.lower() for each in (one, other)} - {None}
    return (one.unit == other.unit or None in (one.unit, other.unit)) and len(things) < 2
