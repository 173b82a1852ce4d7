"""Finds the values that two articles quote in one and the same utterance: there, only the wording can differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from claimcheck.model import Claim, Link
from claimcheck.nets.passages import sort_of

# Figures are compared even so: "300 dead" against "nearly 300 dead" is more than a wording.
_ONLY_WORDING = frozenset({"verb", "thing", "date"})


def within_one_utterance(
    pairs: Iterable[tuple[str, str]], quotations: Collection[Link], claims: Mapping[str, Claim]
) -> Iterator[tuple[str, str]]:
    """Yield the `pairs` of claims, by their ids, whose values are in one utterance that both articles quote.

    `quotations` links the quotations that are one utterance. "There's no excuse" and "There is no excuse" are two
    wordings of it; that they differ in a verb is no second difference.
    """
    same = {pair for link in quotations for pair in ((link.first, link.second), (link.second, link.first))}
    quoted: dict[str, list[Claim]] = defaultdict(list)
    for name in sorted({name for pair in same for name in pair}):
        quoted[claims[name].file].append(claims[name])
    pairs = list(pairs)
    around = {
        name: [quotation.id for quotation in _around(claims[name], quoted)]
        for name in {name for pair in pairs for name in pair}
        if sort_of(claims[name]) in _ONLY_WORDING
    }
    for first, second in pairs:
        here, there = around.get(first), around.get(second)
        if here and there and any((one, other) in same for one in here for other in there):
            yield first, second


def _around(claim: Claim, quoted: Mapping[str, Collection[Claim]]) -> Iterator[Claim]:
    """Yield the quotations that the value of a claim is in."""
    for quotation in quoted.get(claim.file, ()):
        words = quotation.value_span or quotation.span
        if claim.value_span is not None and words.overlaps(claim.value_span):
            yield quotation
