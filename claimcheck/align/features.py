"""Compares two claims feature by feature: the same, different, or unknown on one side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from claimcheck.model import Claim, Slot
from claimcheck.rulebook.places import Places
from claimcheck.rulebook.scope import Scope

_SHARED_WORDS = 2
_PEOPLE = "noun.people"

Outcome = Literal["agrees", "unknown", "differs"]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims, and what the comparison needs to know about their story and the language.

    `story_places` are the places as wide as the story, `sorts` the nouns that may stand for people of no special sort,
    `places` the gazetteer.
    """

    first: Claim
    second: Claim
    story_places: frozenset[str]
    scope: Scope
    sorts: frozenset[str] = frozenset()
    places: Places | None = None

    def one_name(self, first: str, second: str) -> bool:
        """Return whether two names may be one, by their words or as names of one country."""
        if same_name(first, second, self.scope):
            return True
        return self.places is not None and self.places.same(first, second)


def name_key(name: str, scope: Scope) -> frozenset[str]:
    """Return the words of a name that distinguish it from others."""
    return _words_but(name, scope.company_words)


# Cached, because a claim meets many others, with the same names each time.
@lru_cache(maxsize=20_000)
def _words_but(name: str, company_words: frozenset[str]) -> frozenset[str]:
    words = {word.strip(".,'’").lower() for word in name.replace("’s", "").replace("'s", "").replace("-", " ").split()}
    return frozenset(word for word in words if word and word not in company_words) or frozenset(words)


def same_name(first: str, second: str, scope: Scope) -> bool:
    """Return whether two names may be one: the words of one are among the other's, or two of them are shared.

    "Norvik" is Norvik Metals; Dario and Luca Fenwick are two people.
    """
    a, b = name_key(first, scope), name_key(second, scope)
    return a <= b or b <= a or len(a & b) >= _SHARED_WORDS


def _known(first: object, second: object, same: bool) -> Outcome:
    if not first or not second:
        return "unknown"
    return "agrees" if same else "differs"


def _noun(pair: Pair) -> Outcome:
    """Return how the nouns relate. "Nine miners" may be all the people of another article, "nine children" a part."""
    a, b = _slots(pair)
    if {a.head, b.head} & {_PEOPLE} and {a.head, b.head} & pair.sorts:
        return "unknown"
    return _known(a.head, b.head, a.head == b.head)


def _predicate(pair: Pair) -> Outcome:
    a, b = _slots(pair)
    return _known(a.predicate, b.predicate, a.predicate == b.predicate)


def _participants(pair: Pair) -> Outcome:
    a, b = _slots(pair)
    shared = any(pair.one_name(x, y) for x in a.participants for y in b.participants)
    return _known(a.participants, b.participants, shared)


def _place(pair: Pair) -> Outcome:
    first, second = (_narrow(pair, claim) for claim in (pair.first, pair.second))
    if not first and not second:
        return "agrees"
    return "agrees" if first & second else "differs"


def _narrow(pair: Pair, claim: Claim) -> frozenset[str]:
    """Return the claim's places that are narrower than the story. For another event, every place counts.

    A place that contains one of the story's, by the gazetteer, is not narrower.
    """
    assert claim.slot is not None  # noqa: S101 -- only claims with a slot are compared
    places = claim.slot.anchor.places
    if claim.slot.anchor.when is not None or not places:
        return frozenset(places)
    wide = [_place_words(place, pair.scope) for place in pair.story_places]
    return frozenset(
        place if pair.places is None else pair.places.meant(place)
        for place in places
        if not any(_place_words(place, pair.scope) <= other for other in wide) and not _holds(place, pair)
    )


def _holds(place: str, pair: Pair) -> bool:
    """Return whether a place of the story is in `place`, or another name for it."""
    known = pair.places
    return known is not None and any(known.within(p, place) or known.same(p, place) for p in pair.story_places)


def _place_words(place: str, scope: Scope) -> frozenset[str]:
    """Return the words that distinguish a place from others: "Norland province" is "norland"."""
    return _place_words_but(place, scope.places, scope.company_words)


@lru_cache(maxsize=20_000)
def _place_words_but(place: str, places: frozenset[str], company_words: frozenset[str]) -> frozenset[str]:
    words = frozenset(place.lower().split())
    return words - places - company_words or words


def _time(pair: Pair) -> Outcome:
    first, second = (slot.anchor.when for slot in _slots(pair))
    if first is None and second is None:
        return "agrees"
    if first is None or second is None:
        return "differs"
    # "last year" and "in April last year" may be two events; only equal times are one.
    return "agrees" if first == second else "differs"


def _part(pair: Pair) -> Outcome:
    first, second = (slot.anchor.part for slot in _slots(pair))
    return "agrees" if first is None and second is None else "differs"


def _surety(pair: Pair) -> Outcome:
    """Return whether both are statements of fact: what is demanded, possible or conditional is none."""
    unsure = [claim.modality in ("conditional", "demanded", "possible") for claim in (pair.first, pair.second)]
    return "agrees" if unsure[0] == unsure[1] else "differs"


def _plan(pair: Pair) -> Outcome:
    """Return whether both are plans or neither is: a plan is not an event, and two dates may belong to two events."""
    planned = [claim.modality == "planned" for claim in (pair.first, pair.second)]
    return "agrees" if planned[0] == planned[1] else "differs"


def _slots(pair: Pair) -> tuple[Slot, Slot]:
    assert pair.first.slot is not None and pair.second.slot is not None  # noqa: S101, PT018 -- as above
    return pair.first.slot, pair.second.slot


FEATURES: dict[str, Callable[[Pair], Outcome]] = {
    "noun": _noun,
    "predicate": _predicate,
    "participants": _participants,
    "place": _place,
    "time": _time,
    "part": _part,
    "surety": _surety,
    "plan": _plan,
}
