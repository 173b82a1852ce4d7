"""Makes claims of the figures of a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claimcheck.extract.claims.build import make_claim, verb_over
from claimcheck.extract.claims.located import Located, locate
from claimcheck.extract.claims.none_of import counts_of_none
from claimcheck.extract.claims.scope import clause_places, part_of_whole
from claimcheck.extract.claims.sentences import Sentence
from claimcheck.extract.tokens import Token
from claimcheck.model import Anchor, Claim, FactKind, Quantity, Slot
from claimcheck.rulebook.book import Rulebook


def claims_from_figures(sentence: Sentence, rules: Rulebook) -> Iterator[Claim]:
    """Yield a claim for each figure, except ordinals, conversions to another unit, and "was one of the nine"."""
    for quantity in sentence.figures:
        if quantity.kind == "ordinal" or quantity.value is None or quantity.same_as is not None:
            continue
        figure = locate(quantity, sentence, rules.predicates)
        if figure is not None and not _tells_of_a_member(figure):
            yield _claim(figure, sentence, rules)
    for quantity in counts_of_none(sentence, rules.scope):
        figure = locate(quantity, sentence, rules.predicates)
        if figure is not None and figure.predicate(rules.predicates) in rules.predicates.counted:
            yield _claim(figure, sentence, rules)


def _tells_of_a_member(figure: Located) -> bool:
    """Return whether the figure only says that somebody belongs to a number ("She was one of the nine judges")."""
    root = figure.tokens.root
    if not figure.quantity.part_of_whole or root.dep_ != "attr" or root.head.lemma_ != "be":
        return False
    return any(child.dep_ == "nsubj" for child in root.head.children)


def _claim(figure: Located, sentence: Sentence, rules: Rulebook) -> Claim:
    slot, used = _slot(figure, sentence, rules)
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


def _slot(figure: Located, sentence: Sentence, rules: Rulebook) -> tuple[Slot, tuple[str, ...]]:
    """Return what the rules know about a figure, and the ids of the rules that said so."""
    part, scoped = part_of_whole(figure.tokens, figure.head, rules.scope)
    places = clause_places(figure.tokens, sentence.known, sentence.paragraph.span.start, rules.scope)
    predicate = figure.predicate(rules.predicates)
    if part is None and (
        (figure.quantity.part_of_whole and figure.quantity.kind == "count")
        # "Of the 300 seats, 12 are empty", "40 seats, 12 of them in front".
        or (figure.noun_left_out and predicate is None)
    ):
        part = "of"
    slot = Slot(
        kind=_kind_of(figure.quantity),
        head=figure.counted(rules.predicates),
        predicate=predicate,
        participants=sentence.participants(),
        anchor=Anchor(when=sentence.when(figure.quantity.span), places=places, part=part),
    )
    governing = (name for governor in figure.governors for name in governor.names if name.startswith("predicate."))
    return slot, (*governing, *scoped, *figure.quantity.rules)


def _kind_of(quantity: Quantity) -> FactKind:
    """Return the kind of fact that a figure belongs to; a measure of a thing is compared like a count."""
    return quantity.kind if quantity.kind in ("money", "percent", "duration") else "count"


def _verb_over(figure: Located) -> Token | None:
    """Return the verb that says what happens to the figure: the governor, or the first verb above it."""
    return verb_over(figure.tokens.doc[figure.governors[0].index] if figure.governors else figure.head)
