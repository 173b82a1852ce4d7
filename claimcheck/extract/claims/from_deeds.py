"""Makes claims of what a sentence calls planned, done or denied."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.extract.claims.build import make_claim
from claimcheck.extract.claims.deeds import find_deeds
from claimcheck.extract.claims.sentences import Sentence
from claimcheck.model import Anchor, Claim, Slot
from claimcheck.rulebook.book import Rulebook


def claims_from_deeds(sentence: Sentence, rules: Rulebook) -> Iterator[Claim]:
    """Yield a claim for each deed; its value is how the deed stands."""
    doc = sentence.tokens.doc
    for deed in find_deeds(sentence, rules):
        value_span = sentence.span_of(doc[deed.start], doc[deed.end - 1])
        slot = Slot(
            kind="modality",
            fact_type="slot.deed",
            head=deed.verb,
            modifiers=deed.objects,
            predicate=deed.verb,
            owner=deed.actor,
            anchor=Anchor(when=sentence.when(value_span)),
        )
        yield make_claim(
            sentence,
            rules,
            slot=slot,
            value_span=value_span,
            verb=deed.token,
            words=deed.status,
            used=("slot.deed",),
        )
