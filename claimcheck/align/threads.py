"""Splits articles into threads without links between them, so that each can be matched separately."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence


def threads(files: Iterable[str], linked: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Return `files` in groups that are linked directly or through others, each sorted, and sorted by their first.

    Links with other files are ignored. A thread may hold several stories if an article is on both: it shows what can't
    meet, not what should.
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


def links_within(
    found: Sequence[Sequence[str]], linked: Mapping[tuple[str, str], float]
) -> list[dict[tuple[str, str], float]]:
    """Return for each of the threads `found` the links between its files."""
    home = {file: number for number, thread in enumerate(found) for file in thread}
    within: list[dict[tuple[str, str], float]] = [{} for _ in found]
    for pair, closeness in linked.items():
        within[home[pair[0]]][pair] = closeness
    return within


def _top(file: str, above: dict[str, str]) -> str:
    """Return the first file of a thread, and shorten the path to it."""
    while above[file] != file:
        above[file] = above[above[file]]
        file = above[file]
    return file
