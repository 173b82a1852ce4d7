"""Makes claims of the noun phrases of a sentence, and of its verbs with their complements.

Who, what, where and why are answered by noun phrases; whether something happened, or is to happen, by verbs. Which
question each answers is left to the encoder and the judge.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from claimcheck.extract.claims.build import make_claim, verb_over
from claimcheck.extract.claims.scope import denied_by
from claimcheck.extract.claims.sentences import Sentence
from claimcheck.extract.tokens import Token
from claimcheck.model import Claim, Span
from claimcheck.rulebook.book import Rulebook

_HELPERS = frozenset({"aux", "auxpass", "neg", "prt"})
# Complements without which a verb says nothing: "was *sober*", "became *mayor*", "pleaded *guilty*".
_COMPLEMENTS = frozenset({"acomp", "attr", "oprd"})
_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def claims_from_phrases(sentence: Sentence, taken: Collection[Span], rules: Rulebook) -> Iterator[Claim]:
    """Yield a claim for each noun phrase whose noun is in none of the spans that are `taken`."""
    for head, first in _noun_phrases(sentence):
        noun = sentence.span_of(head, head)
        if any(noun.overlaps(span) for span in taken):
            continue
        span = sentence.span_of(first, head)
        yield make_claim(
            sentence,
            rules,
            kind="entity",
            value_span=span,
            verb=verb_over(head),
            words=span.of(sentence.article.text),
        )


def claims_from_verbs(sentence: Sentence, rules: Rulebook) -> Iterator[Claim]:
    """Yield a claim for each verb of an act or a state."""
    for verb in sentence.tokens:
        if verb.pos_ not in _VERBS or verb.dep_ in _HELPERS:
            continue
        group = [verb, *(child for child in verb.children if child.dep_ in _HELPERS | _COMPLEMENTS)]
        first, last = min(group, key=_place), max(group, key=_place)
        span = sentence.span_of(first, last)
        claim = make_claim(
            sentence,
            rules,
            kind="polarity",
            value_span=span,
            verb=verb,
            words=span.of(sentence.article.text),
        )
        rule = denied_by(verb, rules.scope)
        yield claim if rule is None else replace(claim, polarity="denied", rules=tuple(sorted({*claim.rules, rule})))


def _noun_phrases(sentence: Sentence) -> Iterator[tuple[Token, Token]]:
    """Yield the noun of each phrase that has one, and the first token of the phrase, without an article."""
    done = -1
    for token in sentence.tokens:
        if token.pos_ not in _NOUNS or token.dep_ in {"compound", "npadvmod", "nmod"} or token.i <= done:
            continue
        first = next(
            (
                child
                for child in token.doc[max(done + 1, token.left_edge.i) : token.i]
                if child.pos_ != "DET" and not child.is_punct
            ),
            token,
        )
        done = token.i
        yield token, first


def _place(token: Token) -> int:
    return token.i
