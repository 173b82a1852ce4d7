"""How letters look in the styles of a document: what Word files and OpenDocument have in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

# A style may be based on another, and that on a third. A chain as long as this is a circle.
_LONGEST_CHAIN = 20


class Look(NamedTuple):
    """The look of letters according to one source; None if it says nothing."""

    hidden: bool | None = None
    struck: bool | None = None
    raised: bool | None = None
    note: bool | None = None

    def over(self, other: Look) -> Look:
        """Return this look, with missing values from `other`."""
        return Look(*(own if own is not None else below for own, below in zip(self, other, strict=True)))


def look_of(name: str, looks: Mapping[str, Look], bases: Mapping[str, str]) -> Look:
    """Return the look of the style called `name`, completed by the styles it is based on."""
    look = Look()
    for _ in range(_LONGEST_CHAIN):
        if name not in looks:
            break
        look = look.over(looks[name])
        name = bases[name]
    return look
