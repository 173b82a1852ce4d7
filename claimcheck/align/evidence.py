"""The evidence for and against two claims answering one question: the judge, the vectors, and what the rules know.

It is worked out column by column for all pairs of a story, as there are over a thousand pairs for each article.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from claimcheck.align.elsewhere import ValuesInArticles
from claimcheck.align.values import value_evidence
from claimcheck.model import Claim
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
_SORTS = ("figure", "date", "verb", "thing", "quote")
# Beyond this, how far one match leads over another no longer matters.
_FARTHEST = 5.0
_LONGEST_GAP = 30
# In characters; beyond this, how far down a claim is no longer matters.
_FARTHEST_DOWN = 3000

_Whole = NDArray[np.int64]


class Meeting(NamedTuple):
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


class Evidence(NamedTuple):
    """The evidence on some pairs of claims.

    `numbers` are those for the probability, [pairs, NUMBERS]; `effects` are what the matching rules do to each pair.
    """

    numbers: Numbers
    effects: tuple[frozenset[Effect], ...]


class _Pairs:
    """The claims of some pairs, each of them once, and where the two sides of each pair are among them."""

    def __init__(self, met: Sequence[Meeting]) -> None:
        number: dict[str, int] = {}
        self.claims: list[Claim] = []
        for claim in (claim for meeting in met for claim in (meeting.first, meeting.second)):
            if claim.id not in number:
                number[claim.id] = len(self.claims)
                self.claims.append(claim)
        self.first = np.array([number[meeting.first.id] for meeting in met], dtype=np.int64)
        self.second = np.array([number[meeting.second.id] for meeting in met], dtype=np.int64)

    def both(self, of: Callable[[Claim], Hashable]) -> tuple[_Whole, _Whole]:
        """Return what each side of the pairs has, numbered so that equal things have one number; None is -1."""
        numbers: dict[Hashable, int] = {None: -1}
        found = np.array([numbers.setdefault(of(claim), len(numbers)) for claim in self.claims], dtype=np.int64)
        return found[self.first], found[self.second]

    def sizes(self, of: Callable[[Claim], float]) -> tuple[Numbers, Numbers]:
        """Return how much each side of the pairs has of something."""
        found = np.array([of(claim) for claim in self.claims], dtype=np.float64)
        return found[self.first], found[self.second]

    def alike(self, of: Callable[[Claim], str]) -> Numbers:
        """Return how alike the words of both sides are, from 0 to 1."""
        texts = list(dict.fromkeys(of(claim) for claim in self.claims))
        number = {text: at for at, text in enumerate(texts)}
        of_claim = np.array([number[of(claim)] for claim in self.claims], dtype=np.int64)
        # A sentence holds several values, so most pairs of texts come several times.
        pairs, back = np.unique(of_claim[self.first] * len(texts) + of_claim[self.second], return_inverse=True)
        left, right = ([texts[at] for at in side.tolist()] for side in np.divmod(pairs, len(texts)))
        shared: Numbers = process.cpdist(left, right, scorer=fuzz.token_set_ratio, dtype=np.float64) / 100
        return shared[back]


def evidence_in(met: Sequence[Meeting], claims: Iterable[Claim], rules: Rulebook) -> Evidence:
    """Return the evidence for and against each pair of claims being on one question.

    `claims` are all that the story's articles have to compare.
    """
    if not met:
        return Evidence(np.zeros((0, len(NUMBERS)), dtype=np.float32), ())
    pairs = _Pairs(met)
    effects = _effects(pairs, rules)
    columns: dict[str, Numbers | _Whole | NDArray[np.bool_] | list[Any]] = {
        **_of_meetings(met),
        **_of_values(pairs, rules),
        **_of_sentences(pairs),
        **_elsewhere(met, ValuesInArticles(claims, rules.units)),
        "look_alike": ["look_alike" in each for each in effects],
    }
    return Evidence(np.column_stack([columns[name] for name in NUMBERS]).astype(np.float32), effects)


def _effects(pairs: _Pairs, rules: Rulebook) -> tuple[frozenset[Effect], ...]:
    """Return what the matching rules do to each pair."""
    sides = [rules.matching.sides(_asked(claim)) for claim in pairs.claims]
    between = rules.matching.effects
    both = zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)
    return tuple(between(sides[first], sides[second]) for first, second in both)


def _of_meetings(met: Sequence[Meeting]) -> dict[str, Numbers]:
    """Return what the networks say, and how close the two articles are."""
    logits = np.array([meeting.logits for meeting in met])
    margins = np.clip([meeting.margins for meeting in met], -_FARTHEST, _FARTHEST)
    days = [_LONGEST_GAP if meeting.days is None else min(_LONGEST_GAP, meeting.days) for meeting in met]
    same, rounder, clash = shares(logits).T
    return {
        "judged": logits[:, 0],
        "margin_first": margins[:, 0],
        "margin_second": margins[:, 1],
        "near": np.array([meeting.near for meeting in met]),
        "same": same,
        "rounder": rounder,
        "clash": clash,
        "moves": logits[:, 4],
        "article": np.array([meeting.closeness for meeting in met]),
        "story": np.array([meeting.story for meeting in met]),
        "days": np.array(days, dtype=np.float64),
    }


def _of_values(pairs: _Pairs, rules: Rulebook) -> dict[str, Any]:
    """Return of what sort two values are, and how they relate."""
    # Values that meet are of one sort.
    sort, _ = pairs.sizes(lambda claim: _SORTS.index(sort_of(claim)))
    kind, other_kind = pairs.both(lambda claim: claim.kind)
    value, ratio = _relations(pairs, rules)
    change = pairs.both(lambda claim: None if claim.quantity is None else claim.quantity.change)
    unit = pairs.both(lambda claim: None if claim.quantity is None else (claim.quantity.unit,))
    return {
        **{each: sort == number for number, each in enumerate(_SORTS)},
        "one_kind": kind == other_kind,
        "value": value,
        "ratio": ratio,
        "digits": np.minimum(*pairs.sizes(_digits)),
        "unit": _agreement(*unit),
        "words": pairs.alike(lambda claim: claim.value or ""),
        "change_differs": _agreement(*change) < 0,
    }


def _relations(pairs: _Pairs, rules: Rulebook) -> tuple[Numbers, Numbers]:
    """Return how the values of each pair relate, and how far apart they are, as `value_evidence` does."""
    known: dict[tuple[int, int], tuple[float, float]] = {}
    first, second = pairs.both(lambda claim: (claim.quantity, claim.time, claim.names, (claim.value or "").lower()))
    found = np.zeros((len(first), 2))
    for at, both in enumerate(zip(first.tolist(), second.tolist(), strict=True)):
        if both not in known:
            one, other = pairs.claims[pairs.first[at]], pairs.claims[pairs.second[at]]
            known[both] = value_evidence(one, other, rules)
        found[at] = known[both]
    return found[:, 0], found[:, 1]


def _of_sentences(pairs: _Pairs) -> dict[str, Any]:
    """Return how two claims relate by their sentences, and where these are."""
    polarity, other_polarity = pairs.both(lambda claim: claim.polarity)
    modality, other_modality = pairs.both(lambda claim: claim.modality)
    place, other_place = pairs.sizes(_place)
    return {
        "sentences": pairs.alike(lambda claim: claim.text),
        "early": np.minimum(place, other_place),
        "late": np.maximum(place, other_place),
        "denied": polarity != other_polarity,
        "surety_differs": modality != other_modality,
        "speaker": _agreement(*pairs.both(lambda claim: claim.speaker_name or None)),
    }


def _elsewhere(met: Sequence[Meeting], values: ValuesInArticles) -> dict[str, list[int]]:
    """Return how often each value is in other claims of the other article."""
    return {
        "elsewhere_first": [values.elsewhere(meeting.first, meeting.second) for meeting in met],
        "elsewhere_second": [values.elsewhere(meeting.second, meeting.first) for meeting in met],
    }


def _agreement(first: _Whole, second: _Whole) -> _Whole:
    """Return 1 where both sides have one thing, by its number, -1 where they have two, 0 where one has none."""
    return np.where((first < 0) | (second < 0), 0, np.where(first == second, 1, -1))


def _place(claim: Claim) -> float:
    """Return how far down in its article a claim is: the news comes first."""
    return min(_FARTHEST_DOWN, claim.span.start) / _FARTHEST_DOWN


def _asked(claim: Claim) -> str:
    """Return the words that distinguish a claim: its question, its value, and what it counts."""
    counted = claim.quantity.counted if claim.quantity is not None else None
    return f"{claim.question} {claim.value or ''} {counted or ''}"


def shares(logits: Numbers) -> Numbers:
    """Return the judge's probabilities that two answers are the same, one rounder, or in conflict, [pairs, 3].

    `logits` are all that the judge says of some pairs, [pairs, 5].
    """
    answers = logits[:, 1:4]
    weights = np.exp(answers - answers.max(axis=1, keepdims=True))
    found: Numbers = weights / weights.sum(axis=1, keepdims=True)
    return found


def _digits(claim: Claim) -> int:
    """Return how many digits a figure has without the zeros at its ends: an unusual figure rarely fits two things."""
    quantity = claim.quantity
    if quantity is None or quantity.value is None or isinstance(quantity.value, tuple):
        return 0
    return len(str(quantity.value.normalize()).split("E")[0].replace(".", "").replace("-", "").strip("0"))
