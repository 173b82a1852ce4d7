"""Sorts the claims of a fact into positions: one for each value."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from claimcheck.compare.differing import Relations
from claimcheck.compare.relations import Relation
from claimcheck.model import Claim, Position, Quantity
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.units import Units

# In words: how much is printed behind a verb that says little.
_MOST_BEHIND = 4
_PAUSE = re.compile(r"[,.;:!?()“”\"—–]")
_HEDGES = {"=": "", "~": "about ", ">": "more than ", ">=": "at least ", "<": "less than ", "<=": "up to "}
# A third has endless decimals; nobody wants to read more than this.
_MOST_DECIMALS, _DIGITS_OF_A_FRACTION = 6, 3
_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))


def positions_of(
    claims: Sequence[Claim], relations: Relations, origins: Mapping[str, str], rules: Rulebook
) -> tuple[Position, ...]:
    """Return the positions, in the order of their values.

    Claims with the same value are one position, whatever their units and hedges. So are names, phrases and verbs that
    the judge considers the same, and a passage of a quotation with the whole of it. `origins` gives, by file, the first
    file of its source.
    """
    groups: dict[str, list[Claim]] = {}
    for claim in _parties(claims, relations):
        text = value_text(claim, rules)
        if text not in groups:
            text = next((other for other, held in groups.items() if _is_of(claim, held, relations)), text)
        groups.setdefault(text, []).append(claim)
    place = {claim.id: number for number, claim in enumerate(claims)}
    for members in groups.values():
        members.sort(key=lambda claim: place[claim.id])
    ranked = sorted(groups.items(), key=lambda item: (_rank(item[1][0]), item[0]))
    return tuple(
        Position(
            value=text,
            claims=tuple(members),
            origins=tuple(sorted({origins.get(claim.file, claim.file) for claim in members})),
        )
        for text, members in ranked
    )


def _parties(claims: Sequence[Claim], relations: Relations) -> Sequence[Claim]:
    """Return the claims that have a position: of quotations, those that differ from another, the longest first.

    The others are passages in which the wordings don't differ.
    """
    if any(claim.kind != "quote" for claim in claims):
        return claims
    differing = [one for one in claims if any(relations.get((one.id, other.id)) is Relation.APART for other in claims)]
    return sorted(differing or claims, key=lambda claim: -len(claim.words or ""))


def _is_of(claim: Claim, held: Sequence[Claim], relations: Relations) -> bool:
    """Return whether a claim says what those of a position say. A passage of a quotation is compared with the whole."""
    if claim.kind == "quote":
        held = held[:1]
    return all(relations.get((claim.id, other.id)) is Relation.SAME for other in held)


def value_text(claim: Claim, rules: Rulebook) -> str:
    """Return the value of a claim as a short text: "about 20", "14 March 2025", the words of a quotation."""
    if claim.quantity is not None:
        way = claim.quantity.direction
        return f"{f'{way} ' if way else ''}{quantity_text(claim.quantity, rules.units)}"
    if claim.time is not None:
        time = claim.time
        if time.clock is None and time.earliest is not None and time.earliest == time.latest:
            return f"{time.text} ({time.earliest.isoformat()})" if time.basis != "text" else time.earliest.isoformat()
        return time.text
    if claim.names:
        return ", ".join(claim.names) + (" (open list)" if claim.open_list else "")
    words = _with_complement(claim, rules) if claim.kind in ("polarity", "modality") else claim.words or claim.text
    # "Nobody was injured": the verb alone would say the opposite.
    return f"{words} (denied)" if is_denied_outside(claim, words, rules) else words


def _with_complement(claim: Claim, rules: Rulebook) -> str:
    """Return the verb of a claim, with the next words of its sentence if it says little by itself: "was taken away"."""
    words = claim.words or claim.text
    if claim.value_span is None or words.split()[-1].lower() not in rules.verdicts.light_verbs:
        return words
    behind = _PAUSE.split(claim.text[claim.value_span.end - claim.span.start :], maxsplit=1)[0].split()
    behind = behind[:_MOST_BEHIND]
    while behind and behind[-1].lower() in rules.verdicts.loose_ends:
        behind.pop()
    return " ".join([words, *behind])


def is_denied_outside(claim: Claim, words: str, rules: Rulebook) -> bool:
    """Return whether a word that is not printed with the verb denies it."""
    if claim.polarity != "denied" or claim.kind not in ("polarity", "modality"):
        return False
    return not any(
        word in rules.verdicts.negations or word.endswith("n't") for word in words.lower().replace("’", "'").split()
    )


def quantity_text(quantity: Quantity, units: Units) -> str:
    """Return the hedge, number and unit of a figure as words."""
    value = quantity.value
    if isinstance(value, tuple):
        low, high = (number_text(part) for part in value)
        return f"{low} to {high}{_unit(quantity, units)}"
    if value is None:
        return quantity.text
    return f"{_HEDGES[quantity.bound]}{number_text(value)}{_unit(quantity, units)}"


def _unit(quantity: Quantity, units: Units) -> str:
    if quantity.unit is None:
        return ""
    if quantity.unit == "percent":
        return "%"
    return f" {quantity.unit if quantity.value == 1 else units.plural(quantity.unit)}"


def number_text(value: Decimal) -> str:
    """Return a number with thousands separators, or from a million on with a scale word."""
    for scale, name in _SCALES:
        if abs(value) >= scale:
            return f"{_plain(value / scale)} {name}"
    return _plain(value)


def _plain(value: Decimal) -> str:
    if value == value.to_integral_value():
        return f"{int(value):,}"
    _, _, exponent = value.as_tuple()
    if isinstance(exponent, int) and -exponent > _MOST_DECIMALS:
        value = Decimal(f"{value:.{_DIGITS_OF_A_FRACTION}g}")
    return f"{value.normalize():,f}"


def _rank(claim: Claim) -> tuple[Decimal, str]:
    """Return the sort key of positions: the stated figure, however hedged, or the date."""
    if claim.quantity is not None:
        value = claim.quantity.value
        return ((value[0] if isinstance(value, tuple) else value) or Decimal(0), "")
    if claim.time is not None:
        return (Decimal(0), claim.time.earliest.isoformat() if claim.time.earliest else claim.time.text)
    return (Decimal(0), "")
