"""Makes claims of the dates of a sentence: when an event was, is or will be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from claimcheck.extract.claims.actors import Actor, actor_of
from claimcheck.extract.claims.build import make_claim, verb_over
from claimcheck.extract.claims.event_dates import DatedEvent, find_dated_event
from claimcheck.extract.claims.sentences import Sentence, other_time
from claimcheck.extract.tokens import Token
from claimcheck.model import Anchor, Claim, Slot, TimeRef
from claimcheck.rulebook.book import Rulebook

# The slot of an action that no rule calls an event of one day.
OPEN = "slot.deed_date"
# ISO dates don't occur in prose: they are the page's own stamps.
_STAMP = "dates.iso"


def claims_from_dates(sentence: Sentence, rules: Rulebook) -> Iterator[Claim]:
    """Yield a claim for each date or clock time, with what the rules know about its event."""
    for time in sentence.times:
        if _STAMP in time.rules:
            continue
        event = find_dated_event(time, sentence.paragraph, rules)
        slot, used = (None, ()) if event is None else _slot(event, time, sentence, rules)
        claim = make_claim(
            sentence,
            rules,
            slot=slot,
            kind="date",
            value_span=time.span,
            verb=_verb_over(time, sentence) if event is None else event.token,
            time=time,
            used=(*used, *time.rules),
        )
        yield replace(claim, modality="planned") if _is_to_come(claim, sentence.article.published) else claim


def _slot(event: DatedEvent, time: TimeRef, sentence: Sentence, rules: Rulebook) -> tuple[Slot, tuple[str, ...]]:
    """Return what the rules know about the event of a date, and the ids of these rules."""
    actor = actor_of(event.token, sentence) if event.token.pos_ == "VERB" else None
    fact_type = OPEN if event.is_open else "slot.date"
    slot = Slot(
        kind="date",
        fact_type=fact_type,
        head=event.name,
        modifiers=_with_actor(event, actor, rules) if event.is_open else event.modifiers,
        predicate=event.token.lemma_.lower(),
        owner=actor.name if actor else None,
        participants=sentence.participants(),
        anchor=Anchor(when=other_time(time, sentence.article.published)),
    )
    return slot, (fact_type, event.name)


def _verb_over(time: TimeRef, sentence: Sentence) -> Token | None:
    """Return the verb of the clause that a date is in."""
    offset = sentence.paragraph.span.start
    tokens = sentence.tokens.doc.char_span(time.span.start - offset, time.span.end - offset)
    return verb_over(tokens.root if tokens is not None else None)


def _with_actor(event: DatedEvent, actor: Actor | None, rules: Rulebook) -> tuple[str, ...]:
    """Return the nouns that identify an action, with that of its actor if a clause gives it at a distance."""
    if actor is None or actor.noun is None or actor.noun in rules.scope.vague_modifiers:
        return event.modifiers
    noun = rules.predicates.classes_of.get(actor.noun, (actor.noun,))[0]
    return tuple(sorted({*event.modifiers, noun}))


def _is_to_come(claim: Claim, published: date | None) -> bool:
    """Return whether a date is after the article's: anything set for it is a plan, whatever the wording."""
    earliest = claim.time.earliest if claim.time is not None else None
    return claim.modality == "asserted" and published is not None and earliest is not None and earliest > published
