"""What articles say beside the claims of a fact that bears on how these are compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from claimcheck.compare.arithmetic.parts import sums_of_lists
from claimcheck.model import Extraction, Interval, Withdrawn
from claimcheck.rulebook.book import Rulebook


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What is known beside the claims of facts.

    `sums` holds by claim the sum of the list that its figure is in: "80 guests and 14 staff" do not clash with "94
    people". `withdrawn` holds by file the figures that an article has taken back.
    """

    sums: Mapping[str, Interval] = field(default_factory=dict)
    withdrawn: Mapping[str, Sequence[Withdrawn]] = field(default_factory=dict)


NOTHING_BESIDE = Beside()


def said_beside(extractions: Iterable[Extraction], rules: Rulebook) -> Beside:
    """Return what some articles say beside their claims."""
    every = tuple(extractions)
    return Beside(
        sums={claim: total for each in every for claim, total in sums_of_lists(each, rules).items()},
        withdrawn={each.article.file: each.withdrawn for each in every if each.withdrawn},
    )
