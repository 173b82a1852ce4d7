"""Carries what one sentence names to the next that leaves it out: the firm of a bid, the child of an age."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from claimcheck.model import Claim, Quantity
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.fact_types import FactType

# An unnamed person younger than this is a child.
_GROWN_UP = 18
_YOUNG = "noun.child"


def carry_over(claims: Sequence[Claim], lead: Collection[str], rules: Rulebook) -> Iterator[Claim]:
    """Yield the claims; if a slot names no target, or nobody with an age, the previous one in the article is used.

    "Norvik raised its bid for Altamar … The initial $9 billion offer was turned down"; "the six-year-old" is the boy.
    Somebody without a name is identified only if the story is about them: if `lead`, the lemmas of headline and first
    paragraph, names their kind.
    """
    about = {name for lemma in lead for name in (lemma, *rules.predicates.classes_of.get(lemma, ()))}
    target: str | None = None
    person = ""
    for claim in claims:
        slot = claim.slot
        rule = rules.fact_types.by_id.get(slot.fact_type or "") if slot else None
        if slot is None or not isinstance(rule, FactType):
            yield claim
            continue
        if rule.age:
            young = claim.quantity is not None and _years(claim.quantity) < _GROWN_UP
            head = _YOUNG if young else slot.head or ("" if slot.owner else person)
            person = head or person
            slot = replace(slot, head=head if slot.owner or head in about else "")
        if rule.carry_target:
            target = slot.target or target
            slot = replace(slot, target=target)
        yield replace(claim, slot=slot)


def _years(quantity: Quantity) -> Decimal:
    value = quantity.value[0] if isinstance(quantity.value, tuple) else quantity.value
    return value if value is not None else Decimal(_GROWN_UP)
