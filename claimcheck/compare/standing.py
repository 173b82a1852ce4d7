"""Says who supports what: the outlier among agreeing sources, and whether the articles or the people quoted differ."""

from __future__ import annotations

from collections.abc import Mapping

from claimcheck.compare.differing import Pairs
from claimcheck.model import Article

# With this many independent sources on one side, a single one on the other is an outlier.
_MANY = 3
_MOST_NAMED = 3


def standing(
    apart: Pairs, sources: Mapping[str, str], articles: Mapping[str, Article], *, changes: bool = False
) -> str:
    """Return sentences on who supports what, each with a space before it; empty if there is nothing to say.

    If the value `changes` with time, nobody stands alone: an article is only older or newer than the others.
    """
    alone = "" if changes else _outlier(apart, sources, articles)
    told = (_itself(apart, articles), alone, _speakers(apart))
    return "".join(f" {sentence}" for sentence in told if sentence)


def _itself(apart: Pairs, articles: Mapping[str, Article]) -> str:
    """Return a sentence that names the articles that contradict themselves, empty if there are none."""
    files = sorted({a.file for a, b in apart if a.file == b.file})
    names = [(articles[file].outlet if file in articles else None) or file for file in files]
    return (
        f"{', '.join(names)} {'gives' if len(names) == 1 else 'give'} two of the values in one article."
        if names
        else ""
    )


def outlier(apart: Pairs, sources: Mapping[str, str]) -> tuple[str, int] | None:
    """Return the only source that differs from the others, and how many these are; None if there is no such source.

    `sources` gives, by file, the first file of its source. Every difference must be one from that source.
    """
    pairs = {frozenset((sources.get(a.file, a.file), sources.get(b.file, b.file))) for a, b in apart}
    pairs = {pair for pair in pairs if len(pair) > 1}
    alone = frozenset.intersection(*pairs) if len(pairs) >= _MANY else frozenset()
    return (next(iter(alone)), len(pairs)) if len(alone) == 1 else None


def _outlier(apart: Pairs, sources: Mapping[str, str], articles: Mapping[str, Article]) -> str:
    found = outlier(apart, sources)
    if found is None:
        return ""
    file, number = found
    name = articles[file].outlet if file in articles else None
    return f"{name or file} stands alone against {number} independent sources."


def _speakers(apart: Pairs) -> str:
    """Return a sentence on one speaker with two values, or on two speakers with one each; empty if there is none."""
    pairs = [(a.speaker_name, b.speaker_name) for a, b in apart if not (a.is_phrase or a.kind == "quote")]
    same = sorted({a for a, b in pairs if a and a == b})
    if same:
        return f"More than one of the values is attributed to {same[0]}, so a quotation may be wrong or out of date."
    if pairs and all(a and b for a, b in pairs):
        names = sorted({name for pair in pairs for name in pair if name})[:_MOST_NAMED]
        return f"The values come from different speakers: {', '.join(names)}."
    return ""
