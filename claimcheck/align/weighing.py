"""Weighs how likely two claims answer one question: by themselves first, then in the light of all other pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from claimcheck.align.elsewhere import ValuesInArticles
from claimcheck.align.evidence import NUMBERS as OWN_NUMBERS
from claimcheck.align.evidence import Evidence, Meeting, evidence_of, matrix
from claimcheck.align.meetings import Story
from claimcheck.nets.arrays import Numbers
from claimcheck.nets.trees import load_trees
from claimcheck.rulebook.book import Rulebook

# What the other pairs say about one: its own probability; the best other match of either claim in the other's article,
# and the weaker of the two; the best and the sum by claims of third articles that both match; the best match of either
# in a third article. In the order in which the weights were trained.
CONTEXT = ("alone", "rival", "weaker_rival", "through", "through_all", "third")
NUMBERS = (*OWN_NUMBERS, *CONTEXT)


def evidence_in(met: Sequence[Meeting], story: Story, rules: Rulebook) -> list[Evidence]:
    """Return the evidence for and against each pair of claims that the judge didn't rule out."""
    values = ValuesInArticles(story.claims.values(), rules.units)
    return [
        evidence_of(
            meeting,
            (values.elsewhere(meeting.first, meeting.second), values.elsewhere(meeting.second, meeting.first)),
            rules,
        )
        for meeting in met
    ]


def weigh(met: Sequence[Meeting], evidence: Sequence[Evidence]) -> Numbers:
    """Return the probability that two claims answer one question, for each pair that met."""
    own = matrix(evidence)
    alone = load_trees("alone").probability(own)
    return load_trees("link").probability(np.concatenate([own, in_context(met, alone)], axis=1))


def in_context(met: Sequence[Meeting], alone: Numbers) -> Numbers:
    """Return what the other pairs say about each, [pairs, CONTEXT].

    `alone` are the probabilities of each pair alone. Two claims that match the same claim of a third article are more
    likely one; a claim with a better match in the other article is less so. After Bhattacharya and Getoor, "Collective
    entity resolution in relational data" (ACM TKDD 2007).
    """
    matches: dict[str, dict[str, float]] = defaultdict(dict)
    file_of: dict[str, str] = {}
    for meeting, probability in zip(met, alone.tolist(), strict=True):
        first, second = meeting.first, meeting.second
        matches[first.id][second.id] = matches[second.id][first.id] = probability
        file_of[first.id], file_of[second.id] = first.file, second.file
    rows = [
        (probability, *_others(meeting, matches, file_of))
        for meeting, probability in zip(met, alone.tolist(), strict=True)
    ]
    return np.array(rows, dtype=np.float32).reshape(-1, len(CONTEXT))


def _others(
    meeting: Meeting, matches: Mapping[str, Mapping[str, float]], file_of: Mapping[str, str]
) -> tuple[float, float, float, float, float]:
    """Return what the other pairs say about a meeting: the numbers of `CONTEXT` after the first."""
    first, second = meeting.first, meeting.second
    of_first, of_second = matches[first.id], matches[second.id]
    rivals = (
        max((p for claim, p in of_first.items() if claim != second.id and file_of[claim] == second.file), default=0.0),
        max((p for claim, p in of_second.items() if claim != first.id and file_of[claim] == first.file), default=0.0),
    )
    shared = [(p, of_second[claim]) for claim, p in of_first.items() if claim in of_second]
    pair = {first.file, second.file}
    third = [p for found in (of_first, of_second) for claim, p in found.items() if file_of[claim] not in pair]
    return (
        max(rivals),
        min(rivals),
        max((min(both) for both in shared), default=0.0),
        round(sum(one * other for one, other in shared), 3),
        max(third, default=0.0),
    )
