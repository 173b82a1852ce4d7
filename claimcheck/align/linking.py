"""Decides for two claims whether they are on one fact, and says why."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Literal

from claimcheck.align.features import FEATURES, Pair, same_name
from claimcheck.align.meaning import in_one_wording
from claimcheck.align.wording import same_utterance
from claimcheck.model import Claim, Link, Reason
from claimcheck.rulebook.book import Rulebook

# What each outcome weighs. Agreement on a feature that the rule demands counts most; what is unknown counts a little
# against the link, so that the fuller pair is joined first.
_AGREES, _UNKNOWN, _SHARED_WORD = 1.0, -0.2, 0.1
_FEWEST_SHARED_NAMES = 2
# Words of a sentence that are looked at for likeness.
_WORDS = 60
_MARKS = ".,;:!?\"'“”‘’()"


def link(
    first: Claim, second: Claim, story_places: Mapping[str, frozenset[str]], closeness: float, rules: Rulebook
) -> Link | None:
    """Return the link of two claims in one block, None where something forbids it.

    `story_places` gives by file the places that are as wide as the story, `closeness` how near in words the articles
    are.
    """
    assert first.slot is not None and second.slot is not None  # noqa: S101, PT018 -- checked by `candidate_pairs`
    rule = rules.fact_types.by_id[first.slot.fact_type or "slot.figure"]
    wide = story_places.get(first.file, frozenset()) | story_places.get(second.file, frozenset())
    # What the text itself calls past ("up from 40") is another value.
    past = (_former(first) or _former(second)) and "order" not in {*rule.must_agree, *rule.must_not_differ}
    if past or _two_in_one_sentence(first, second):
        return None
    second, told = in_one_wording(first, second, rules)
    if told is None:
        return None
    pair = Pair(first, second, wide, rules.scope, rules.predicates.sorts_of_people, closeness, rules.places)
    reasons = list(told)
    for feature in (*rule.must_agree, *rule.must_not_differ):
        outcome = FEATURES[feature](pair)
        if outcome == "differs" or (outcome == "unknown" and feature in rule.must_agree):
            return None
        reasons.append(_reason(feature, outcome))
    if first.slot.kind == "quote":
        fits = _speakers_fit(pair)
        known = bool(first.speaker_name and second.speaker_name)
        wording = same_utterance(
            first.words or "", second.words or "", other_speaker=not fits, one_speaker=fits and known
        )
        if wording is None:
            return None
        reasons.append(Reason(feature="wording", outcome="weighed", weight=wording, note=f"{wording:.0%} of the words"))
    if first.slot.kind == "set":
        shared = _shared_names(first, second, rules)
        if shared < _FEWEST_SHARED_NAMES:
            return None
        reasons.append(Reason(feature="names", outcome="weighed", weight=float(shared), note=f"{shared} names shared"))
    reasons.append(_likeness(first, second))
    return Link(first=min(first.id, second.id), second=max(first.id, second.id), reasons=tuple(reasons))


def _two_in_one_sentence(first: Claim, second: Claim) -> bool:
    """Return whether one sentence gives two figures: nobody contradicts himself so soon, they are two things."""
    a, b = first.quantity, second.quantity
    return (
        first.file == second.file
        and first.span == second.span
        and a is not None
        and b is not None
        and a.value != b.value
    )


def _former(claim: Claim) -> bool:
    return claim.quantity is not None and claim.quantity.former


def _speakers_fit(pair: Pair) -> bool:
    first, second = pair.first.speaker_name, pair.second.speaker_name
    if not first or not second:
        return True
    return same_name(first, second, pair.scope)


def _shared_names(first: Claim, second: Claim, rules: Rulebook) -> int:
    """Return how many names two lists share. A country may be called by another of its names."""
    same, scope = rules.places.same, rules.scope
    return sum(any(same_name(a, b, scope) or same(a, b) for b in second.names) for a in first.names)


# The same few reasons stand in all links: each is made once and kept.
@cache
def _reason(feature: str, outcome: Literal["agrees", "unknown"]) -> Reason:
    return Reason(feature=feature, outcome=outcome, weight=_AGREES if outcome == "agrees" else _UNKNOWN)


def _likeness(first: Claim, second: Claim) -> Reason:
    """Return how many words the two sentences share, as a small weight that breaks ties."""
    a, b = _words_of(first.text), _words_of(second.text)
    return _shared(len(a & b) / max(1, min(len(a), len(b))))


@lru_cache(maxsize=5_000)
def _shared(shared: float) -> Reason:
    return Reason(
        feature="sentence", outcome="weighed", weight=round(_SHARED_WORD * shared, 4), note=f"{shared:.0%} shared"
    )


@lru_cache(maxsize=2_000)
def _words_of(sentence: str) -> frozenset[str]:
    """Return the first words of a sentence, in lower case and without marks."""
    return frozenset(word.strip(_MARKS) for word in sentence.lower().split(None, _WORDS)[:_WORDS])
