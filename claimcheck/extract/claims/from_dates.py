"""Makes claims of the dates of a sentence: when an event was, is or will be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from claimcheck.extract.claims.build import make_claim, verb_over
from claimcheck.extract.claims.sentences import Sentence, other_time
from claimcheck.extract.tokens import Token
from claimcheck.model import Claim, TimeRef
from claimcheck.rulebook.book import Rulebook

# ISO dates don't occur in prose: they are the page's own stamps.
_STAMP = "dates.iso"


def claims_from_dates(sentence: Sentence, rules: Rulebook) -> Iterator[Claim]:
    """Yield a claim for each date or clock time."""
    for time in sentence.times:
        if _STAMP in time.rules:
            continue
        claim = make_claim(
            sentence,
            rules,
            kind="date",
            value_span=time.span,
            verb=_verb_over(time, sentence),
            time=time,
            other_time=other_time(time, sentence.article.published),
            used=time.rules,
        )
        yield replace(claim, modality="planned") if _is_to_come(claim, sentence.article.published) else claim


def _verb_over(time: TimeRef, sentence: Sentence) -> Token | None:
    """Return the verb of the clause that a date is in."""
    tokens = sentence.tokens_at(time.span)
    return verb_over(tokens.root if tokens is not None else None)


def _is_to_come(claim: Claim, published: date | None) -> bool:
    """Return whether a date is after the article's: anything set for it is a plan, whatever the wording."""
    earliest = claim.time.earliest if claim.time is not None else None
    return claim.modality == "asserted" and published is not None and earliest is not None and earliest > published
