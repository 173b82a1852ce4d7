"""Splits articles into threads without links between them, so that each can be matched separately."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

# The most pairs of articles compared in a story. Up to 77 articles, each can be compared with all others.
MOST_LINKS = 3_000


def threads(files: Iterable[str], linked: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Return `files` in groups that are linked directly or through others, each sorted, and sorted by their first.

    Links with other files are ignored. A thread may have several stories if one article is on both. Threads separate
    articles that can't meet. They don't say which should.
    """
    above: dict[str, str] = {file: file for file in sorted(files)}
    for first, second in linked:
        if first not in above or second not in above:
            continue
        one, two = sorted((_top(first, above), _top(second, above)))
        above[two] = one
    held: dict[str, list[str]] = defaultdict(list)
    for file in above:
        held[_top(file, above)].append(file)
    return [tuple(thread) for thread in held.values()]


def pairs_within(found: Sequence[Sequence[str]], linked: Iterable[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """Return for each of the threads `found` the linked pairs of its files, in the given order."""
    home = {file: number for number, thread in enumerate(found) for file in thread}
    within: list[list[tuple[str, str]]] = [[] for _ in found]
    for pair in linked:
        within[home[pair[0]]].append(pair)
    return within


def links_within(
    found: Sequence[Sequence[str]], linked: Mapping[tuple[str, str], float]
) -> list[dict[tuple[str, str], float]]:
    """Return for each of the threads `found` the links between its files."""
    return [
        _closest(len(thread), {pair: linked[pair] for pair in pairs})
        for thread, pairs in zip(found, pairs_within(found, linked), strict=True)
    ]


def _closest(articles: int, links: dict[tuple[str, str], float]) -> dict[tuple[str, str], float]:
    """Return the links of a story, or if they are too many, those that are among the closest of one of its articles."""
    if len(links) <= MOST_LINKS:
        return links
    each = max(1, MOST_LINKS // articles)
    number: Counter[str] = Counter()
    kept = set()
    for pair in sorted(links, key=lambda pair: (-links[pair], pair)):
        if min(number[pair[0]], number[pair[1]]) < each:
            kept.add(pair)
            number.update(pair)
    return {pair: closeness for pair, closeness in links.items() if pair in kept}


def _top(file: str, above: dict[str, str]) -> str:
    """Return the first file of a thread, and shorten the path to it."""
    while above[file] != file:
        above[file] = above[above[file]]
        file = above[file]
    return file
