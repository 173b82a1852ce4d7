"""Values in the article's words: "dozens" stays "dozens", "Tuesday" is "Tuesday", with the day that it was read as."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from claimcheck.model import Bound, Claim, Disagreement, Position, TimeBasis, TimeRef

BOUND_WORDS: dict[Bound, str] = {
    "=": "",
    "~": "about",
    ">": "more than",
    ">=": "at least",
    "<": "less than",
    "<=": "at most",
}
# Not from the standard library: its names follow the locale of the machine.
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
# The reason for the day of a date that doesn't name it in full.
_REASONS: dict[TimeBasis, str] = {
    "article date": "by the article’s date",
    "earlier date": "by a date named before it",
}


def as_printed(claim: Claim, value: str) -> str:
    """Return `value`, the program's words for a claim's value, or the article's words if they say less."""
    if claim.quantity is not None and claim.quantity.is_vague:
        return f"{BOUND_WORDS[claim.quantity.bound]} {claim.quantity.text}".strip()
    return _date(claim.time) if claim.time is not None else value


def in_their_words(item: Disagreement) -> Disagreement:
    """Return a disagreement with the value of each position as its first article has it."""
    return replace(item, positions=tuple(_position(position) for position in item.positions))


def day_words(value: date) -> str:
    """Return a date as people write it."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def _position(position: Position) -> Position:
    return replace(position, value=as_printed(position.claims[0], position.value)) if position.claims else position


def _date(time: TimeRef) -> str:
    """Return a date as printed, with the day that it was read as and why, if it isn't explicit."""
    if time.basis is None or time.basis == "text" or time.earliest is None or time.latest is None:
        return time.text
    first, last = day_words(time.earliest), day_words(time.latest)
    return f"{time.text} ({first if first == last else f'{first} to {last}'}, {_REASONS[time.basis]})"
