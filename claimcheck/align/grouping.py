"""Builds facts from links: best link first, average linkage, never past a pair that something forbids."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.model import Link


def group(links: Sequence[Link], forbidden: frozenset[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Return groups of claim ids, each sorted, the groups sorted by their first id.

    Two groups are joined by their best link only if no pair across them is `forbidden` (compared and turned down) and
    the mean weight of all pairs across, an unlinked pair counting as 0, is above 0. So one weak link never chains two
    facts.
    """
    weights = {(link.first, link.second): link.weight for link in links}
    members: dict[str, list[str]] = {}
    home: dict[str, str] = {}
    for link in links:
        for claim in (link.first, link.second):
            home.setdefault(claim, claim)
            members.setdefault(claim, [claim])
    for link in sorted(links, key=lambda item: (-item.weight, item.first, item.second)):
        left, right = home[link.first], home[link.second]
        if left == right:
            continue
        across = [(min(a, b), max(a, b)) for a in members[left] for b in members[right]]
        if any(pair in forbidden for pair in across):
            continue
        if sum(weights.get(pair, 0.0) for pair in across) <= 0:
            continue
        for claim in members[right]:
            home[claim] = left
        members[left] += members.pop(right)
    return tuple(sorted(tuple(sorted(ids)) for ids in members.values()))
