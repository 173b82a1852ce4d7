"""Finds where a firm or a body sits: "the Lyon-based Altamar", "Altamar, headquartered in Lyon"."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.extract.claims.actors import actor_of
from claimcheck.extract.claims.named.value import NamedValue
from claimcheck.extract.claims.participants import NamedTokens
from claimcheck.extract.claims.sentences import Sentence
from claimcheck.extract.tokens import Token
from claimcheck.rulebook.book import Rulebook

SEAT = "slot.seat"
# Words between "Lyon-based" and the name: "the Lyon-based *maker of chips* Altamar".
_REACH = 3


def seats(sentence: Sentence, rules: Rulebook) -> Iterator[NamedValue]:
    """Yield the place where something with a name sits."""
    for token in sentence.tokens:
        if token.lemma_.lower() not in rules.named_facts.seats or token.tag_ not in {"VBN", "VBD"}:
            continue
        found = _hyphened(token, sentence) or _told(token, sentence)
        if found is not None:
            place, owner = found
            doc = sentence.tokens.doc
            yield NamedValue(SEAT, (place.name,), doc[place.start], doc[place.end - 1], token, "seat", owner)


def _hyphened(token: Token, sentence: Sentence) -> tuple[NamedTokens, str] | None:
    if token.i < 2 or token.nbor(-1).text != "-":
        return None
    place = next((named for named in sentence.names if named.end == token.i - 1), None)
    owner = next((n for n in sentence.names if token.i < n.start <= token.i + 1 + _REACH), None)
    return (place, owner.name) if place is not None and owner is not None and owner.label != "person" else None


def _told(token: Token, sentence: Sentence) -> tuple[NamedTokens, str] | None:
    """Return place and owner of "Altamar is based in Lyon" and of "Altamar, based in Lyon"."""
    inside = next((child for child in token.children if child.dep_ == "prep" and child.lower_ == "in"), None)
    if inside is None:
        return None
    things = {child.i for child in inside.children}
    place = next((n for n in sentence.names if things & set(range(n.start, n.end))), None)
    if place is None or place.label == "person":
        return None
    if token.dep_ == "acl":
        over = token.head
        owner = next((n.name for n in sentence.names if n.start <= over.i < n.end and n.label != "person"), None)
    else:
        actor = actor_of(token, sentence)
        owner = actor.name if actor is not None and actor.noun is None else None
    return (place, owner) if owner is not None else None
