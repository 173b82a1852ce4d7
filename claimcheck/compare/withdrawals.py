"""Finds which values of a disagreement an article has taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimcheck.compare.differing import Pairs
from claimcheck.model import Article, Claim, Quantity, Withdrawn
from claimcheck.rulebook.units import Units

_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """The article `file` now gives the value of a claim, and has taken another one back."""

    file: str
    withdrawn: Withdrawn


def withdrawals(
    claims: Sequence[Claim], known: Mapping[str, Sequence[Withdrawn]], units: Units
) -> tuple[Withdrawal, ...]:
    """Return the values of one fact that the articles of its claims have taken back. `known` has them by file.

    A withdrawn figure belongs to the fact if the figure that replaces it is what the article claims there. If nothing
    replaces it, it belongs to the fact if another article still gives it.
    """
    found = []
    for file in sorted({claim.file for claim in claims}):
        own = [claim.quantity for claim in claims if claim.file == file and claim.quantity is not None]
        others = [claim.quantity for claim in claims if claim.file != file and claim.quantity is not None]
        for each in known.get(file, ()):
            among, value = (own, each.stands) if each.stands is not None else (others if own else [], each.quantity)
            if any(_same(value, quantity, units) for quantity in among):
                found.append(Withdrawal(file, each))
    return tuple(dict.fromkeys(found))


def explained_by_withdrawal(pairs: Pairs, found: Sequence[Withdrawal], units: Units) -> bool:
    """Return whether one of two claims still gives what the other's article has taken back."""
    return any(
        one.file == each.file and other.quantity is not None and _same(each.withdrawn.quantity, other.quantity, units)
        for a, b in pairs
        for one, other in ((a, b), (b, a))
        for each in found
    )


def withdrawal_sentences(found: Sequence[Withdrawal], articles: Mapping[str, Article]) -> str:
    """Return a sentence for each withdrawn value, with a space before it."""
    said = []
    for each in found:
        outlet = articles[each.file].outlet if each.file in articles else None
        words = " ".join(each.withdrawn.words.split())
        shown = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
        said.append(f" Withdrawn in {outlet or each.file}: {each.withdrawn.quantity.text} (“{shown}”).")
    return "".join(dict.fromkeys(said))


def _same(one: Quantity, other: Quantity, units: Units) -> bool:
    """Return whether two figures are one value in one unit. One without a unit, such as "not 21", fits any."""
    if one.unit is None or other.unit is None:
        return one.value == other.value
    return units.to_base(one.unit, one.interval) == units.to_base(other.unit, other.interval)
