"""Makes claims of the dates of a sentence: when an event was, is or will be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from claimcheck.extract.claims.build import make_claim, verb_over
from claimcheck.extract.claims.governing import governor_of
from claimcheck.extract.claims.sentences import Sentence, other_time
from claimcheck.extract.tokens import Token
from claimcheck.model import Anchor, Claim, Slot, TimeRef
from claimcheck.rulebook.book import Rulebook

# ISO dates don't occur in prose: they are the page's own stamps.
_STAMP = "dates.iso"


def claims_from_dates(sentence: Sentence, rules: Rulebook) -> Iterator[Claim]:
    """Yield a claim for each date or clock time, with what the rules know about what happened."""
    for time in sentence.times:
        if _STAMP in time.rules:
            continue
        verb = _verb_over(time, sentence)
        happened = governor_of(verb, rules.predicates).names if verb is not None else ()
        claim = make_claim(
            sentence,
            rules,
            slot=_slot(time, happened, sentence),
            value_span=time.span,
            verb=verb,
            time=time,
            used=(*(name for name in happened if name in rules.predicates.classes), *time.rules),
        )
        yield replace(claim, modality="planned") if _is_to_come(claim, sentence.article.published) else claim


def _slot(time: TimeRef, happened: tuple[str, ...], sentence: Sentence) -> Slot:
    """Return what the rules know about a date; `happened` is the verb over it, as classes or as its lemma."""
    return Slot(
        kind="date",
        predicate=next(iter(happened), None),
        participants=sentence.participants(),
        anchor=Anchor(when=other_time(time, sentence.article.published)),
    )


def _verb_over(time: TimeRef, sentence: Sentence) -> Token | None:
    """Return the verb of the clause that a date is in."""
    offset = sentence.paragraph.span.start
    tokens = sentence.tokens.doc.char_span(time.span.start - offset, time.span.end - offset)
    return verb_over(tokens.root if tokens is not None else None)


def _is_to_come(claim: Claim, published: date | None) -> bool:
    """Return whether a date is after the article's: anything set for it is a plan, whatever the wording."""
    earliest = claim.time.earliest if claim.time is not None else None
    return claim.modality == "asserted" and published is not None and earliest is not None and earliest > published
