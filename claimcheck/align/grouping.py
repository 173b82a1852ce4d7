"""Builds facts from links: best link first, average linkage, never past a pair that something forbids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from claimcheck.model import Link

# Weights are added up in whole millionths, so that sums are exact in whatever order.
_MILLION = 1_000_000


def group(links: Sequence[Link], forbidden: Collection[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Return groups of claim ids, each sorted, the groups sorted by their first id.

    Two groups are joined by their best link only if no pair across them is `forbidden` (compared and turned down) and
    the mean weight of all pairs across, an unlinked pair counting as 0, is above 0. So one weak link never chains two
    facts.
    """
    weighed = [(link.weight, link.first, link.second) for link in links]
    groups = Groups(claim for _, *pair in weighed for claim in pair)
    for weight, first, second in weighed:
        groups.weigh(first, second, round(weight * _MILLION))
    for first, second in forbidden:
        groups.forbid(first, second)
    for _, first, second in sorted(weighed, key=lambda item: (-item[0], *item[1:])):
        if groups.may_join(first, second):
            groups.join(first, second)
    return groups.all()


class Groups:
    """Claims in groups, and what stands between two of these: the sum of all weights across, and what forbids.

    When two groups become one, what stands between the smaller one and others is added to the larger one's. So they
    cost what there is of links and forbidden pairs, and not all pairs across any two groups.
    """

    def __init__(self, claims: Iterable[str]) -> None:
        self._home = {claim: claim for claim in claims}
        self._members = {claim: [claim] for claim in self._home}
        self._weights: dict[str, dict[str, int]] = {claim: {} for claim in self._home}
        self._forbidden: dict[str, set[str]] = defaultdict(set)

    def weigh(self, first: str, second: str, weight: int) -> None:
        """Take note of a link between two claims that are not joined yet."""
        self._weights[first][second] = self._weights[second][first] = weight

    def forbid(self, first: str, second: str) -> None:
        """Take note of two claims that must not come together. It matters only where both have links."""
        if first in self._home and second in self._home:
            self._forbidden[first].add(second)
            self._forbidden[second].add(first)

    def may_join(self, first: str, second: str) -> bool:
        """Return whether the groups of two claims are two, and may become one."""
        one, other = self._home[first], self._home[second]
        return one != other and other not in self._forbidden[one] and self._weights[one][other] > 0

    def join(self, first: str, second: str) -> None:
        """Make the groups of two claims one."""
        size = {name: len(self._weights[name]) + len(self._forbidden[name]) for name in self._homes(first, second)}
        gone, kept = sorted(self._homes(first, second), key=lambda name: (size[name], name))
        for claim in self._members[gone]:
            self._home[claim] = kept
        self._members[kept] += self._members.pop(gone)
        for other, weight in self._weights.pop(gone).items():
            del self._weights[other][gone]
            if other != kept:
                self._weights[kept][other] = self._weights[other][kept] = self._weights[kept].get(other, 0) + weight
        for other in self._forbidden.pop(gone, ()):
            self._forbidden[other].discard(gone)
            self._forbidden[other].add(kept)
            self._forbidden[kept].add(other)

    def _homes(self, first: str, second: str) -> tuple[str, str]:
        return self._home[first], self._home[second]

    def all(self) -> tuple[tuple[str, ...], ...]:
        """Return the groups."""
        return tuple(sorted(tuple(sorted(ids)) for ids in self._members.values()))


def join_by_value(
    groups: Iterable[Sequence[str]], links: Iterable[Link], by_value: Sequence[Link]
) -> tuple[tuple[str, ...], ...]:
    """Return the groups with those joined between which every pair is linked, by a slot or `by_value`.

    So a link by value never brings two values together.
    """
    members = {ids[0]: list(ids) for ids in groups}
    home = {claim: name for name, ids in members.items() for claim in ids}
    for link in by_value:
        for claim in (link.first, link.second):
            members.setdefault(home.setdefault(claim, claim), [claim])
    linked = {(link.first, link.second) for link in (*links, *by_value)} if by_value else frozenset()
    for link in sorted(by_value, key=lambda item: (item.first, item.second)):
        left, right = home[link.first], home[link.second]
        if left != right and all((min(a, b), max(a, b)) in linked for a in members[left] for b in members[right]):
            for claim in members[right]:
                home[claim] = left
            members[left] += members.pop(right)
    return tuple(sorted(tuple(sorted(ids)) for ids in members.values()))
