"""How likely a finding is right: that its positions answer one question, and differ as the verdict says."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations

import numpy as np

from claimcheck.compare.differing import Pairs
from claimcheck.compare.figures import apart_by
from claimcheck.model import Claim, Fact, Link, Verdict
from claimcheck.nets.trees import load_trees
from claimcheck.rulebook.book import Rulebook
from claimcheck.wordings import shared_words

_KINDS = ("count", "money", "percent", "duration", "date", "entity", "set", "polarity", "modality", "quote")
_VERDICTS = ("contradiction", "update_over_time", "precision")
# In the order in which the weights were trained.
NUMBERS = (
    "best", "mean", "worst", "fact", "linked", "same", "rounder", "clash", "moves",
    "claims", "articles", "pairs", "values", "loosest", "ratio", "surety_differs", "denied",
    *_KINDS, *_VERDICTS,
)  # fmt: skip
_UNSEEN = Link(first="", second="", probability=0.1)
_MOST_COUNTED = 10
_FARTHEST = 20.0
# Of 214 pairs of quotations in stories that the networks haven't seen, with so many words in common and ONE_PASSAGE of
# the shorter, 209 are of one utterance.
_MANY_WORDS, _ONE_UTTERANCE = 5, 0.97


def finding_numbers(fact: Fact, pairs: Pairs, verdict: Verdict, rules: Rulebook) -> tuple[float, ...]:
    """Return the evidence for a finding. `pairs` are the claims that differ."""
    links = {(link.first, link.second): link for link in fact.links}
    held = [links.get((min(a.id, b.id), max(a.id, b.id)), _UNSEEN) for a, b in pairs]
    likely = [link.probability for link in held]
    known = [link for link in held if link is not _UNSEEN] or [_UNSEEN]
    numbers: dict[str, float] = {
        "best": max(likely),
        "mean": _mean(likely),
        "worst": min(likely),
        "fact": fact.probability,
        "linked": len([link for link in held if link is not _UNSEEN]) / len(held),
        "same": _mean([link.same for link in known]),
        "rounder": _mean([link.rounder for link in known]),
        "clash": _mean([link.clash for link in known]),
        "moves": fact.moves,
        "claims": min(_MOST_COUNTED, len(fact.claims)),
        "articles": min(_MOST_COUNTED, len({claim.file for claim in fact.claims})),
        "pairs": min(_MOST_COUNTED, len(pairs)),
        "values": min(_MOST_COUNTED, len({(claim.value or "").lower() for claim in fact.claims})),
        "loosest": _loosest(fact),
        "ratio": max((_ratio(a, b, rules) for a, b in pairs), default=0.0),
        "surety_differs": _mean([float(a.modality != b.modality) for a, b in pairs]),
        "denied": _mean([float(a.polarity != b.polarity) for a, b in pairs]),
    }
    numbers |= {kind: fact.kind == kind for kind in _KINDS}
    numbers |= {name: verdict == name for name in _VERDICTS}
    return tuple(float(numbers[name]) for name in NUMBERS)


def confidence(fact: Fact, pairs: Pairs, verdict: Verdict, rules: Rulebook) -> float:
    """Return the probability that a finding is right.

    That two wordings of one utterance differ is plain. So the finding is as likely as that they all are of one.
    """
    if fact.kind == "quote":
        return _of_one_utterance(fact, rules)
    numbers = np.array([finding_numbers(fact, pairs, verdict, rules)], dtype=np.float32)
    return float(load_trees("finding").probability(numbers)[0])


def _of_one_utterance(fact: Fact, rules: Rulebook) -> float:
    """Return how likely it is that the quotations of a fact are of one utterance.

    If a quotation shares enough words with another one, that is plain. Else its best link tells. The weakest counts.
    """
    weakest = min((link.probability for link in fact.links), default=_UNSEEN.probability)
    spelled = rules.spellings.one
    alike = {
        claim.id
        for a, b in combinations(fact.claims, 2)
        if shared_words(a.words or "", b.words or "", spelled)[0] >= _MANY_WORDS
        for claim in (a, b)
    }
    return round(max(weakest, _ONE_UTTERANCE) if all(claim.id in alike for claim in fact.claims) else weakest, 3)


def _loosest(fact: Fact) -> float:
    """Return the weakest of the claims' best links, as a probability."""
    best: dict[str, float] = {}
    for link in fact.links:
        for claim in (link.first, link.second):
            best[claim] = max(best.get(claim, 0.0), link.probability)
    return min(best.values(), default=0.0)


def _ratio(a: Claim, b: Claim, rules: Rulebook) -> float:
    """Return how far apart two figures or dates are."""
    if a.time is not None and b.time is not None:
        return math.log1p(a.time.days_from(b.time) or 0)
    if a.quantity is None or b.quantity is None:
        return 0.0
    return min(_FARTHEST, float(apart_by(a.quantity, b.quantity, rules) or 0))


def _mean(numbers: Sequence[float]) -> float:
    return round(sum(numbers) / len(numbers), 3) if numbers else 0.0
