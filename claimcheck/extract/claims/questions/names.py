"""Puts names into a question: in capitals, and instead of "he" and "she" where they are surely meant."""

from __future__ import annotations

import re

from claimcheck.extract.claims.sentences import Sentence
from claimcheck.extract.grammar import SUBJECTS
from claimcheck.extract.name_mentions import Label
from claimcheck.model import Span
from claimcheck.rulebook.titles import PRONOUN_GENDERS, Gender

_QUOTED = "“"
_PRONOUN = re.compile(r"\b(?:he|she)\b")
# What opens a title in quotation marks, and the most characters that this takes.
_OPENED, _LONGEST_OPENING = re.compile(r"[\"“‘'](?:the |a )?$", re.IGNORECASE), 5
# How far before a pronoun its person is named, in characters; the second is tried if nobody is named nearer.
_NEAR, _FAR = 350, 800


def with_names(question: str, sentence: Sentence) -> str:
    """Return a question with the names of its sentence in capitals, and a name for "he" or "she" if it is known.

    Words in quotation marks stay as they are printed.
    """
    question, mark, printed = question.partition(_QUOTED)
    for span, _, label in sentence.known:
        name = span.of(sentence.article.text)
        opens = span.start == sentence.span.start and " " not in name
        if (
            opens
            and label != "person"
            and sentence.tokens[0].tag_ in {"NN", "NNS"}
            and sentence.tokens[0].ent_type_ == "ORG"
        ):
            continue  # "*Machines* will run again"
        small = f"{name[:1].lower()}{name[1:]}"
        if small != name and not name.isupper():
            question = _replaced(small, name, question)
    pronoun = _PRONOUN.search(question)
    person = _person(pronoun[0], sentence) if pronoun is not None else None
    if pronoun is not None and person is not None:
        question = f"{question[: pronoun.start()]}{person}{question[pronoun.end() :]}"
    return f"{question}{mark}{printed}"


def _replaced(word: str, by: str, text: str) -> str:
    return re.sub(rf"\b{re.escape(word)}\b", lambda _: by, text)


def label_at(span: Span, sentence: Sentence) -> Label | None:
    """Return what the name at the end of `span` is to the name register, None if it has no such name."""
    named = next(
        ((at, label) for at, _, label in sentence.known if span.start <= at.start and at.end == span.end), None
    )
    if named is None:
        return None
    # "The Mill Clerk", in quotation marks, is a film and no clerk.
    before = sentence.article.text[max(0, named[0].start - _LONGEST_OPENING) : named[0].start]
    return None if _OPENED.search(before) else named[1]


def _person(pronoun: str, sentence: Sentence) -> str | None:
    """Return whom a pronoun in the sentence surely means."""
    token = next((t for t in sentence.tokens if t.lower_ == pronoun and t.dep_ in SUBJECTS), None)
    if token is None:
        return None
    place = sentence.span_of(token, token)
    if sentence.attribution_at(place)[1] is not None and _is_quoted(place, sentence):
        return None
    meant = sentence.pronouns.get(place.start)
    return meant if meant is not None and _is_alone(meant, PRONOUN_GENDERS[pronoun], place, sentence) else None


def _is_alone(meant: str, gender: Gender, place: Span, sentence: Sentence) -> bool:
    """Return whether the person meant, and nobody else who fits, is named shortly before a pronoun.

    A wrong name in a question accuses somebody, so whom the sentences lead to is not enough.
    """
    for distance in (_NEAR, _FAR):
        named = sentence.register.mentions_in(max(0, place.start - distance), place.start)
        people = {m.name for m in named if m.name.label == "person" and m.name.gender in (None, gender)}
        if people:
            return {name.canonical for name in people} == {meant}
    return False


def _is_quoted(place: Span, sentence: Sentence) -> bool:
    return any(
        item.mode != "indirect" and any(piece.start <= place.start < piece.end for piece in item.spans)
        for _, item in sentence.attributions
    )
