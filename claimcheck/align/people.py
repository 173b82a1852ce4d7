"""Gives a person one name across articles: "Moss" in one is "Ana Moss" if another says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from claimcheck.model import Extraction


def one_name_each(extractions: Sequence[Extraction], linked: Iterable[tuple[str, str]]) -> tuple[Extraction, ...]:
    """Return the extractions with each speaker under the fullest name in the articles of the story.

    `linked` are the pairs of files of one story.
    """
    named = {e.article.file: {a.speaker_name for a in e.attributions if a.speaker_name} for e in extractions}
    story: dict[str, set[str]] = {file: set(names) for file, names in named.items()}
    for first, second in linked:
        story[first] |= named[second]
        story[second] |= named[first]
    return tuple(_renamed(extraction, full_names(story[extraction.article.file])) for extraction in extractions)


def _renamed(extraction: Extraction, full: Mapping[str, str]) -> Extraction:
    if not full:
        return extraction
    return replace(
        extraction,
        attributions=tuple(
            replace(item, speaker_name=full.get(item.speaker_name or "", item.speaker_name))
            for item in extraction.attributions
        ),
        claims=tuple(
            replace(claim, speaker_name=full.get(claim.speaker_name or "", claim.speaker_name))
            for claim in extraction.claims
        ),
    )


def full_names(names: Iterable[str]) -> dict[str, str]:
    """Return for each surname among `names` the only full name that ends with it; if two do, it stays as it is.

    Pass the names of one story only: across stories, two people often share a surname.
    """
    known = set(names)
    bearers: dict[str, set[str]] = defaultdict(set)
    for name in known:
        words = name.split()
        for start in range(1, len(words)):
            bearers[" ".join(words[start:])].add(name)
    # Of "van der Moss" and "Ana van der Moss" only the longer one counts.
    full = {short: {name for name in held if not bearers.get(name)} for short, held in bearers.items()}
    return {short: next(iter(full[short])) for short in sorted(known & full.keys()) if len(full[short]) == 1}
