"""Makes claims of the facts whose value is a name or a word."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.extract.claims.build import make_claim
from claimcheck.extract.claims.named.charges import charges
from claimcheck.extract.claims.named.conditions import CONDITION, conditions
from claimcheck.extract.claims.named.offices import offices
from claimcheck.extract.claims.named.relatives import relatives
from claimcheck.extract.claims.named.seats import seats
from claimcheck.extract.claims.sentences import Sentence
from claimcheck.model import Anchor, Claim, Slot
from claimcheck.rulebook.book import Rulebook

_FINDERS = (seats, relatives, offices, conditions, charges)


def claims_from_named(sentence: Sentence, rules: Rulebook) -> Iterator[Claim]:
    """Yield a claim for each seat, relative, office, condition and charge."""
    for find in _FINDERS:
        for found in find(sentence, rules):
            value_span = sentence.span_of(found.first, found.last)
            claim = make_claim(
                sentence,
                rules,
                slot=Slot(
                    kind="polarity" if found.fact_type == CONDITION else "entity",
                    fact_type=found.fact_type,
                    head=found.head,
                    owner=found.owner,
                    participants=sentence.participants(),
                    anchor=Anchor(when=sentence.when(value_span)),
                ),
                value_span=value_span,
                verb=found.verb,
                names=found.value,
                used=(found.fact_type, *found.rules),
            )
            if claim.modality == "asserted" and claim.polarity == "affirmed":
                yield claim
