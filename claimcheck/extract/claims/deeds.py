"""Finds what is planned, done or denied: "is to reopen" in one article, "reopened" in another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from claimcheck.extract.claims.actors import actor_of
from claimcheck.extract.claims.governing import governor_of
from claimcheck.extract.claims.sentences import Sentence
from claimcheck.extract.tokens import Token
from claimcheck.rulebook.book import Rulebook

Status = Literal["planned", "done", "not done"]

_OBJECTS = {"dobj", "acomp", "attr", "oprd"}
_NOMINAL = {"NOUN", "PROPN", "ADJ"}


@dataclass(frozen=True, slots=True)
class Deed:
    """Somebody's act and how it stands.

    `start` and `end` delimit the tokens of the verb group, `actor` names the subject.
    """

    status: Status
    verb: str
    actor: str
    objects: tuple[str, ...]
    start: int
    end: int
    token: Token


def find_deeds(sentence: Sentence, rules: Rulebook) -> Iterator[Deed]:
    """Yield the deeds of a sentence whose actor it names. What a reporting verb reports is no deed."""
    for token in sentence.tokens:
        lemma = token.lemma_.lower()
        if token.pos_ != "VERB" or lemma in rules.predicates.light or _reports(token, rules):
            continue
        status = _status(token, rules)
        actor = actor_of(token, sentence) if status is not None else None
        if status is None or actor is None:
            continue
        if actor.noun and "noun.people" in rules.predicates.classes_of.get(actor.noun, ()):
            continue  # "people fled" tells of no certain people
        first = min([token.i, *(child.i for child in token.children if child.dep_ in {"aux", "auxpass", "neg"})])
        if token.dep_ == "xcomp":
            above = token.head
            first = min([first, above.i, *(child.i for child in above.children if child.dep_ in {"aux", "auxpass"})])
        yield Deed(
            status=status,
            verb=governor_of(token, rules.predicates).lemma,
            actor=actor.called,
            objects=tuple(
                sorted(c.lemma_.lower() for c in token.children if c.dep_ in _OBJECTS and c.pos_ in _NOMINAL)
            ),
            start=first,
            end=token.i + 1,
            token=token,
        )


def _reports(verb: Token, rules: Rulebook) -> bool:
    """Return whether a verb only says that somebody said something; "she *pleaded* guilty" is an act of its own."""
    return verb.lemma_.lower() in rules.reporting.verbs and not any(
        child.dep_ in {"acomp", "oprd"} for child in verb.children
    )


def _status(verb: Token, rules: Rulebook) -> Status | None:
    """Return how the act stands, None where it is neither planned nor told as done (possible, conditional, general)."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    denied = any(child.dep_ == "neg" for child in verb.children)
    sets = {rules.scope.words[word][0] for word in helpers if word in rules.scope.words}
    if sets & {"possible", "conditional", "demanded"}:
        return None
    if verb.dep_ == "xcomp" and "to" in helpers:
        above = verb.head
        cue = rules.scope.words.get(above.lower_) or rules.scope.words.get(above.lemma_.lower())
        planned = cue is not None and cue[0] == "planned"
        is_to = above.lemma_ == "be"
        return "planned" if (planned or is_to) and not denied else None
    if "planned" in sets:
        return None if denied else "planned"
    # The tagger often takes a plain past for a participle; without an auxiliary, a verb with a subject is a past.
    plain = verb.tag_ == "VBN" and not helpers and any(child.dep_ == "nsubj" for child in verb.children)
    if verb.tag_ == "VBD" or plain or (verb.tag_ == "VBN" and _has_past_or_perfect(verb)):
        return "not done" if denied else "done"
    if denied and any(child.lemma_ == "do" and child.tag_ == "VBD" for child in verb.children):
        return "not done"
    return None


def _has_past_or_perfect(verb: Token) -> bool:
    """Return whether a participle is told as done: "has reopened", "was reopened"."""
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    return any(child.lemma_ == "have" or (child.lemma_ == "be" and child.tag_ in {"VBD", "VBN"}) for child in helpers)
