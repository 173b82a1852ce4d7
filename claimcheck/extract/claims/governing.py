"""Finds what governs a figure: the predicates that say what happened to the people or things it counts.

The small parser may read a construction correctly in one sentence and wrongly in the next. So there are two readings:
the arcs of the parse, and the words right after and before the figure ("24 *dead*", "*wounding* nine"). Either may give
a predicate; words right after take precedence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimcheck.extract.tokens import Token
from claimcheck.extract.tokens import Tokens as TokenSpan
from claimcheck.rulebook.predicates import Predicates

# How far after a figure a result word may be, not counting auxiliaries, and how many arcs are climbed.
_BEHIND = 8
_CLIMB = 6
_SUBTREE = 8

_SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
_STOP_CLIMB = {"advcl", "ccomp", "parataxis", "relcl", "ROOT"}


@dataclass(frozen=True, slots=True)
class Governor:
    """One predicate that governs a figure. `names` are its classes, or its lemma if it is in none."""

    names: tuple[str, ...]
    lemma: str
    index: int


def governors(figure: TokenSpan, head: Token, rules: Predicates) -> tuple[Governor, ...]:
    """Return the predicates that govern `figure`, whose counted noun (or last word) is `head`, nearest first."""
    behind = _result_behind(figure, head, rules)
    if behind is not None:
        return (behind,)
    named = [] if figure.start <= head.i < figure.end else list(_event_nouns([head], rules))
    found = [*named, *_relative_clause(head, rules), *_verb_before(figure, rules), *_climb(head, rules)]
    if not any(name in rules.classes for governor in found for name in governor.names):
        found += _noun_behind(head, rules)
    unique: dict[int, Governor] = {}
    for governor in found:
        unique.setdefault(governor.index, governor)
    return tuple(unique.values())


def governor_of(token: Token, rules: Predicates) -> Governor:
    """Return the predicate that `token` (a verb or an event noun) names."""
    lemma = token.lemma_.lower()
    if token.pos_ in {"VERB", "AUX"}:
        particle = next((child.lower_ for child in token.children if child.dep_ in {"prt", "advmod"}), "")
        if f"{lemma} {particle}" in rules.of_verb:
            lemma = f"{lemma} {particle}"
    table = rules.of_verb if token.pos_ in {"VERB", "AUX"} else rules.of_noun
    if lemma not in table:
        # The small pipeline turns "reconnected" into "reconnecte" and "fined" into "fin".
        lemma = next((other for other in (lemma.removesuffix("e"), f"{lemma}e") if other in table), lemma)
    return Governor(table.get(lemma) or (lemma,), lemma, token.i)


def _result_behind(figure: TokenSpan, head: Token, rules: Predicates) -> Governor | None:
    """Return the result that is after figure and noun: "24 people have been confirmed *dead*"."""
    doc = figure.doc
    start = max(figure.end, head.i + 1) if figure.sent.end > head.i >= figure.start else figure.end
    for token in doc[start : min(start + _BEHIND, figure.sent.end)]:
        word = _result_at(token, figure.sent.end, rules)
        if word is not None:
            # "40 injured people" is a counted noun with a modifier; "24 killed nine" does not occur in news.
            return Governor(rules.of_result[word], word, token.i)
        if token.lower_ in rules.auxiliaries:
            continue
        if token.tag_ == "VBN" and token.lemma_.lower() in rules.of_verb:
            return Governor(rules.of_verb[token.lemma_.lower()], token.lemma_.lower(), token.i)
        return None
    return None


def _result_at(token: Token, end: int, rules: Predicates) -> str | None:
    """Return the result word, or two ("found *guilty*"), that starts at `token` and ends before the token `end`."""
    pair = f"{token.lower_} {token.nbor().lower_}" if token.i + 1 < end else ""
    return next((word for word in (pair, token.lower_) if word in rules.of_result), None)


def _relative_clause(head: Token, rules: Predicates) -> Iterator[Governor]:
    """Yield the verb of a clause that restricts the counted noun: "the nine miners who *died*"."""
    for child in head.children:
        if child.dep_ in {"relcl", "acl"} and child.pos_ == "VERB":
            yield governor_of(child, rules)


def _noun_behind(head: Token, rules: Predicates) -> Iterator[Governor]:
    """Yield the event noun that a preposition links to the figure: "five years in *prison*"."""
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ == "in":
            yield from (governor_of(word, rules) for word in child.children if word.lemma_.lower() in rules.of_noun)


def _verb_before(figure: TokenSpan, rules: Predicates) -> Iterator[Governor]:
    """Yield the verb right before the figure: "killing at least five"."""
    index = figure.start - 1
    doc = figure.doc
    while index >= figure.sent.start and doc[index].pos_ in {"DET", "ADV", "ADJ"}:
        index -= 1
    if index >= figure.sent.start and doc[index].pos_ == "VERB":
        yield governor_of(doc[index], rules)


def _climb(head: Token, rules: Predicates) -> Iterator[Governor]:
    """Yield the predicates above `head` in the parse, through prepositions and nouns, up to the end of its clause."""
    token = head
    for _ in range(_CLIMB):
        above = token.head
        if above.i == token.i:
            return
        if above.pos_ in {"VERB", "AUX"}:
            yield governor_of(above, rules)
            if token.dep_ in _STOP_CLIMB:
                return
            # A light verb passes its meaning on: "the toll *stood* at 12", "60 excavators are *used*".
            for child in above.children:
                if child.dep_ in _SUBJECTS | {"dobj", "attr"} and child.i != token.i:
                    yield from _event_nouns([child, *(t for t in child.subtree if t.i > child.i)][:_SUBTREE], rules)
            if above.dep_ == "relcl" and above.lemma_.lower() in rules.light:
                yield from _event_nouns([above.head], rules)  # "the *search*, which took 20 hours"
            if above.dep_ in _STOP_CLIMB or above.lemma_.lower() not in rules.light:
                return
        elif above.pos_ in {"NOUN", "PROPN"} and above.lemma_.lower() in rules.of_noun:
            yield governor_of(above, rules)
        token = above


def _event_nouns(words: Iterable[Token], rules: Predicates) -> Iterator[Governor]:
    """Yield the event nouns among `words`: "the *toll*", "those invited to the *summit*"."""
    for word in words:
        if word.lemma_.lower() in rules.of_noun:
            yield Governor(rules.of_noun[word.lemma_.lower()], word.lemma_.lower(), word.i)
        elif word.lower_ in rules.of_result:
            yield Governor(rules.of_result[word.lower_], word.lower_, word.i)
