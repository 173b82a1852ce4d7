"""Asks for what belongs to a thing rather than to a deed: "How long was the strike?", "How old was the cyclist?"."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.extract.claims.asked_clauses import subject_of, was_or_is
from claimcheck.extract.claims.asked_openings import asks_where, prepositions_over
from claimcheck.extract.claims.asked_phrases import finished, is_many, known
from claimcheck.extract.claims.question_words import Asked, is_person, is_place
from claimcheck.extract.tokens import Token
from claimcheck.rulebook.book import Rulebook

_NOUNS = frozenset({"NOUN", "PROPN"})
_ATTACHED = frozenset({"nummod", "amod", "nmod", "compound", "quantmod", "appos", "npadvmod"})
_DATED = frozenset({"poss", "compound", "nmod", "npadvmod"})
# Behind these no more is told of the noun in front.
_APART = frozenset({":", ";", "(", "—", "–"})
# "What was the quarrel *over*?" can be asked of a thing; with other prepositions only "the roof of what?".
_ABOUT = frozenset({"about", "against", "behind", "for", "in", "over", "under"})


def of_thing(asked: Asked, tokens: Sequence[Token], rules: Rulebook) -> str | None:
    """Return the question for the value in `tokens` that belongs to a thing; None where it belongs to none."""
    prepositions, edge = prepositions_over(asked.top)
    thing = edge.head
    if thing is edge or thing.pos_ not in _NOUNS or any(t.tag_ in {"WDT", "WP"} for t in asked.top.subtree):
        return None
    words = known(thing, [*edge.subtree, *tokens])
    if not words:
        return None
    be = was_or_is(thing, many=is_many(thing))
    if asked.sort == "when":
        # "A concert at the stadium on 2 May": no stadium is on a day.
        lasts = is_person(thing, rules) or is_place(thing, rules)
        return finished(["When", be, words]) if not lasts and (prepositions or edge.dep_ in _DATED) else None
    if asked.sort in ("who", "what"):
        return _named(asked, prepositions, be, words, rules)
    if thing.lemma_ in rules.questions.amounts and asked.of_thing != "How many":
        asked = asked._replace(of_thing="What")
    elif asked.of_thing.startswith("How high") and is_person(thing, rules):
        asked = asked._replace(of_thing="How tall")
    return _measured(asked, edge, prepositions, be, words)


def _named(asked: Asked, prepositions: Sequence[str], be: str, words: str, rules: Rulebook) -> str | None:
    if not prepositions:
        return None
    if asks_where(asked, prepositions, rules):
        return finished(["Where", be, words])
    with_it = " ".join(prepositions)
    if prepositions[-1] in _ABOUT:
        return finished([asked.words, be, words, with_it])
    return finished([words, with_it, "whom" if asked.sort == "who" else "what"])


def _measured(asked: Asked, edge: Token, prepositions: Sequence[str], be: str, words: str) -> str | None:
    thing = edge.head
    apart = any(token.text in _APART for token in thing.doc[thing.i : edge.i])
    attached = not prepositions and edge.dep_ in _ATTACHED
    if asked.of_thing not in {"How many", ""} and not apart and (attached or prepositions == ["of"]):
        # "A turnout of 43 per cent" has no size, "a rise by 5 per cent" has one.
        asks = asked.words if asked.of_thing == "How big" and prepositions else asked.of_thing
        return finished([asks, be, words])
    if attached and edge.i < thing.i:
        return finished([asked.words, {"was": "did", "were": "did", "is": "does", "are": "do"}[be], words, "have"])
    if prepositions and asked.sort == "number":
        return finished([words, " ".join(prepositions), f"{asked.words[:1].lower()}{asked.words[1:]}"])
    return None


def how_old(root: Token, tokens: Sequence[Token]) -> str | None:
    """Return the question for an age; whose it is stands in front of it or behind it."""
    for token in (root, tokens[-1], tokens[0]):
        above = token.head
        while above.head is not above and (
            above.pos_ in {"NUM", "ADJ", "ADP"} or above.lemma_ in {"year", "age", "month"}
        ):
            above = above.head
        holder = above if above.pos_ in _NOUNS else subject_of(above) if above.pos_ in {"VERB", "AUX"} else None
        if holder is not None and holder not in tokens:
            return _how_old(holder, tokens)
    return _how_old(root, tokens) if root.pos_ == "NOUN" else None


def _how_old(holder: Token, tokens: Sequence[Token]) -> str | None:
    words = known(holder, tokens)
    return finished(["How old", was_or_is(holder, many=is_many(holder)), words]) if words else None
