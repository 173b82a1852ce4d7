"""Makes claims of the noun phrases of a sentence, and of its verbs with their complements.

Who, what, where and why are answered by noun phrases; whether something happened, or is to happen, by verbs. Which
question each answers is left to the encoder and the judge.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from claimcheck.extract.claims.build import make_claim, verb_over
from claimcheck.extract.claims.scope import Surety, denied_by, has_yet_to, stands_for_none, surety, to_of
from claimcheck.extract.claims.sentences import Sentence
from claimcheck.extract.grammar import NOUNS, VERBS
from claimcheck.extract.tokens import Token
from claimcheck.model import Claim, Span
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.scope import Scope

_HELPERS = frozenset({"aux", "auxpass", "neg", "prt"})
# Complements without which a verb says nothing: "was *sober*", "became *mayor*", "pleaded *guilty*".
_COMPLEMENTS = frozenset({"acomp", "attr", "oprd"})
# What may be between a verb and the infinitive that it leads to, and how many words: "refused *on Monday* to resign".
_ADVERBS = frozenset({"advmod", "neg"})
_BETWEEN, _FARTHEST = _ADVERBS | {"npadvmod", "prep", "punct"}, 8
# A name has no more parts behind "of": "the Ministry of Health of the Republic of Ramsby".
_MOST_OF = 3
# A second infinitive with one of these is a clause of its own.
_OWN = frozenset({"nsubj", "nsubjpass", "aux", "mark"})


def claims_from_phrases(sentence: Sentence, taken: Collection[Span], rules: Rulebook) -> Iterator[Claim]:
    """Yield a claim for each noun phrase whose noun is in none of the spans that are `taken`."""
    for first, head, last in _noun_phrases(sentence):
        noun = sentence.span_of(head, head)
        if any(noun.overlaps(span) for span in taken) or stands_for_none(head, rules.scope):
            continue
        span = sentence.span_of(first, last)
        yield make_claim(
            sentence,
            rules,
            kind="entity",
            value_span=span,
            verb=verb_over(head),
            words=span.of(sentence.article.text),
        )


def claims_from_verbs(sentence: Sentence, rules: Rulebook) -> Iterator[Claim]:
    """Yield a claim for each verb of an act or a state, together with the infinitives that it leads to.

    "Refused to leave" is one claim: nobody is said to leave.
    """
    for chain in _chains(sentence):
        group = [token for verb in chain for token in (verb, *_with(verb, rules.scope))]
        span = sentence.span_of(min(group, key=_place), max(group, key=_place))
        yield make_claim(
            sentence,
            rules,
            kind="polarity",
            value_span=span,
            verb=chain[-1],
            words=span.of(sentence.article.text),
            sure=_surety_of(chain, rules.scope),
        )


def _chains(sentence: Sentence) -> Iterator[list[Token]]:
    """Yield the verbs of a sentence, each with the infinitives that it leads to."""
    verbs = [verb for verb in sentence.tokens if verb.pos_ in VERBS and verb.dep_ not in _HELPERS]
    led = {verb.i: infinitives for verb in verbs if (infinitives := _led_by(verb))}
    ends = {infinitive.i for infinitives in led.values() for infinitive in infinitives}
    for verb in (verb for verb in verbs if verb.i not in ends):
        chain = [verb]
        for each in chain:  # an infinitive may lead to the next: the chain grows while it is gone through
            chain += led.get(each.i, ())
        yield chain


def _led_by(verb: Token) -> list[Token]:
    """Return the infinitives that a verb leads to: "is due to *renew*", "refused to *leave* or *resign*"."""
    for end in (verb, *(child for child in verb.children if child.dep_ == "acomp")):
        for child in end.children:
            to = to_of(child)
            if child.dep_ == "xcomp" and child.pos_ in VERBS and to is not None and _is_near(end, to):
                return [child, *_beside(child)]
    return []


def _is_near(end: Token, to: Token) -> bool:
    """Return whether an infinitive follows at once, or after a time or the like: "refused *on Monday* to resign".

    "Has until Friday to appeal" isn't what has to be done.
    """
    may_be = _ADVERBS if end.lemma_ == "have" else _BETWEEN
    between = {word.i for word in to.doc[end.i + 1 : to.i]}
    apart = {word.i for child in end.children if child.dep_ in may_be for word in child.subtree}
    return end.i < to.i <= end.i + _FARTHEST and between <= apart | {word.i for word in to.head.children}


def _beside(infinitive: Token) -> Iterator[Token]:
    """Yield the infinitives that share the "to" of another: "to leave or *resign*"."""
    for child in infinitive.children:
        if child.dep_ == "conj" and child.tag_ == "VB" and not any(word.dep_ in _OWN for word in child.children):
            yield child
            yield from _beside(child)


def _surety_of(chain: Sequence[Token], rules: Scope) -> Surety:
    """Return how certain the text is of a chain of verbs.

    It is denied if its first verb is: "did not agree to pay", but not "agreed not to sell". "Have yet to pay" denies
    the infinitive.
    """
    sure = [surety(verb, rules) for verb in chain]
    denying = [rule for rule in (denied_by(chain[0], rules), has_yet_to(chain, rules)) if rule is not None]
    return Surety(
        modality=next((each.modality for each in sure if each.modality != "asserted"), "asserted"),
        polarity="denied" if denying else sure[0].polarity,
        rules=tuple(sorted({*denying, *(rule for each in sure for rule in each.rules)})),
    )


def _with(verb: Token, rules: Scope) -> Iterator[Token]:
    """Yield what belongs to a verb: its helpers, and the complements without which it says nothing."""
    for child in verb.children:
        behind = child.i == verb.i + 1 and not any(child.children)
        state = verb.lemma_ == "be" and behind and child.lower_ in rules.states
        if state or child.dep_ in _HELPERS | _COMPLEMENTS:
            yield child


def _noun_phrases(sentence: Sentence) -> Iterator[tuple[Token, Token, Token]]:
    """Yield, of each phrase that has a noun, the first token without an article, the noun, and the last token."""
    done = -1
    for token in sentence.tokens:
        if token.pos_ not in NOUNS or token.dep_ in {"compound", "npadvmod", "nmod"} or token.i <= done:
            continue
        first = next(
            (
                child
                for child in token.doc[max(done + 1, token.left_edge.i) : token.i]
                if child.pos_ != "DET" and child.dep_ != "case" and not child.is_punct
            ),
            token,
        )
        last = _end_of_name(token)
        done = last.i
        yield first, token, last


def _end_of_name(noun: Token) -> Token:
    """Return the last token of a name that goes on behind its noun: "the University *of Ramsby*"."""
    for _ in range(_MOST_OF):
        last = _behind_of(noun)
        if last is None:
            break
        noun = last
    return noun


def _behind_of(noun: Token) -> Token | None:
    """Return the name that follows a noun and "of", None if the two aren't one name."""
    if noun.pos_ != "PROPN" or noun.i + 2 >= len(noun.doc) or noun.doc[noun.i + 1].lower_ != "of":
        return None
    of = noun.doc[noun.i + 1]
    named = next((child for child in of.children if child.dep_ == "pobj" and child.pos_ == "PROPN"), None)
    if of.head is not noun or named is None:
        return None
    between = noun.doc[of.i + 1 : named.i]
    return named if all(word.pos_ in {"PROPN", "DET"} for word in between) else None


def _place(token: Token) -> int:
    return token.i
