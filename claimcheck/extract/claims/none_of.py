"""Reads "no injuries" and "nobody was hurt" as counts of zero, which another article's count can contradict."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from claimcheck.extract.claims.build import verb_over
from claimcheck.extract.claims.sentences import Sentence
from claimcheck.extract.tokens import Token
from claimcheck.model import Interval, Quantity
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.counting import Counting

_ZERO = Decimal(0)
_COMPLETING = frozenset({"acomp", "oprd", "prt", "attr"})


def counts_of_none(sentence: Sentence, rules: Rulebook) -> Iterator[Quantity]:
    """Yield a count of 0 for each word that says that something happened to nobody, or that there were none of it.

    What happens must be something that is counted: "nobody was hurt", but not "nobody knows".
    """
    words = rules.scope.words
    for token in sentence.tokens:
        sets, rule = words.get(token.lower_, (None, ""))
        pair = f"{token.lower_} {token.nbor().lower_}" if token.i + 1 < sentence.tokens.end else ""
        if pair in words and words[pair][0] == "none":
            last, counted, rule = token.nbor(), None, words[pair][1]
        elif sets == "none":
            last, counted = token, _counted(token)
            if counted is None and token.tag_ not in {"NN", "PRP"}:
                continue
        else:
            continue
        if _is_of_a_counted_event(last, counted, rules.counting) and not _is_of_a_degree(last):
            yield _none(sentence, token, last, counted, rule)


def _is_of_a_counted_event(none: Token, counted: Token | None, rules: Counting) -> bool:
    """Return whether the noun after "no", or the verb with what completes it, is of something that is counted."""
    if counted is not None and counted.lemma_.lower() in rules.counted_events:
        return True
    verb = verb_over(none)
    if verb is None:
        return False
    completing = [child for child in verb.children if child.dep_ in _COMPLETING]
    deeds = {verb.lemma_.lower(), *(f"{verb.lemma_.lower()} {child.lower_}" for child in completing)}
    states = {token.lower_ for token in (verb, *completing)}
    return bool(deeds & rules.counted_deeds or states & rules.states)


def _is_of_a_degree(none: Token) -> bool:
    """Return whether "none" only says how badly: "five were hurt, none (of them) *seriously*"."""
    behind = [token for token in none.doc[none.i + 1 : none.i + 4] if token.lower_ not in {"of", "them"}]
    return none.lower_ == "none" and bool(behind) and behind[0].pos_ == "ADV"


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
