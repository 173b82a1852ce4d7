"""Makes claims of the figures of a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claimcheck.extract.claims.build import make_claim, verb_over
from claimcheck.extract.claims.none_of import counts_of_none
from claimcheck.extract.claims.sentences import Sentence
from claimcheck.extract.tokens import Token
from claimcheck.extract.tokens import Tokens as TokenSpan
from claimcheck.model import Claim, FactKind, Quantity
from claimcheck.rulebook.book import Rulebook


def claims_from_figures(sentence: Sentence, rules: Rulebook) -> Iterator[Claim]:
    """Yield a claim for each figure, except ordinals, conversions to another unit, and "was one of the nine"."""
    for quantity in (*sentence.figures, *counts_of_none(sentence, rules)):
        if quantity.kind == "ordinal" or quantity.value is None or quantity.same_as is not None:
            continue
        tokens = sentence.tokens_at(quantity.span)
        if tokens is not None and not _tells_of_a_member(quantity, tokens.root):
            yield _claim(quantity, tokens, sentence, rules)


def _tells_of_a_member(quantity: Quantity, root: Token) -> bool:
    """Return whether a figure only says that somebody belongs to a number ("She was one of the nine judges")."""
    if not quantity.part_of_whole or root.dep_ != "attr" or root.head.lemma_ != "be":
        return False
    return any(child.dep_ == "nsubj" for child in root.head.children)


def _claim(quantity: Quantity, tokens: TokenSpan, sentence: Sentence, rules: Rulebook) -> Claim:
    return make_claim(
        sentence,
        rules,
        kind=_kind_of(quantity),
        value_span=quantity.span,
        verb=verb_over(_counted(quantity, tokens, sentence)),
        quantity=_with_those_named(quantity),
        other_time=sentence.when(quantity.span),
        used=quantity.rules,
    )


def _counted(quantity: Quantity, tokens: TokenSpan, sentence: Sentence) -> Token:
    """Return the noun that a figure counts, if it follows; else the figure's own head."""
    if quantity.counted_span is None or quantity.kind == "money":
        return tokens.root
    counted = sentence.tokens_at(quantity.counted_span)
    return tokens.root if counted is None or counted.end <= tokens.start else counted.root


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


def _kind_of(quantity: Quantity) -> FactKind:
    """Return the kind of fact that a figure belongs to; a measure of a thing is compared like a count."""
    return quantity.kind if quantity.kind in ("money", "percent", "duration") else "count"
