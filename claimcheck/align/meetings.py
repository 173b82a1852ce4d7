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
    margins = zip(
        (scores - best_beside(scores))[chosen.rows, chosen.columns].tolist(),
        (scores - best_beside(scores.T).T)[chosen.rows, chosen.columns].tolist(),
        strict=True,
    )
    dates = [story.extractions[file].article.published for file in (first.file, second.file)]
    days = abs((dates[0] - dates[1]).days) if dates[0] and dates[1] else None
    likeness = round(float(first.whole @ second.whole), 3)
    closeness = story.closeness[first.file, second.file]
    claims = [story.claims[passage.claims[at]] for passage, at in values]
    other_claims = [story.claims[passage.claims[at]] for passage, at in others]
    for (row, column), near, found, lead in zip(pairs, chosen.near, logits.tolist(), margins, strict=True):
        if found[0] > HOPELESS:
            yield Meeting(
                claims[row],
                other_claims[column],
                tuple(found),
                lead,
                near,
                story=likeness,
                closeness=closeness,
                days=days,
            )


def best_beside(scores: Vectors) -> Vectors:
    """Return for each number of a matrix the highest other one in its row, `HOPELESS` if there is none."""
    rows = np.arange(len(scores))
    best = scores.argmax(axis=1)
    beside = np.repeat(scores[rows, best][:, None], scores.shape[1], axis=1)
    others = scores.copy()
    others[rows, best] = HOPELESS
    beside[rows, best] = others.max(axis=1)
    return beside
