"""Pairs values that may answer one question, and has the judge read them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from claimcheck.align.candidates import Candidates, candidates, share_of_two, values_of
from claimcheck.align.evidence import Meeting
from claimcheck.model import Claim, Encoding, Extraction
from claimcheck.nets.arrays import Vectors
from claimcheck.nets.windows import Window, window_of
from claimcheck.rulebook.book import Rulebook

# Reads pairs of values of two articles (their files) side by side and returns the judge's logits, [pairs, 5].
JudgePairs = Callable[[tuple[str, str], Sequence[tuple[Window, Window]]], Vectors]
# Below this logit a pair of values is not a match.
HOPELESS = -4.5


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that are linked, directly or through others, and all that matching needs to know about them."""

    extractions: Mapping[str, Extraction]
    encodings: Mapping[str, Encoding]
    closeness: Mapping[tuple[str, str], float]
    claims: Mapping[str, Claim]


def meetings(story: Story, judge: JudgePairs, rules: Rulebook) -> Iterator[Meeting]:
    """Yield the pairs of claims of two articles that the judge doesn't rule out."""
    most = share_of_two(len(story.closeness))
    for one, other in sorted(story.closeness):
        first, second = story.encodings[one], story.encodings[other]
        chosen = candidates(first, second, story.claims, rules, most=most)
        if chosen.rows:
            yield from _judged(story, first, second, chosen, judge)


def _judged(
    story: Story, first: Encoding, second: Encoding, chosen: Candidates, judge: JudgePairs
) -> Iterator[Meeting]:
    """Yield the pairs of claims of two articles that were `chosen`."""
    values, others = values_of(first), values_of(second)
    pairs = list(zip(chosen.rows, chosen.columns, strict=True))
    # A value meets many others; its window is cut out once.
    here = {row: window_of(*values[row]) for row in set(chosen.rows)}
    there = {column: window_of(*others[column]) for column in set(chosen.columns)}
    logits = judge((first.file, second.file), [(here[row], there[column]) for row, column in pairs])
    scores = np.full((len(values), len(others)), HOPELESS, dtype=np.float32)
    scores[chosen.rows, chosen.columns] = logits[:, 0]
    dates = [story.extractions[file].article.published for file in (first.file, second.file)]
    days = abs((dates[0] - dates[1]).days) if dates[0] and dates[1] else None
    likeness = round(float(first.whole @ second.whole), 3)
    for (row, column), near, found in zip(pairs, chosen.near, logits, strict=True):
        score = scores[row, column]
        if score <= HOPELESS:
            continue
        (passage, at), (other_passage, other_at) = values[row], others[column]
        yield Meeting(
            first=story.claims[passage.claims[at]],
            second=story.claims[other_passage.claims[other_at]],
            logits=tuple(float(number) for number in found),  # type: ignore[arg-type]  # there are five
            margins=(
                float(score - np.delete(scores[row], column).max(initial=HOPELESS)),
                float(score - np.delete(scores[:, column], row).max(initial=HOPELESS)),
            ),
            near=near,
            story=likeness,
            closeness=story.closeness[first.file, second.file],
            days=days,
        )
