"""Asks about the properties of things: "How long was the strike?", "How old was the cyclist?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.extract.claims.questions.clauses import modal_over, was_or_is
from claimcheck.extract.claims.questions.openings import asks_where, prepositions_over
from claimcheck.extract.claims.questions.phrases import finished_question, is_many, phrase_as_known
from claimcheck.extract.claims.questions.subjects import subject_of
from claimcheck.extract.claims.questions.words import Asked, is_body, is_person, is_place
from claimcheck.extract.grammar import NOUNS
from claimcheck.extract.tokens import Token
from claimcheck.model import Quantity
from claimcheck.rulebook.book import Rulebook

_ATTACHED = frozenset({"nummod", "amod", "nmod", "compound", "quantmod", "appos", "npadvmod"})
_DATED = frozenset({"poss", "compound", "nmod", "npadvmod"})
_PAYING = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_AGELESS = frozenset({"GPE", "LOC", "DATE"})
_TIMES = frozenset({"DATE", "TIME"})
_GLUED = re.compile(r"[\d.,]*\dm|m")
# After these, nothing more is said about the noun before.
_APART = frozenset({":", ";", "(", "—", "–"})


def question_of_thing(asked: Asked, tokens: Sequence[Token], rules: Rulebook) -> str | None:
    """Return the question for the value in `tokens` that belongs to a thing; None if it belongs to none."""
    prepositions, edge = prepositions_over(asked.top)
    thing = edge.head
    if thing is edge or thing.pos_ not in NOUNS or any(t.tag_ in {"WDT", "WP"} for t in asked.top.subtree):
        return None
    if _has_none(thing, asked, rules) or _is_no_height(asked, thing, rules):
        return None
    if thing.dep_ == "compound" and thing.head.pos_ == "NOUN" and thing.head.i > thing.i:
        thing = thing.head  # "a 40-language *ear gadget*"
    words = phrase_as_known(thing, [*edge.subtree, *tokens])
    if not words:
        return None
    be = was_or_is(thing, many=is_many(thing))
    if asked.sort == "when":
        # "A concert at the stadium on 2 May": a stadium isn't on a day.
        bare = thing.pos_ == "PROPN" and not any(child.dep_ == "det" for child in thing.lefts)
        lasts = (
            bare
            or is_person(thing, rules)
            or is_place(thing, rules)
            or thing.lower_ in rules.questions.stretches
            or thing.ent_type_ == "DATE"
            or prepositions == ["since"]  # "the first strike *since 2024*"
        )
        return finished_question(["When", be, words]) if not lasts and (prepositions or edge.dep_ in _DATED) else None
    if asked.sort in ("who", "what"):
        return _named(asked, thing, be, words, rules)
    if thing.lemma_ in rules.questions.amounts and asked.of_thing != "How many":
        asked = asked._replace(of_thing="What")
    elif asked.of_thing.startswith("How high") and is_person(thing, rules):
        asked = asked._replace(of_thing="How tall")
    return _measured(asked, edge, prepositions, be, words)


def _has_none(thing: Token, asked: Asked, rules: Rulebook) -> bool:
    """Return whether a thing doesn't have the measure or time beside it: it is only wanted, or pays it."""
    on_pain_of = thing.dep_ == "pobj" and thing.tag_ == "NN" and not list(thing.lefts)
    timed = thing.ent_type_ in _TIMES and asked.sort != "when"
    # Somebody who is fined a sum doesn't cost it.
    payer = thing.ent_type_ in _PAYING or is_person(thing, rules) or is_body(thing, rules)
    wanted = thing.dep_ in {"nsubjpass", "dobj"} and thing.head.lemma_ in rules.questions.wanting
    wanted = wanted and asked.sort not in ("who", "what", "when")
    part = thing.lower_ in rules.questions.vague | rules.questions.shares  # "a lot of the 16 hours"
    return part or on_pain_of or timed or wanted or (payer and asked.of_thing == "How much")


def _is_no_height(asked: Asked, thing: Token, rules: Rulebook) -> bool:
    """Return whether a length is no height: "a champion over 400 metres", "Ramsby, 37 kilometres up the road"."""
    if not asked.of_thing.startswith("How high"):
        return False
    if thing.ent_type_ in {"GPE", "ORG"}:
        return True
    return is_person(thing, rules) and not any(token.lower_ in rules.questions.of_height for token in thing.sent)


def _named(asked: Asked, thing: Token, be: str, words: str, rules: Rulebook) -> str | None:
    prepositions, _ = prepositions_over(asked.top)
    if not prepositions:
        return None
    if prepositions[-1] in {"for", "about"} and (is_person(thing, rules) or is_place(thing, rules)):
        return None  # "the minister for health", "left the base for the coast"
    if thing.dep_ == "attr" and is_person(thing, rules):  # "he is a clerk at the mill"
        return None
    comes = prepositions == ["from"] and asked.top.pos_ == "PROPN"
    if comes or asks_where(asked, prepositions, rules):
        # "Shares in Hartwell" are in no place.
        placed = comes or is_place(asked.top, rules)
        return finished_question(["Where", be, words, "from" if prepositions[-1] == "from" else ""]) if placed else None
    with_it = " ".join(prepositions)
    if prepositions[-1] in rules.questions.about_things:
        asks = "Who" if with_it == "by" and is_body(asked.top, rules) else asked.words
        return finished_question([asks, be, words, with_it])
    return None


def _measured(asked: Asked, edge: Token, prepositions: Sequence[str], be: str, words: str) -> str | None:
    thing = edge.head
    apart = any(token.text in _APART for token in thing.doc[thing.i : edge.i])
    attached = not prepositions and edge.dep_ in _ATTACHED
    glued = any(_GLUED.fullmatch(token.text) for token in edge.subtree)  # "61m" may be 61 million
    behind = asked.of_thing == "How big" and attached and edge.i > thing.i and edge.dep_ != "appos"
    if behind or (asked.of_thing == "How high or long" and glued):
        return None
    if asked.of_thing == "How high or long" and not apart and (attached or prepositions == ["of"]):
        return finished_question(
            [asked.words, {"was": "did", "were": "did", "is": "does", "are": "do"}[be], words, "measure"]
        )
    if (
        asked.of_thing
        and not asked.of_thing.startswith("How many")
        and not apart
        and (attached or prepositions == ["of"])
    ):
        # "A turnout of 43 per cent" has no size, "a rise by 5 per cent" has one.
        asks = asked.words if asked.of_thing == "How big" and prepositions else asked.of_thing
        modal = modal_over(thing) if prepositions else ""  # "may impose a fine of £900": it need not be so high
        return finished_question([asks, modal, words, "be"] if modal else [asks, be, words])
    if attached and edge.i < thing.i:
        return finished_question(
            [asked.words, {"was": "did", "were": "did", "is": "does", "are": "do"}[be], words, "have"]
        )
    return None


def question_of_dimension(asked: Asked, tokens: Sequence[Token], rules: Rulebook) -> str | None:
    """Return the question for a measure right behind its thing: "left a *hole* nine metres wide"."""
    first = tokens[0]
    before = first.doc[first.i - 1] if first.i > 0 and not first.is_sent_start else None
    while before is not None and before.lower_ in rules.ages.behind_at and before.i > 0:
        before = before.doc[before.i - 1]
    dimension = asked.top.lower_ in rules.questions.dimensions and asked.words == f"How {asked.top.lower_}"
    if before is None or before.pos_ != "NOUN" or not dimension or is_person(before, rules):
        return None
    words = phrase_as_known(before, [*asked.top.subtree, *tokens])
    return finished_question([asked.words, was_or_is(before, many=is_many(before)), words]) if words else None


def question_of_age(root: Token, tokens: Sequence[Token], rules: Rulebook) -> str | None:
    """Return the question for an age; whose it is is before it or after it.

    A figure without a word of age is not an age next to a thing: "over four rigged races".
    """
    beside = _named_beside(tokens)
    aged = any(token.lower_ in rules.questions.of_age for token in tokens)
    for token in (root, tokens[-1], tokens[0]):
        above = token.head
        while above.head is not above and (
            above.pos_ in {"NUM", "ADJ", "ADP"} or above.lemma_ in {"year", "age", "month"}
        ):
            above = above.head
        holder = above if above.pos_ in NOUNS else subject_of(above) if above.pos_ in {"VERB", "AUX"} else None
        if above.pos_ in {"VERB", "AUX"} and holder not in tokens and above.lemma_ not in rules.questions.of_life:
            continue  # "Police held *the 34-year-old*"
        if holder is not None and holder.ent_type_ in _AGELESS:
            return None
        if holder is not None and holder not in tokens:
            if beside is not None and holder is not beside and not beside.is_ancestor(holder):
                # The parse gives the age to somebody else.
                return _how_old(beside, tokens) if beside.pos_ == "PROPN" or is_person(beside, rules) else "How old?"
            lives = aged or holder.pos_ == "PROPN" or is_person(holder, rules)
            return _how_old(holder, tokens) if lives else None
    return _how_old(root, tokens) if root.pos_ == "NOUN" else None


def is_bare_age(tokens: Sequence[Token], quantity: Quantity, rules: Rulebook) -> bool:
    """Return whether a figure is only the age of somebody: "Omar Lind, *34*, fell"."""
    root = tokens[0]
    if quantity.kind == "count" and quantity.counted is None and root.dep_ in {"attr", "acomp"} and len(tokens) == 1:
        subject = subject_of(root.head) if root.head.lemma_ == "be" else None
        return subject is not None and (subject.lower_ in {"he", "she"} or subject.ent_type_ == "PERSON")
    beside = _named_beside(tokens)
    last = tokens[-1]
    after = last.doc[last.i + 1].text if last.i + 1 < len(last.doc) else "."
    alone = len(tokens) == 1 and quantity.kind == "count" and after in {",", ".", ")", ";"}
    whole = (
        quantity.value is not None and not isinstance(quantity.value, tuple) and 0 < quantity.value <= rules.ages.oldest
    )
    return beside is not None and beside.pos_ == "PROPN" and beside.ent_type_ == "PERSON" and alone and whole


def _named_beside(tokens: Sequence[Token]) -> Token | None:
    """Return the noun right before an age between commas: "Judge Falk told *Omar Lind*, 34, to go"."""
    first = tokens[0]
    if first.i < 2 or first.doc[first.i - 1].text not in {",", "("}:
        return None
    noun = first.doc[first.i - 2]
    return noun if noun.pos_ in NOUNS and noun.ent_type_ != "DATE" else None


def _how_old(holder: Token, tokens: Sequence[Token]) -> str | None:
    """Return the question for somebody's age, by name if there is one: "The boy, *Milo Lind*, is nine"."""
    named = next((c for c in holder.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c not in tokens), None)
    if named is not None and holder.pos_ == "NOUN" and named.ent_type_ == "PERSON":
        holder = named
    words = phrase_as_known(holder, tokens)
    # "Mara Lind, 14, and two friends": the others are not asked for.
    many = is_many(holder) and (holder.tag_ in {"NNS", "NNPS"} or " and " in words)
    return finished_question(["How old", was_or_is(tokens[0], many=many), words]) if words else None
