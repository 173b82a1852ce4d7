"""Builds facts from links: best link first, average linkage, never past a pair that something forbids."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.model import Link


def group(
    links: Sequence[Link], forbidden: frozenset[tuple[str, str]], by_value: Sequence[Link] = ()
) -> tuple[tuple[str, ...], ...]:
    """Return groups of claim ids, each sorted, the groups sorted by their first id.

    Two groups are joined by their best link only if no pair across them is `forbidden` (compared and turned down) and
    the mean weight of all pairs across, an unlinked pair counting as 0, is above 0. So one weak link never chains two
    facts. The links `by_value` come last, and join two groups only where every pair across is linked: they never
    bring two values together.
    """
    weights = {(link.first, link.second): link.weight for link in links}
    members: dict[str, list[str]] = {}
    home: dict[str, str] = {}
    for link in (*links, *by_value):
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
        _join(left, right, home, members)
    linked = weights.keys() | {(link.first, link.second) for link in by_value}
    for link in sorted(by_value, key=lambda item: (item.first, item.second)):
        left, right = home[link.first], home[link.second]
        if left != right and all((min(a, b), max(a, b)) in linked for a in members[left] for b in members[right]):
            _join(left, right, home, members)
    return tuple(sorted(tuple(sorted(ids)) for ids in members.values()))


def _join(left: str, right: str, home: dict[str, str], members: dict[str, list[str]]) -> None:
    for claim in members[right]:
        home[claim] = left
    members[left] += members.pop(right)
