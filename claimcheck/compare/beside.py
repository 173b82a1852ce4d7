"""What articles say beside the claims of a fact, if it matters for comparing them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from claimcheck.compare.arithmetic.parts import sums_of_lists
from claimcheck.model import Extraction, Interval, Withdrawn
from claimcheck.rulebook.book import Rulebook


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What articles say beside the claims of facts.

    `sums` has, by claim, the sum of the list that its figure is in: "80 guests and 14 staff" doesn't clash with "94
    people". `withdrawn` has, by file, the figures that an article has taken back.
    """

    sums: Mapping[str, Interval] = field(default_factory=dict)
    withdrawn: Mapping[str, Sequence[Withdrawn]] = field(default_factory=dict)


NOTHING_BESIDE = Beside()


def said_beside(extractions: Iterable[Extraction], rules: Rulebook) -> Beside:
    """Return what these articles say beside their claims."""
    every = tuple(extractions)
    return Beside(
        sums={claim: total for each in every for claim, total in sums_of_lists(each, rules).items()},
        withdrawn={each.article.file: each.withdrawn for each in every if each.withdrawn},
    )
