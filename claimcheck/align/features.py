"""Compares two claims feature by feature: does it agree, is it unknown on one side, or does it differ?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import Literal

from claimcheck.align.spelling import same_but_for_a_letter
from claimcheck.model import Claim, Slot
from claimcheck.rulebook.places import Places
from claimcheck.rulebook.scope import Scope

_SHARED_WORDS = 2
# Articles at least this near in words tell much the same: an open slot needs no names to be one fact.
_CLOSE = 0.2
# At least this near, or what one does in both may be two deeds of a busy person. Of unrelated articles one pair in
# forty is.
_RATHER_CLOSE = 0.15
_PEOPLE = "noun.people"
# Two dates further apart than this are those of two events.
_ONE_EVENT = timedelta(days=62)

Outcome = Literal["agrees", "unknown", "differs"]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims, and what the comparison needs to know of their story and of language.

    `story_places` are the places as wide as the story, `sorts` the nouns that may stand for people of no special sort,
    `closeness` how near in words the two articles are, `places` the gazetteer.
    """

    first: Claim
    second: Claim
    story_places: frozenset[str]
    scope: Scope
    sorts: frozenset[str] = frozenset()
    closeness: float = 1.0
    places: Places | None = None

    def one_name(self, first: str, second: str) -> bool:
        """Return whether two names may stand for one, by their words or as names of one country."""
        if same_name(first, second, self.scope):
            return True
        return self.places is not None and self.places.same(first, second)


def name_key(name: str, scope: Scope) -> frozenset[str]:
    """Return the words of a name that tell it from another."""
    return _words_but(name, scope.company_words)


# A claim meets many others, with the same names each time.
@lru_cache(maxsize=20_000)
def _words_but(name: str, company_words: frozenset[str]) -> frozenset[str]:
    words = {word.strip(".,'’").lower() for word in name.replace("’s", "").replace("'s", "").replace("-", " ").split()}
    return frozenset(word for word in words if word and word not in company_words) or frozenset(words)


def same_name(first: str, second: str, scope: Scope) -> bool:
    """Return whether two names may stand for one: the words of one are among the other's, or two of them are shared.

    "Norvik" is Norvik Metals; Dario and Luca Fenwick are two people.
    """
    a, b = name_key(first, scope), name_key(second, scope)
    return a <= b or b <= a or len(a & b) >= _SHARED_WORDS


def _known(first: object, second: object, same: bool) -> Outcome:
    if not first or not second:
        return "unknown"
    return "agrees" if same else "differs"


def _noun(pair: Pair) -> Outcome:
    """What is counted. "Nine miners" may be all the people of another article; "nine children" are a part."""
    a, b = _slots(pair)
    if {a.head, b.head} & {_PEOPLE} and {a.head, b.head} & pair.sorts:
        return "unknown"
    return _known(a.head, b.head, a.head == b.head)


def _predicate(pair: Pair) -> Outcome:
    a, b = _slots(pair)
    return _known(a.predicate, b.predicate, a.predicate == b.predicate)


def _modifiers(pair: Pair) -> Outcome:
    a, b = _slots(pair)
    return _known(a.modifiers, b.modifiers, bool(set(a.modifiers) & set(b.modifiers)))


def _owner(pair: Pair) -> Outcome:
    a, b = _slots(pair)
    return _known(a.owner, b.owner, pair.one_name(a.owner or "", b.owner or ""))


def _target(pair: Pair) -> Outcome:
    a, b = _slots(pair)
    return _known(a.target, b.target, pair.one_name(a.target or "", b.target or ""))


def _participants(pair: Pair) -> Outcome:
    a, b = _slots(pair)
    shared = any(pair.one_name(x, y) for x in a.participants for y in b.participants)
    return _known(a.participants, b.participants, shared)


def _common_ground(pair: Pair) -> Outcome:
    """The same names in both sentences; or, in articles that tell much the same, no names that speak against it."""
    found = _participants(pair)
    return "agrees" if found == "unknown" and pair.closeness >= _CLOSE else found


def _nearness(pair: Pair) -> Outcome:
    """Whether the articles tell much the same, or the deed is done to one thing in both."""
    a, b = _slots(pair)
    return "agrees" if pair.closeness >= _RATHER_CLOSE or set(a.modifiers) & set(b.modifiers) else "unknown"


def _person(pair: Pair) -> Outcome:
    """Whose age or sentence it is: by name where both sides have one, else by what sort of person it is.

    Where one side has a name and the other not, it may be the same person if both are of one sort, such as a child.
    """
    a, b = _slots(pair)
    if a.owner and b.owner:
        first, second = name_key(a.owner, pair.scope), name_key(b.owner, pair.scope)
        if first == second or len(first & second) >= _SHARED_WORDS:
            return "agrees"
        # A surname alone may be that of somebody else.
        return "unknown" if first & second else "differs"
    return _known(a.head, b.head, a.head == b.head)


def _event(pair: Pair) -> Outcome:
    """One event: the same class, and a modifier that tells it from others of that class."""
    a, b = _slots(pair)
    if a.head != b.head or _person_differs(pair):
        return "differs"
    return "agrees" if set(a.modifiers) & set(b.modifiers) or _one_actor(pair) else "unknown"


def _deed(pair: Pair) -> Outcome:
    """One deed: the same verb, and all that is known of who does it and to what is the same."""
    a, b = _slots(pair)
    if a.head != b.head or _person_differs(pair):
        return "differs"
    same = set(a.modifiers) == set(b.modifiers)
    if a.owner and b.owner and _one_actor(pair):
        return "agrees" if same or not (a.modifiers and b.modifiers) else "unknown"
    return "agrees" if same and a.modifiers else "unknown"


def _one_actor(pair: Pair) -> bool:
    """Return whether one named actor is known on both sides; a surname alone may be that of somebody else."""
    a, b = _slots(pair)
    first, second = (name_key(slot.owner or "", pair.scope) for slot in (a, b))
    if bool(first) and (first == second or len(first & second) >= _SHARED_WORDS):
        return True
    return pair.places is not None and pair.places.same(a.owner or "", b.owner or "")


def _person_differs(pair: Pair) -> bool:
    a, b = _slots(pair)
    return bool(a.owner and b.owner) and not pair.one_name(a.owner or "", b.owner or "")


def _era(pair: Pair) -> Outcome:
    """Two dates of one event are both of the story's own days, or both of another time, and then not far apart."""
    first, second = (slot.anchor.when for slot in _slots(pair))
    if first is None and second is None:
        return "agrees"
    if first is None or second is None:
        return "differs"
    gap = max(first[0], second[0]) - min(first[1], second[1])
    return "agrees" if gap <= _ONE_EVENT else "differs"


def _place(pair: Pair) -> Outcome:
    first, second = (_narrow(pair, claim) for claim in (pair.first, pair.second))
    if not first and not second:
        return "agrees"
    return "agrees" if first & second else "differs"


def _narrow(pair: Pair, claim: Claim) -> frozenset[str]:
    """Return the claim's places that are narrower than the story. For another event, every place counts.

    What holds a place of the story, by the gazetteer, is not narrower.
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
    """Return whether a place of the story lies in `place`, or is called so too."""
    known = pair.places
    return known is not None and any(known.within(p, place) or known.same(p, place) for p in pair.story_places)


def _place_words(place: str, scope: Scope) -> frozenset[str]:
    """Return the words that tell a place from another: "Norland province" is "norland"."""
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


def _order(pair: Pair) -> Outcome:
    first, second = ((slot.anchor.order == "old") for slot in _slots(pair))
    return "agrees" if first == second else "differs"


def _part(pair: Pair) -> Outcome:
    first, second = (slot.anchor.part for slot in _slots(pair))
    return "agrees" if first is None and second is None else "differs"


def _surety(pair: Pair) -> Outcome:
    """What is demanded, possible or conditional is no statement of what is."""
    unsure = [claim.modality in ("conditional", "demanded", "possible") for claim in (pair.first, pair.second)]
    return "agrees" if unsure[0] == unsure[1] else "differs"


def _spelling(pair: Pair) -> Outcome:
    """One name, spelled alike or with one letter changed."""
    a, b = _slots(pair)
    first, second = a.owner or "", b.owner or ""
    return "agrees" if first == second or same_but_for_a_letter(first, second) else "differs"


def _plan(pair: Pair) -> Outcome:
    """What is planned is not yet done: two dates may be those of two events."""
    planned = [claim.modality == "planned" for claim in (pair.first, pair.second)]
    return "agrees" if planned[0] == planned[1] else "differs"


def _slots(pair: Pair) -> tuple[Slot, Slot]:
    assert pair.first.slot is not None and pair.second.slot is not None  # noqa: S101, PT018 -- as above
    return pair.first.slot, pair.second.slot


FEATURES: dict[str, Callable[[Pair], Outcome]] = {
    "noun": _noun,
    "predicate": _predicate,
    "modifiers": _modifiers,
    "owner": _owner,
    "target": _target,
    "nearness": _nearness,
    "person": _person,
    "participants": _participants,
    "common_ground": _common_ground,
    "event": _event,
    "deed": _deed,
    "place": _place,
    "time": _time,
    "order": _order,
    "part": _part,
    "surety": _surety,
    "plan": _plan,
    "era": _era,
    "spelling": _spelling,
}
