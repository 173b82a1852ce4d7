"""Links claims that give one distinctive value to one thing, though their clauses are built differently.

"A council of 2,507 members" and "the 2,507-member council voted" share no predicate. A figure is never part of what
must agree; where it does agree, and is no round one, it is evidence of its own. Such a link can only show agreement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from claimcheck.align.features import FEATURES, Pair
from claimcheck.model import Claim, Link, Quantity, Reason, Slot
from claimcheck.rulebook.book import Rulebook

# Digits that are no trailing zeros: 27 and 270 have two, 30 has one. Few figures of a story share two by chance and
# count the same thing; with four, even another predicate does not speak against it.
_DISTINCT, _UNIQUE, _UNIQUE_SUM = 2, 4, 3
# People are counted in every article, for many reasons.
_TOO_COMMON = frozenset({"noun.people", "noun.man", "noun.woman"})
# A sum needs no noun if it is as large as this.
_LARGE_SUM = Decimal(1000)
# As near in words as two articles on one event are.
_CLOSE = 0.2
# Weaker than any link by a slot, so that those are grouped first.
_WEIGHT = 0.2
# More claims of one value than this are a table.
_MOST = 40


def same_value_links(
    claims: Sequence[Claim], near: Mapping[str, Mapping[str, float]], rules: Rulebook
) -> Iterator[Link]:
    """Yield the links of claims with one distinctive value, from one article or from two of one story.

    `near` gives for each file the later ones that it is linked with, and how near they are in words.
    """
    blocks: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    only = _only_values(claims)
    for claim in claims:
        key = _key(claim, only)
        if key is not None:
            blocks[key].append(claim)
    for key in sorted(blocks):
        for first, second in combinations(sorted(blocks[key], key=lambda claim: claim.id)[:_MOST], 2):
            file, other = sorted((first.file, second.file))
            closeness = 1.0 if file == other else near.get(file, {}).get(other)
            if closeness is None:
                continue
            if _one_thing(Pair(first, second, frozenset(), rules.scope, _people(rules), closeness, rules.places)):
                reason = Reason(feature="value", outcome="agrees", weight=_WEIGHT, note=key[-1])
                yield Link(first=first.id, second=second.id, reasons=(reason,))


def _people(rules: Rulebook) -> frozenset[str]:
    return rules.predicates.sorts_of_people


def _only_values(claims: Sequence[Claim]) -> frozenset[tuple[str, str, str]]:
    """Return the file, kind and noun of each thing for which an article gives one value and no other."""
    values: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for claim in claims:
        if claim.slot is not None and claim.quantity is not None and claim.slot.head:
            values[claim.file, claim.slot.kind, claim.slot.head].add(_text(claim.quantity))
    return frozenset(thing for thing, found in values.items() if len(found) == 1)


def _key(claim: Claim, only: Collection[tuple[str, str, str]]) -> tuple[str, ...] | None:
    """Return what two claims must share to be compared, the value last, None where the value is an ordinary one.

    A round value will do where an article gives no other for things of that noun (`only`).
    """
    slot, quantity, time = claim.slot, claim.quantity, claim.time
    if slot is None:
        return None
    if quantity is not None:
        if quantity.former or quantity.change:
            return None
        if digits(quantity) < _DISTINCT:
            told = slot.head not in _TOO_COMMON and (claim.file, slot.kind, slot.head) in only
            return (slot.kind, slot.head, quantity.unit or "", quantity.bound, _text(quantity)) if told else None
        return (slot.kind, quantity.unit or "", quantity.per or "", quantity.bound, _text(quantity))
    # A date of the story's own days says little: many things happen on one day. One long past or yet to come does not.
    far = slot.anchor.when is not None or claim.modality == "planned"
    if time is not None and far and time.earliest and time.latest:
        return (slot.kind, slot.head, f"{time.earliest.isoformat()} to {time.latest.isoformat()}")
    return None


def _text(quantity: Quantity) -> str:
    value = quantity.value if isinstance(quantity.value, tuple) else (quantity.value,)
    return " to ".join(f"{part.normalize():f}" for part in value if part is not None)


def digits(quantity: Quantity) -> int:
    """Return how many digits a figure has without leading and trailing zeros, 0 where it states no single number."""
    if quantity.value is None or isinstance(quantity.value, tuple):
        return 0
    return len(str(quantity.value.normalize()).split("E")[0].replace(".", "").replace("-", "").strip("0"))


def _one_thing(pair: Pair) -> bool:
    """Return whether nothing known tells the two things apart that one value is given to."""
    a, b = _slots(pair)
    if any(FEATURES[name](pair) == "differs" for name in ("owner", "target")):
        return False
    if a.anchor.when and b.anchor.when and a.anchor.when != b.anchor.when:
        return False
    if pair.first.quantity is None:
        return not (a.modifiers and b.modifiers) or bool(set(a.modifiers) & set(b.modifiers))
    return _same_role(pair, pair.first.quantity) and _same_thing(pair, pair.first.quantity)


def _same_role(pair: Pair, quantity: Quantity) -> bool:
    """Return whether what happens to the two things may be one.

    A figure that is unique needs no such proof; for a round one the articles must tell much the same.
    """
    a, b = _slots(pair)
    if a.fact_type and b.fact_type and a.fact_type != b.fact_type:
        return False
    if digits(quantity) < _DISTINCT:
        return pair.closeness >= _CLOSE
    unique = _UNIQUE_SUM if a.kind == "money" else _UNIQUE
    return digits(quantity) >= unique or not (a.predicate and b.predicate) or a.predicate == b.predicate


def _same_thing(pair: Pair, quantity: Quantity) -> bool:
    """Return whether one thing is counted. A large sum of money is itself what it is about."""
    a, b = _slots(pair)
    if a.fact_type and a.fact_type == b.fact_type:
        return FEATURES["noun"](pair) != "differs"
    if a.kind == "money" and isinstance(quantity.value, Decimal) and quantity.value >= _LARGE_SUM:
        return True
    return bool(a.head) and a.head == b.head


def _slots(pair: Pair) -> tuple[Slot, Slot]:
    assert pair.first.slot is not None and pair.second.slot is not None  # noqa: S101, PT018 -- `_key` asks for one
    return pair.first.slot, pair.second.slot
