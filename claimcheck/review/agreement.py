"""How far reviewers agree, also beyond chance. All answers are names without an order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations


def pairs_alike(items: Iterable[Sequence[str]]) -> tuple[int, int]:
    """Return how many pairs of answers to one item are equal, and how many pairs there are."""
    pairs = [first == second for answers in items for first, second in combinations(answers, 2)]
    return sum(pairs), len(pairs)


def cohens_kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Return Cohen's kappa of two reviewers from their answers to the same items; None if it isn't defined.

    It isn't defined without items, or if both always gave the same single answer: chance alone would do that.
    """
    count = len(pairs)
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    by_chance = sum(first[answer] * second[answer] for answer in first)
    if by_chance == count * count:
        return None
    alike = sum(one == other for one, other in pairs)
    return (alike * count - by_chance) / (count * count - by_chance)


def krippendorffs_alpha(items: Iterable[Sequence[str]]) -> float | None:
    """Return Krippendorff's alpha for names, from the answers to each item; None if it isn't defined.

    There may be any number of reviewers, and not all have to answer everything. It isn't defined if no item has two
    answers, or if all answers are the same.
    """
    paired = [Counter(answers) for answers in items if len(answers) > 1]
    totals = sum(paired, Counter[str]())
    count = totals.total()
    differing = sum(_differing(answers) / (answers.total() - 1) for answers in paired)
    by_chance = _differing(totals) / (count - 1) if count else 0.0
    return 1 - differing / by_chance if by_chance else None


def _differing(answers: Counter[str]) -> int:
    """Return the number of ordered pairs of different answers."""
    return answers.total() ** 2 - sum(number**2 for number in answers.values())
