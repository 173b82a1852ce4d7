"""The evidence for and against two claims answering one question: the judge, the vectors, and what the rules know."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz

from claimcheck.model import Claim, Interval
from claimcheck.nets.arrays import Numbers
from claimcheck.nets.passages import sort_of
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.matching import Effect

# In the order in which the weights of the probability were trained.
NUMBERS = (
    "judged", "margin_first", "margin_second", "near", "same", "rounder", "clash", "moves",
    "figure", "date", "verb", "thing", "quote", "one_kind", "value", "ratio", "digits", "unit", "words", "sentences",
    "article", "story", "days", "early", "late", "denied", "surety_differs", "speaker",
    "change_differs", "look_alike", "elsewhere_first", "elsewhere_second",
)  # fmt: skip
# Beyond this, how far apart two figures are no longer matters.
_FARTHEST = 5.0
_LONGEST_GAP = 30
# In characters; beyond this, how far down a claim is no longer matters.
_FARTHEST_DOWN = 3000


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two claims of two articles, and their measurements.

    `logits` are the judge's five numbers, `margins` the lead of the first of these over the best other match of each
    claim; `near` is the cosine of the values' vectors, `story` that of the articles', `closeness` that of the articles'
    words; `days` the number of days between their dates, None if one is unknown.
    """

    first: Claim
    second: Claim
    logits: tuple[float, float, float, float, float]
    margins: tuple[float, float]
    near: float
    story: float
    closeness: float
    days: int | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The `numbers` for the probability, by name as in `NUMBERS`; `effects` are what the user's matching rules do."""

    numbers: Mapping[str, float]
    effects: frozenset[Effect]


def evidence_of(meeting: Meeting, elsewhere: tuple[int, int], rules: Rulebook) -> Evidence:
    """Return the evidence for and against a link.

    `elsewhere` counts how often each value is in other claims of the other article.
    """
    first, second = meeting.first, meeting.second
    effects = frozenset(rules.matching.effects(_asked(first), _asked(second)))
    numbers = {
        **_of_meeting(meeting),
        **_of_values(first, second, rules),
        **_of_sentences(first, second),
        "elsewhere_first": elsewhere[0],
        "elsewhere_second": elsewhere[1],
        "look_alike": "look_alike" in effects,
    }
    return Evidence({name: float(numbers[name]) for name in NUMBERS}, effects)


def _of_meeting(meeting: Meeting) -> dict[str, float]:
    """Return what the networks say, and how close the two articles are."""
    same, rounder, clash = shares(meeting.logits)
    return {
        "judged": meeting.logits[0],
        "margin_first": max(-_FARTHEST, min(_FARTHEST, meeting.margins[0])),
        "margin_second": max(-_FARTHEST, min(_FARTHEST, meeting.margins[1])),
        "near": meeting.near,
        "same": same,
        "rounder": rounder,
        "clash": clash,
        "moves": meeting.logits[4],
        "article": meeting.closeness,
        "story": meeting.story,
        "days": _LONGEST_GAP if meeting.days is None else min(_LONGEST_GAP, meeting.days),
    }


def _of_values(first: Claim, second: Claim, rules: Rulebook) -> dict[str, float]:
    """Return of what sort two values are, and how they relate."""
    a, b = first.quantity, second.quantity
    sort = sort_of(first)
    same_value, ratio = value_evidence(first, second, rules)
    return {
        **{each: sort == each for each in ("figure", "date", "verb", "thing", "quote")},
        "one_kind": first.kind == second.kind,
        "value": same_value,
        "ratio": ratio,
        "digits": min(_digits(first), _digits(second)),
        "unit": _unit(first, second),
        "words": fuzz.token_set_ratio(first.value or "", second.value or "") / 100,
        "change_differs": a is not None and b is not None and a.change != b.change,
    }


def _of_sentences(first: Claim, second: Claim) -> dict[str, float]:
    """Return how two claims relate by their sentences, and where these are."""
    return {
        "sentences": fuzz.token_set_ratio(first.text, second.text) / 100,
        "early": min(_place(first), _place(second)),
        "late": max(_place(first), _place(second)),
        "denied": first.polarity != second.polarity,
        "surety_differs": first.modality != second.modality,
        "speaker": _speaker(first, second),
    }


def _place(claim: Claim) -> float:
    """Return how far down in its article a claim is: the news comes first."""
    return min(_FARTHEST_DOWN, claim.span.start) / _FARTHEST_DOWN


def _asked(claim: Claim) -> str:
    """Return the words that distinguish a claim: its question, its value, and what it counts."""
    counted = claim.quantity.counted if claim.quantity is not None else None
    return f"{claim.question} {claim.value or ''} {counted or ''}"


def shares(logits: tuple[float, ...]) -> tuple[float, float, float]:
    """Return the judge's probabilities that two answers are the same, one rounder, or in conflict."""
    highest = max(logits[1:4])
    weights = [math.exp(logit - highest) for logit in logits[1:4]]
    return weights[0] / sum(weights), weights[1] / sum(weights), weights[2] / sum(weights)


def value_evidence(first: Claim, second: Claim, rules: Rulebook) -> tuple[float, float]:
    """Return how two values relate, and how far apart two figures or dates are.

    That is the logarithm of the ratio of figures, and of one more than the days between dates. They agree (1), can both
    be true (0.5), differ (0) or can't be compared (-1).
    """
    a, b = first.quantity, second.quantity
    if a is not None and b is not None:
        (unit, low), (other, high) = rules.units.to_base(a.unit, a.interval), rules.units.to_base(b.unit, b.interval)
        if unit != other:
            return -1.0, 0.0
        ratio = _ratio(low, high)
        return (1.0 if ratio == 0 else 0.5 if low.meets(high) else 0.0), ratio
    if first.time is not None and second.time is not None:
        gap = first.time.days_from(second.time)
        return _days(first, second), min(_FARTHEST, math.log1p(gap or 0))
    if first.names and second.names:
        return float({*first.names} == {*second.names}), 0.0
    return (1.0 if (first.value or "").lower() == (second.value or "").lower() else -1.0), 0.0


def _ratio(first: Interval, second: Interval) -> float:
    ends = [float(interval.low if interval.low is not None else interval.high or 0) for interval in (first, second)]
    if min(ends) <= 0:
        return 0.0 if ends[0] == ends[1] else _FARTHEST
    return min(_FARTHEST, abs(math.log(ends[0] / ends[1])))


def _days(first: Claim, second: Claim) -> float:
    """Return how two dates relate, as in `value_evidence`: as days if both are resolved, else by weekday or hour."""
    a, b = first.time, second.time
    assert a is not None and b is not None  # noqa: S101, PT018 -- the caller looks
    if a.earliest and a.latest and b.earliest and b.latest:
        if (a.earliest, a.latest) == (b.earliest, b.latest):
            return 1.0 if a.clock is None or b.clock is None or a.clock == b.clock else 0.0
        return 0.5 if a.days_from(b) == 0 else 0.0
    if a.weekday is not None and b.weekday is not None:
        return float(a.weekday == b.weekday)
    if a.clock is not None and b.clock is not None:
        return float(a.clock == b.clock)
    return -1.0


def _digits(claim: Claim) -> int:
    """Return how many digits a figure has without the zeros at its ends: an unusual figure rarely fits two things."""
    quantity = claim.quantity
    if quantity is None or quantity.value is None or isinstance(quantity.value, tuple):
        return 0
    return len(str(quantity.value.normalize()).split("E")[0].replace(".", "").replace("-", "").strip("0"))


def _unit(first: Claim, second: Claim) -> float:
    if first.quantity is None or second.quantity is None:
        return 0.0
    return 1.0 if first.quantity.unit == second.quantity.unit else -1.0


def _speaker(first: Claim, second: Claim) -> float:
    """Return 1 for one speaker, -1 for two, 0 if one is unknown."""
    if not first.speaker_name or not second.speaker_name:
        return 0.0
    return 1.0 if first.speaker_name == second.speaker_name else -1.0


def matrix(evidence: Sequence[Evidence]) -> Numbers:
    """Return the numbers of some pairs, [pairs, numbers]."""
    rows = [tuple(found.numbers.values()) for found in evidence]
    return np.array(rows, dtype=np.float32).reshape(-1, len(NUMBERS))
