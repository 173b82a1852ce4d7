"""Decides for two claims whether they are on one fact, and says why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations, product

from claimcheck.align.features import FEATURES, Pair, same_name
from claimcheck.align.wording import same_utterance
from claimcheck.model import Claim, Link, Reason
from claimcheck.rulebook.book import Rulebook

# What each outcome weighs. Agreement on a feature that the rule demands counts most; what is unknown counts a little
# against the link, so that the fuller pair is joined first.
_AGREES, _UNKNOWN, _SHARED_WORD = 1.0, -0.2, 0.1
_FEWEST_SHARED_NAMES = 2
# No news article gives one slot this many values; a table or a list of results does, and would cost its square.
MOST_IN_ONE_SLOT = 40
# Words of a sentence that are looked at for likeness.
_WORDS = 60
_MARKS = ".,;:!?\"'“”‘’()"


def candidate_pairs(claims: Sequence[Claim], linked: Collection[tuple[str, str]]) -> Iterator[tuple[Claim, Claim]]:
    """Yield the pairs of claims that could be on one fact: same slot, from one article or from two of one story."""
    blocks: dict[tuple[str, ...], dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        if claim.slot is not None:
            blocks[_block(claim)][claim.file].append(claim)
    for key in sorted(blocks):
        kept = [(file, of_file[:MOST_IN_ONE_SLOT]) for file, of_file in sorted(blocks[key].items())]
        for _, of_file in kept:
            yield from combinations(of_file, 2)
        for (file, here), (other, there) in combinations(kept, 2):
            if (file, other) in linked:
                yield from product(here, there)


def left_uncompared(claims: Sequence[Claim]) -> tuple[tuple[str, int], ...]:
    """Return the files with more claims in one slot than are compared, and how many of theirs were left out."""
    counted = Counter((claim.file, _block(claim)) for claim in claims if claim.slot is not None)
    left: Counter[str] = Counter()
    for (file, _), number in counted.items():
        if number > MOST_IN_ONE_SLOT:
            left[file] += number - MOST_IN_ONE_SLOT
    return tuple(sorted(left.items()))


def _block(claim: Claim) -> tuple[str, ...]:
    assert claim.slot is not None  # noqa: S101 -- checked by the caller
    slot = claim.slot
    if slot.fact_type is None:
        return (slot.kind, "", slot.head, slot.predicate or "")
    return (slot.kind, slot.fact_type, slot.head if slot.kind in ("date", "set", "modality") else "", "")


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
    if "order" not in {*rule.must_agree, *rule.must_not_differ} and (_former(first) or _former(second)):
        return None  # what the text itself calls past ("up from 40") is another value
    pair = Pair(first, second, wide, rules.scope, rules.predicates.sorts_of_people, closeness)
    reasons: list[Reason] = []
    for feature in (*rule.must_agree, *rule.must_not_differ):
        outcome = FEATURES[feature](pair)
        if outcome == "differs" or (outcome == "unknown" and feature in rule.must_agree):
            return None
        reasons.append(Reason(feature=feature, outcome=outcome, weight=_AGREES if outcome == "agrees" else _UNKNOWN))
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
        shared = _shared_names(first, second, pair)
        if shared < _FEWEST_SHARED_NAMES:
            return None
        reasons.append(Reason(feature="names", outcome="weighed", weight=float(shared), note=f"{shared} names shared"))
    reasons.append(_likeness(first, second))
    return Link(first=min(first.id, second.id), second=max(first.id, second.id), reasons=tuple(reasons))


def _former(claim: Claim) -> bool:
    return claim.quantity is not None and claim.quantity.former


def _speakers_fit(pair: Pair) -> bool:
    first, second = pair.first.speaker_name, pair.second.speaker_name
    if not first or not second:
        return True
    return same_name(first, second, pair.scope)


def _shared_names(first: Claim, second: Claim, pair: Pair) -> int:
    return sum(any(same_name(a, b, pair.scope) for b in second.names) for a in first.names)


def _likeness(first: Claim, second: Claim) -> Reason:
    """Return how many words the two sentences share, as a small weight that breaks ties."""
    a, b = _words_of(first), _words_of(second)
    shared = len(a & b) / max(1, min(len(a), len(b)))
    return Reason(
        feature="sentence", outcome="weighed", weight=round(_SHARED_WORD * shared, 4), note=f"{shared:.0%} shared"
    )


def _words_of(claim: Claim) -> frozenset[str]:
    """Return the first words of a claim's sentence, in lower case and without marks."""
    return frozenset(word.strip(_MARKS).lower() for word in claim.text.split(None, _WORDS)[:_WORDS])
