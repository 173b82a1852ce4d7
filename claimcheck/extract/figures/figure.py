"""A figure under construction."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from claimcheck.extract.figures.numbers import Number
from claimcheck.model import Bound, Direction, QuantityKind
from claimcheck.rulebook.hedges import Side


@dataclass(slots=True)
class Figure:
    """A figure under construction. `start` to `end` holds sign, number and unit, `outer` the hedges too.

    `linked` is a noun that a hyphen joins to the number ("four-point"); `exact` says that it is never rounded.
    `minus` says that a minus precedes a number whose unit isn't known yet, `below` that "below zero" follows.
    """

    start: int
    end: int
    number: Number
    value: Decimal | tuple[Decimal, Decimal]
    place: Decimal
    outer_start: int = 0
    outer_end: int = 0
    unit: str | None = None
    kind: QuantityKind = "count"
    bound: Bound = "="
    side: Side = "both"
    linked: str | None = None
    linked_unit: bool = False
    per: str | None = None
    age: bool = False
    bare_dollar: bool = False
    exact: bool = False
    change: bool = False
    direction: Direction | None = None
    former: bool = False
    minus: bool = False
    below: bool = False
    same_as: Figure | None = None
    former_at: Figure | None = None
    rules: list[str] = field(default_factory=list)

    @property
    def single(self) -> Decimal | None:
        """Return the value of a figure that states one number."""
        return None if isinstance(self.value, tuple) else self.value
