"""Builds facts from links: best link first, average linkage, never across a forbidden pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

# Probabilities are added in whole thousandths, so sums are exact in any order.
_THOUSAND = 1000

Pair = tuple[str, str]


def group(
    probabilities: Mapping[Pair, float],
    forbidden: Collection[Pair],
    files: Mapping[str, str],
    *,
    least: float,
    unseen: float,
) -> tuple[tuple[str, ...], ...]:
    """Return groups of claim ids, each sorted, the groups sorted by their first id.

    `probabilities` are those of pairs of claims of two articles (`files` by claim) on one fact. Two groups are joined
    by their best link only if no pair across them is `forbidden` and the mean probability of all pairs of two articles
    across them is at least `least`; a pair without one counts as `unseen`. So one weak link never chains two facts.
    """
    groups = Groups(files, least, unseen)
    for (first, second), probability in probabilities.items():
        groups.weigh(first, second, probability)
    for first, second in forbidden:
        groups.forbid(first, second)
    for probability, first, second in sorted((-p, *pair) for pair, p in probabilities.items()):
        if -probability >= least and groups.may_join(first, second):
            groups.join(first, second)
    return groups.all()


class Groups:
    """Claims in groups, with the links and the forbidden pairs between groups.

    When two groups merge, the links and forbidden pairs of the smaller are added to the larger. So the cost depends on
    these, and not on all pairs across any two groups.
    """

    def __init__(self, files: Mapping[str, str], least: float, unseen: float) -> None:
        self._files = files
        self._least, self._unseen = round(least * _THOUSAND), round(unseen * _THOUSAND)
        self._home: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        # By two groups: the sum of the probabilities of the links across, and their number.
        self._across: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
        self._forbidden: dict[str, set[str]] = defaultdict(set)

    def weigh(self, first: str, second: str, probability: float) -> None:
        """Record a link between two claims that are not joined yet."""
        for claim in (first, second):
            self._home.setdefault(claim, claim)
            self._members.setdefault(claim, [claim])
        found = (round(probability * _THOUSAND), 1)
        self._across[first][second] = self._across[second][first] = found

    def forbid(self, first: str, second: str) -> None:
        """Record two claims that must not be grouped. It matters only if both have links."""
        if first in self._home and second in self._home:
            self._forbidden[first].add(second)
            self._forbidden[second].add(first)

    def may_join(self, first: str, second: str) -> bool:
        """Return whether two claims are in different groups that may merge."""
        one, other = self._home[first], self._home[second]
        if one == other or other in self._forbidden[one]:
            return False
        total, linked = self._across[one].get(other, (0, 0))
        unlinked = self._pairs(one, other) - linked
        return total + unlinked * self._unseen >= (linked + unlinked) * self._least

    def _pairs(self, one: str, other: str) -> int:
        """Return the number of pairs of claims of two articles across two groups."""
        here = [self._files[claim] for claim in self._members[one]]
        there = [self._files[claim] for claim in self._members[other]]
        return sum(file != another for file in here for another in there)

    def join(self, first: str, second: str) -> None:
        """Merge the groups of two claims."""
        homes = (self._home[first], self._home[second])
        size = {name: len(self._across[name]) + len(self._forbidden[name]) for name in homes}
        gone, kept = sorted(homes, key=lambda name: (size[name], name))
        for claim in self._members[gone]:
            self._home[claim] = kept
        self._members[kept] += self._members.pop(gone)
        for other, (total, number) in self._across.pop(gone).items():
            del self._across[other][gone]
            if other != kept:
                held = self._across[kept].get(other, (0, 0))
                self._across[kept][other] = self._across[other][kept] = (held[0] + total, held[1] + number)
        for other in self._forbidden.pop(gone, ()):
            self._forbidden[other].discard(gone)
            self._forbidden[other].add(kept)
            self._forbidden[kept].add(other)

    def all(self) -> tuple[tuple[str, ...], ...]:
        """Return the groups."""
        return tuple(sorted(tuple(sorted(ids)) for ids in self._members.values()))
