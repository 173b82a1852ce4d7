"""Reads "no injuries" and "nobody was hurt" as counts of zero, which another article's count can contradict."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from claimcheck.extract.claims.sentences import Sentence
from claimcheck.extract.tokens import Token
from claimcheck.model import Interval, Quantity
from claimcheck.rulebook.scope import Scope

_ZERO = Decimal(0)


def counts_of_none(sentence: Sentence, rules: Scope) -> Iterator[Quantity]:
    """Yield a count of 0 for each word that says that there were none of what follows, or nobody."""
    for token in sentence.tokens:
        sets, rule = rules.words.get(token.lower_, (None, ""))
        pair = f"{token.lower_} {token.nbor().lower_}" if token.i + 1 < sentence.tokens.end else ""
        if pair in rules.words and rules.words[pair][0] == "none":
            yield _none(sentence, token, token.nbor(), None, rules.words[pair][1])
        elif sets == "none":
            counted = _counted(token)
            if counted is not None or token.tag_ in {"NN", "PRP"}:
                yield _none(sentence, token, token, counted, rule)


def _counted(token: Token) -> Token | None:
    """Return the plural or event noun after "no"; "no doubt" and "no more than 20" count nothing."""
    noun = token.head
    close = token.dep_ == "det" and token.i < noun.i
    return noun if close and noun.pos_ == "NOUN" and not any(t.pos_ == "NUM" for t in noun.children) else None


def _none(sentence: Sentence, first: Token, last: Token, counted: Token | None, rule: str) -> Quantity:
    span = sentence.span_of(first, last)
    return Quantity(
        span=span,
        text=span.of(sentence.article.text),
        value=_ZERO,
        bound="=",
        interval=Interval(low=_ZERO, high=_ZERO),
        unit=None,
        kind="count",
        counted=counted.text if counted is not None else None,
        counted_span=sentence.span_of(counted, counted) if counted is not None else None,
        rules=(rule,),
    )
