"""Builds the start of a question: its question word, and the preposition before the value in the text."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.extract.claims.questions.words import Asked, is_body, is_person, is_place, may_be_place
from claimcheck.extract.tokens import Token
from claimcheck.rulebook.book import Rulebook

_NAMED = frozenset({"det", "poss", "compound"})
_LASTING = frozenset({"npadvmod", "dobj", "attr", "advmod"})


def prepositions_over(top: Token) -> tuple[list[str], Token]:
    """Return the prepositions that a value follows, outermost first ("out", "of"), and the token they depend on."""
    found: list[str] = []
    edge = top
    while edge.dep_ in {"pobj", "pcomp", "prep"} and edge.head.pos_ in {"ADP", "SCONJ", "ADV"}:
        if edge.head is edge or (edge.dep_ == "prep" and not found):
            break
        edge = edge.head
        # In "because of fog" the parse attaches "fog" to "because".
        between = [child.lower_ for child in edge.children if child.pos_ == "ADP" and edge.i < child.i < top.i]
        found[:0] = [edge.lower_, *(between if not found else [])]
    return found, edge


def asks_where(asked: Asked, prepositions: Sequence[str], rules: Rulebook) -> bool:
    """Return whether a value is the place of something."""
    words = rules.questions
    if asked.sort not in ("who", "what"):
        return False
    if _is_goal(asked.top, prepositions, rules):
        return True
    if not prepositions or prepositions[-1] not in words.where | words.whither | {"from"}:
        return False
    if asked.of_thing == "Where":
        return True
    # "At the Ramsby site": a thing with its own name or article is a place there, unless somebody aims at it.
    over = asked.top.head.head.lemma_
    beside = prepositions[-1] in words.beside_a_place and over not in words.aiming and not is_person(asked.top, rules)
    if beside and asked.top.ent_type_ != "DATE" and any(child.dep_ in _NAMED for child in asked.top.lefts):
        return True
    # "At Ramsby": whatever the model makes of the name, nobody is at or near a person.
    near = prepositions[-1] in words.at_a_place and may_be_place(asked.top)
    return near or (not is_person(asked.top, rules) and is_place(asked.top, rules))


def _is_goal(name: Token, prepositions: Sequence[str], rules: Rulebook) -> bool:
    """Return whether a name is where somebody goes: "left *for Ramsby*"."""
    if list(prepositions) not in (["to"], ["for"]) or name.head.head.lemma_ not in rules.questions.going:
        return False
    goes_to = may_be_place(name) and name.ent_type_ != "ORG"
    return goes_to or (list(prepositions) == ["for"] and name.pos_ == "PROPN")


def opening(asked: Asked, edge: Token, prepositions: Sequence[str], rules: Rulebook) -> tuple[str, str]:
    """Return how a question begins, and the preposition with which it ends."""
    with_it = " ".join(prepositions)
    if with_it in rules.questions.why and asked.sort != "when":
        return "Why", ""
    if asked.sort == "when":
        last = prepositions[-1] if prepositions else ""
        # "Went down by three last weekend": the preposition is that of another word.
        right = last in rules.questions.when_with and not any(t.like_num for t in asked.top.lefts if not t.ent_type_)
        return (f"{last.capitalize()} when" if right else "When"), ""
    if asks_where(asked, prepositions, rules):
        return "Where", _behind_where(prepositions, rules)
    if asked.sort in ("who", "what"):
        if asked.top.pos_ == "NOUN" and prepositions and prepositions[-1] in rules.questions.inside:
            return "What", with_it  # "in a barber's chair"
        return ("Who" if with_it == "by" and is_body(asked.top, rules) else asked.words), with_it
    return _of_figure(asked, edge, with_it, rules)


def _behind_where(prepositions: Sequence[str], rules: Rulebook) -> str:
    """Return what is left of the prepositions after "where": "Where is the box *off to*?"."""
    if (
        prepositions == ["for"]
        or prepositions[-1] == "from"
        or (len(prepositions) > 1 and prepositions[-1] in rules.questions.whither | {"of"})
    ):
        return " ".join(prepositions)
    return prepositions[0] if len(prepositions) > 1 and prepositions[0] in rules.questions.particles else ""


def _of_length(asked: Asked, edge: Token, with_it: str, rules: Rulebook) -> tuple[str, str]:
    """Return how a question for a time begins and ends: what somebody expects or asks for doesn't last."""
    verb = edge.head.lemma_
    if with_it in rules.questions.lasting and verb in rules.questions.asking_for:
        return asked.words, with_it
    counted = edge.dep_ == "dobj" and verb not in rules.questions.taking_time
    return (asked.words if counted else "How long"), ""


def _of_figure(asked: Asked, edge: Token, with_it: str, rules: Rulebook) -> tuple[str, str]:
    words = rules.questions
    if with_it == "to" and edge.i > 0 and edge.doc[edge.i - 1].lower_ == "up":
        return asked.words, ""  # "take back *up to* 40 people"
    if asked.sort == "length" and (edge.dep_ in _LASTING or with_it in words.lasting):
        return _of_length(asked, edge, with_it, rules)
    if edge.head.lemma_ in words.having and with_it in words.roughly:
        return asked.words, ""
    if not with_it or (asked.words.startswith("How far") and with_it != "from"):
        return asked.words, ""
    if asked.sort == "amount" and with_it in words.at_the_end:
        return asked.words, with_it
    return f"{with_it.capitalize()} {asked.words[:1].lower()}{asked.words[1:]}", ""
