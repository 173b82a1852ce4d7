"""What extraction finds of figures: what is stated, and which values that allows."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from claimcheck.model.spans import Span

Bound = Literal["=", "~", ">", ">=", "<", "<="]
Direction = Literal["up", "down"]
QuantityKind = Literal["count", "money", "percent", "duration", "measure", "ordinal"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """The values that a statement allows. None is an open end (no bound on that side)."""

    low: Decimal | None
    high: Decimal | None
    low_closed: bool = True
    high_closed: bool = True

    def meets(self, other: Interval) -> bool:
        """Return whether one value can satisfy both."""
        return _below(self.low, self.low_closed, other.high, other.high_closed) and _below(
            other.low, other.low_closed, self.high, self.high_closed
        )


def _below(low: Decimal | None, low_closed: bool, high: Decimal | None, high_closed: bool) -> bool:
    if low is None or high is None:
        return True
    return low < high or (low == high and low_closed and high_closed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure with its hedge, unit and what it counts.

    `value` is what is stated: a number, two for a stated range, None if there is none. `interval` follows from
    value, `bound` and the tolerance rules. `counted` is the head noun of a count (as printed, at `counted_span`),
    `modifiers` the lower-case words that restrict it ("air", "defence"). `same_as` is the index of the figure that this
    one converts ("£1.6bn ($2bn)"). `change` marks a difference ("rose by 5"), `direction` says which way, where the
    words show it. `per` marks a rate ("a day"), `part_of_whole` a part ("8 of the 51"), `former` a figure that the text
    itself calls past ("up from 40"); `former_at` is the index of the past figure that the text compares with this one
    ("from 40 to 65"). `besides` is how many are named in addition to the count ("she and 29 others" is 29 and 1).
    """

    span: Span
    text: str
    value: Decimal | tuple[Decimal, Decimal] | None
    bound: Bound
    interval: Interval
    unit: str | None
    kind: QuantityKind
    counted: str | None = None
    counted_span: Span | None = None
    modifiers: tuple[str, ...] = ()
    same_as: int | None = None
    former_at: int | None = None
    besides: int = 0
    change: bool = False
    direction: Direction | None = None
    former: bool = False
    per: str | None = None
    part_of_whole: bool = False
    rules: tuple[str, ...] = ()

    @property
    def is_vague(self) -> bool:
        """Return whether it is a word such as "dozens", whose interval comes from the program, not from the article."""
        return "numbers.vague" in self.rules
