"""Looks for the figure of one article in another article that is said to give a different one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from claimcheck.model import Claim, Quantity

# Smaller figures are in nearly every article, and say nothing.
_TELLING = Decimal(6)
NOWHERE, IN_THE_ARTICLE, IN_THE_SENTENCE = 0, 1, 2


def elsewhere(first: Claim, second: Claim, figures: Mapping[str, Sequence[Quantity]]) -> int:
    """Return how close to one claim its article has the figure of the other: in its sentence, elsewhere, or nowhere.

    "The limit is 90 km/h, and it was 112" doesn't contradict "gusts reached 112 km/h". `figures` are those of each
    article, by file. An article often gives a figure a second time without its unit, so one without any fits all.
    """
    return max(_given_beside(first, second, figures), _given_beside(second, first, figures))


def _given_beside(claim: Claim, other: Claim, figures: Mapping[str, Sequence[Quantity]]) -> int:
    wanted, own = claim.quantity, other.quantity
    if wanted is None or own is None or not isinstance(wanted.value, Decimal) or wanted.value < _TELLING:
        return NOWHERE
    same = [
        figure
        for figure in figures.get(other.file, ())
        if figure.value == wanted.value and figure.span != own.span and _one_unit(figure, wanted)
    ]
    if not same:
        return NOWHERE
    return IN_THE_SENTENCE if any(figure.span.overlaps(other.span) for figure in same) else IN_THE_ARTICLE


def _one_unit(first: Quantity, second: Quantity) -> bool:
    return first.unit is None or second.unit is None or first.unit == second.unit
