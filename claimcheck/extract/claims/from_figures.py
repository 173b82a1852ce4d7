"""Makes claims of the figures of a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claimcheck.extract.claims.build import make_claim, verb_over
from claimcheck.extract.claims.figure_slots import Figure, find_fact_type, kind_of, locate
from claimcheck.extract.claims.none_of import counts_of_none
from claimcheck.extract.claims.scope import clause_places, order_and_part
from claimcheck.extract.claims.sentences import Sentence
from claimcheck.extract.tokens import Token
from claimcheck.model import Anchor, Claim, Quantity, Slot
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.fact_types import FactType

# The open slot for properties of a thing, whatever happens to it.
ATTRIBUTE = "slot.attribute"


def claims_from_figures(sentence: Sentence, rules: Rulebook) -> Iterator[Claim]:
    """Yield a claim for each figure, except ordinals, conversions to another unit, and "was one of the nine"."""
    doc, offset = sentence.paragraph.doc, sentence.paragraph.span.start
    places = [(figure.span.start - offset, figure.span.end - offset) for figure in sentence.figures]
    spans = [doc.char_span(start, end) for start, end in places]
    taken = frozenset(token.i for tokens in spans if tokens is not None for token in tokens)
    for quantity in sentence.figures:
        if quantity.kind == "ordinal" or quantity.value is None or quantity.same_as is not None:
            continue
        figure = locate(quantity, sentence, taken, rules)
        if figure is not None and not _tells_of_a_member(figure):
            yield _claim(figure, find_fact_type(figure, rules), sentence, rules)
    for quantity in counts_of_none(sentence, rules.scope):
        figure = locate(quantity, sentence, taken, rules)
        fact_type = find_fact_type(figure, rules) if figure is not None else None
        if figure is not None and fact_type is not None:
            yield _claim(figure, fact_type, sentence, rules)


def _tells_of_a_member(figure: Figure) -> bool:
    """Return whether the figure only says that somebody belongs to a number ("She was one of the nine judges")."""
    root = figure.tokens.root
    if not figure.quantity.part_of_whole or root.dep_ != "attr" or root.head.lemma_ != "be":
        return False
    return any(child.dep_ == "nsubj" for child in root.head.children)


def _claim(figure: Figure, fact_type: FactType | None, sentence: Sentence, rules: Rulebook) -> Claim:
    slot, used = _slot(figure, fact_type, sentence, rules)
    return make_claim(
        sentence,
        rules,
        slot=slot,
        value_span=figure.quantity.span,
        verb=_verb_over(figure),
        quantity=_with_those_named(figure.quantity),
        used=used,
    )


def _with_those_named(quantity: Quantity) -> Quantity:
    """Return the count with the people named beside it: "she and 29 others" are 30."""
    if not quantity.besides or quantity.value is None:
        return quantity
    more = quantity.besides
    value, allowed = quantity.value, quantity.interval
    return replace(
        quantity,
        value=(value[0] + more, value[1] + more) if isinstance(value, tuple) else value + more,
        interval=replace(
            allowed,
            low=None if allowed.low is None else allowed.low + more,
            high=None if allowed.high is None else allowed.high + more,
        ),
    )


def _slot(
    figure: Figure, fact_type: FactType | None, sentence: Sentence, rules: Rulebook
) -> tuple[Slot, tuple[str, ...]]:
    """Return the slot of a figure and the ids of the rules that gave it."""
    order, part, scoped = order_and_part(figure.tokens, figure.head, figure.modifiers, rules.scope)
    places = clause_places(figure.tokens, sentence.known, sentence.paragraph.span.start, rules.scope)
    if figure.quantity.former:
        order = "old"
    if figure.quantity.part_of_whole and part is None and figure.quantity.kind == "count":
        part = "of"
    predicate = _predicate(figure, rules)
    if figure.noun_left_out and predicate is None and part is None and figure.side is None:
        part = "of"  # "of the 300 seats, 12 are empty", "40 seats, 12 of them in front"
    slot = Slot(
        kind=fact_type.kind if fact_type else kind_of(figure.quantity),
        fact_type=(fact_type.slot or fact_type.id) if fact_type else ATTRIBUTE if figure.is_attribute else None,
        head=_head(figure, fact_type, rules),
        modifiers=tuple(sorted(figure.modifiers - rules.scope.vague_modifiers)),
        predicate=predicate,
        owner=_owner(figure, fact_type),
        target=figure.target(fact_type.target) if fact_type and fact_type.target else None,
        participants=sentence.participants(),
        unit=figure.quantity.unit,
        anchor=Anchor(when=sentence.when(figure.quantity.span), places=places, order=order, part=part),
    )
    governing = (name for governor in figure.governors for name in governor.names if name.startswith("predicate."))
    used = (fact_type.id if fact_type else slot.fact_type or "slot.figure", *governing, *scoped, *figure.quantity.rules)
    return slot, used


def _head(figure: Figure, fact_type: FactType | None, rules: Rulebook) -> str:
    """Return the class of the counted noun (the one that the fact type needs, if any), or the noun."""
    if figure.head.pos_ == "PROPN" and fact_type is not None and fact_type.age:
        return ""
    if figure.noun in rules.predicates.of_result or (fact_type is not None and figure.noun in fact_type.alone):
        return ""  # "14 dead" and "14 deaths" count no sort of people
    if figure.noun in rules.predicates.sorts_of_people:
        return figure.noun
    wanted = [name for name in figure.classes if fact_type and name in fact_type.counts]
    return next(iter([*wanted, *figure.classes]), figure.noun or "")


def _owner(figure: Figure, fact_type: FactType | None) -> str | None:
    """Return whose figure it is. An age belongs to the name beside it: "Walter Farrant, 71"."""
    if fact_type is not None and fact_type.age:
        return next((named.name for named in figure.names if named.start <= figure.head.i < named.end), None)
    if fact_type is None:
        return figure.possessor if figure.is_attribute else figure.owner
    whose = {"subject": figure.owner, "object": figure.sufferer, "thing": figure.possessor}
    return whose[fact_type.owner]


def _predicate(figure: Figure, rules: Rulebook) -> str | None:
    """Return the class or lemma of the nearest governor that says something: "there *are* 100 pages" says nothing."""
    for governor in figure.governors:
        if governor.names[0] in rules.predicates.classes or governor.lemma not in rules.predicates.light:
            return governor.names[0]
    return None


def _verb_over(figure: Figure) -> Token | None:
    """Return the verb that says what happens to the figure: the governor, or the first verb above it."""
    return verb_over(figure.tokens.doc[figure.governors[0].index] if figure.governors else figure.head)
