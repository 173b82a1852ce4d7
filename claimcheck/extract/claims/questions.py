"""Puts the question that a value answers into English, from the clause that the value stands in.

"The brigade sent six crews to the dam" gives "How many crews did the brigade send to the dam?". Where the clause can't
be turned into a whole question, the words round the value are quoted with a gap in its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from claimcheck.extract.claims.asked_behind import behind, reported
from claimcheck.extract.claims.asked_clauses import in_plural, in_singular, subject_of, verb_group
from claimcheck.extract.claims.asked_openings import asks_where, opening, prepositions_over
from claimcheck.extract.claims.asked_phrases import allowed, finished, phrase, words_of
from claimcheck.extract.claims.asked_things import how_old, of_thing
from claimcheck.extract.claims.question_words import Asked, asked_for, is_body
from claimcheck.extract.tokens import Doc, Token
from claimcheck.model import FactKind, Quantity, Span
from claimcheck.rulebook.book import Rulebook

_VERBS = frozenset({"VERB", "AUX"})
_OBJECTS = frozenset({"dobj", "attr", "oprd", "acomp", "dative"})
_QUOTED_BEFORE, _QUOTED_BEHIND = 6, 4
_AGE = "ages.age"
# In tokens. What is longer is no sentence but a table or a list, and its parse means nothing.
_LONGEST_SENTENCE = 250


def question_for(doc: Doc, at: tuple[int, int], kind: FactKind, quantity: Quantity | None, rules: Rulebook) -> str:
    """Return the question that the value at the half-open range of tokens `at` answers.

    Where it can't be asked whole, that is what asks for it, with a quotation of the words round it.
    """
    tokens = doc[at[0] : at[1]]
    root = doc.between(*at).root
    if kind in ("polarity", "modality"):
        return _whether(root, rules) or _quoted("Whether", doc, at)
    if quantity is not None and _AGE in quantity.rules:
        return how_old(root, tokens) or _quoted("How old", doc, at)
    asked = asked_for(root, tokens, kind, quantity, rules)
    if len(root.sent) > _LONGEST_SENTENCE:
        return _quoted(asked.words, doc, at)
    return _in_clause(asked, rules) or of_thing(asked, tokens, rules) or _quoted(asked.words, doc, at)


def tokens_at(doc: Doc, span: Span, offset: int) -> tuple[int, int] | None:
    """Return the half-open range of tokens at `span` of an article whose paragraph starts at `offset`."""
    found = doc.char_span(span.start - offset, span.end - offset)
    return (found.start, found.end) if found is not None and len(found) else None


def _whether(verb: Token, rules: Rulebook) -> str | None:
    """Return the question whether what a verb tells is so."""
    subject = subject_of(verb)
    group = verb_group(verb, subject) if subject is not None else None
    words = phrase(subject) if subject is not None else None
    rest = behind(verb, None, rules)
    if group is None or words is None or rest is None:
        return None
    denials = rules.questions.denials
    return finished([group.first, allowed(words_of(words), denials), *group.rest, allowed(rest, denials)])


def _in_clause(asked: Asked, rules: Rulebook) -> str | None:
    """Return the clause of the verb that the value hangs under as a question."""
    top = asked.top
    prepositions, edge = prepositions_over(top)
    noun = edge.head
    if top.dep_ == "poss" and asked.sort in ("who", "what") and noun.pos_ in {"NOUN", "PROPN"}:
        return _whose(top, rules)
    parts = rules.questions.groups | (rules.questions.stretches if asked.sort == "when" else frozenset())
    measured = asked.sort in ("who", "what") and any(child.dep_ == "nummod" for child in noun.children)
    if prepositions == ["of"] and (noun.lower_ in parts or measured):
        asked = asked._replace(top=noun)
        prepositions, edge = prepositions_over(noun)
        noun = edge.head
    if _tells_of_deed(asked, prepositions, rules):
        noun = _deed_over(edge)
    if noun.pos_ not in _VERBS or noun is edge:
        return None
    return _turned(asked, noun, edge, prepositions, rules)


def _tells_of_deed(asked: Asked, prepositions: Sequence[str], rules: Rulebook) -> bool:
    """Return whether a phrase tells of a deed, though the parse hangs it on its object: "held talks *in May*"."""
    if prepositions == ["of"]:
        return False
    paid = asked.sort == "amount" and prepositions == ["for"]
    lasting = asked.sort == "length" and prepositions in (["for"], ["over"])
    spread = asked.sort == "number" and prepositions == ["in"]
    return asked.sort == "when" or paid or lasting or spread or asks_where(asked, prepositions, rules)


def _deed_over(edge: Token) -> Token:
    """Return the verb above a phrase that stands behind it, or what the phrase hangs on."""
    above = edge.head
    for _ in range(4):
        if above.pos_ in _VERBS:
            return above if above.i < edge.i else edge.head
        if above.dep_ not in _OBJECTS | {"pobj", "prep", "agent", "conj"} or above.head is above:
            break
        above = above.head
    return edge.head


def _turned(asked: Asked, verb: Token, edge: Token, prepositions: Sequence[str], rules: Rulebook) -> str | None:
    subject = subject_of(verb)
    group = verb_group(verb, subject) if subject is not None else None
    if subject is None or group is None:
        return None
    denied = any(child.dep_ == "neg" for child in verb.children)
    if edge is subject or edge.dep_ in {"nsubj", "nsubjpass"}:
        return _of_subject(asked, verb, edge, rules, denied=denied)
    begins, stranded = opening(asked, edge, prepositions, rules)
    who = phrase(subject)
    rest = behind(verb, edge, rules, stranded=stranded, asks_when=begins.lower().endswith("when"))
    if who is None or rest is None or edge.dep_ in {"csubj", "advcl"}:
        return None
    if verb.lemma_ == "do" and not rest and edge.dep_ in {"prep", "agent"}:  # "as it did in 19 towns"
        return None
    if edge.dep_ == "npadvmod" and begins.startswith("What percentage"):  # "fell 5 per cent"
        begins = f"By {begins[:1].lower()}{begins[1:]}"
    return finished([begins, group.first, words_of(who), "not" if denied else "", *group.rest, rest])


def _of_subject(asked: Asked, verb: Token, subject: Token, rules: Rulebook, *, denied: bool) -> str | None:
    """Return the question for who or what does something: nothing is turned round in it."""
    group = verb_group(verb, subject)
    rest = behind(verb, subject, rules)
    rest = reported(verb, rules) if rest is None else rest
    if group is None or rest is None or asked.sort in ("when", "where", "why"):
        return None
    active = not any(child.dep_ == "auxpass" for child in verb.children)
    if rest == "" and (verb.lemma_ == "be" or (active and rules.reporting.rule(verb.lemma_, "clause"))):
        return None
    if asked.sort == "amount" and any(child.dep_ == "dobj" for child in verb.children):
        return None
    words = asked.words
    plain = " ".join([group.first, "not", *group.rest]) if denied else group.plain
    if asked.sort in ("who", "what"):
        acts = (active and verb.lemma_ != "be") or (subject.pos_ == "PROPN" and not subject.ent_type_)
        words = "Who" if is_body(subject, rules) and acts else words
        plain = in_singular(plain, verb)
    return finished([words, in_plural(plain, verb) if asked.sort == "number" else plain, rest], shortest=2)


def _whose(owner: Token, rules: Rulebook) -> str | None:
    """Return the question for the owner of what a clause tells of: "Whose find fell through the roof?"."""
    thing = owner.head
    prepositions, edge = prepositions_over(thing)
    own = [t for t in phrase(thing) or () if t.i > owner.i and t.dep_ != "case"]
    if thing.pos_ == "PROPN" or prepositions or edge.head.pos_ not in _VERBS or not own:
        return None
    return _turned(Asked(f"Whose {words_of(own)}", "number", thing, ""), edge.head, thing, [], rules)


def _quoted(asked: str, doc: Doc, at: tuple[int, int]) -> str:
    """Return what asks for a value, with the words round it: "How much: “a local charity, limit …”"."""
    before = list(takewhile(lambda t: not t.is_space, reversed(doc[max(0, at[0] - _QUOTED_BEFORE) : at[0]])))[::-1]
    starts = [number for number, token in enumerate(before) if token.is_sent_start]
    before = before[starts[-1] :] if starts else before
    after = list(takewhile(lambda t: not (t.is_space or t.is_sent_start), doc[at[1] : at[1] + _QUOTED_BEHIND]))
    quoted = f"{_as_printed(before)} … {_as_printed(after)}".strip(" ,;:.-")
    return f"{asked}: “{quoted}”" if before or after else f"{asked}?"


def _as_printed(tokens: Sequence[Token]) -> str:
    return "".join(t.text + t.whitespace_ for t in tokens if t.text not in {'"', "“", "”"}).strip()
