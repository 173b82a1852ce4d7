"""Decides how the values of two claims relate, whatever their kind."""

from __future__ import annotations

from claimcheck.compare.days import compare_days
from claimcheck.compare.figures import compare_figures
from claimcheck.compare.lists import compare_lists
from claimcheck.compare.phrases import (
    are_of_two,
    is_short_for,
    name_and_description,
    one_says_more,
    plain_words,
)
from claimcheck.compare.relations import Relation
from claimcheck.compare.verbs import is_planned_and_done, verbs_by_their_words
from claimcheck.model import Claim, Link, Modality
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.places import Places
from claimcheck.wordings import changes, shared_words, telling_words

# From this probability on, two wordings count as clashing. It is below a half, because each finding is weighed again.
CLASHES = 0.35
# From this one on, one wording counts as vaguer than the other. The same answer in other words is not a difference.
ROUNDER = 0.5
# Two quotations that share fewer of their words are two passages, not two wordings of one. In our own stories, that is
# so for 113 of 149 such pairs with a difference, and for 177 of 712 with more in common.
ONE_PASSAGE = 0.3


def relation(first: Claim, second: Claim, link: Link | None, rules: Rulebook) -> Relation | None:
    """Return how the values of two claims of one fact relate, None if they can't be compared.

    Figures, dates and lists are calculated; for names, phrases and verbs the `link` holds what the judge said.
    """
    if first.quantity is not None and second.quantity is not None:
        return compare_figures(first, second, rules)
    if first.time is not None and second.time is not None:
        return compare_days(first, second, rules.verdicts)
    if first.names and second.names:
        return compare_lists(first, second, rules.places)
    if first.kind == "quote" and second.kind == "quote":
        return _wordings(first.words or "", second.words or "", rules)
    return _judged(first, second, link, rules)


def _wordings(first: str, second: str, rules: Rulebook) -> Relation | None:
    """Return what two quotations are to each other. Two passages of one speech have few words in common."""
    if not changes(first, second, rules.spellings.one):
        return Relation.SAME
    _, share = shared_words(first, second, rules.spellings.one)
    return Relation.APART if share >= ONE_PASSAGE else None


def _judged(first: Claim, second: Claim, link: Link | None, rules: Rulebook) -> Relation | None:
    """Return what two phrases are to each other, by their words if these tell, otherwise by the judge."""
    if first.kind == second.kind == "entity" and are_of_two(first, second, rules):
        # Two people whom two articles name for two acts are no disagreement.
        return Relation.APART if telling_words(first.question) & telling_words(second.question) else None
    told = _by_their_words(first, second, rules)
    if told is not None:
        return told
    if link is None or (first.kind == second.kind == "entity" and name_and_description(first, second)):
        return None
    if link.clash >= CLASHES:
        return Relation.SAME if _both_deny(first, second, rules) else Relation.APART
    return Relation.ROUNDER if link.rounder >= ROUNDER else Relation.SAME


def _both_deny(first: Claim, second: Claim, rules: Rulebook) -> bool:
    """Return whether two verbs are both denied: a question has only one "no", whatever the judge says.

    On 95 of our own stories, none of the 16 findings on two denials was right ("did not appear", "was not present").
    """
    return first.kind == second.kind == "polarity" and _denies(first, rules) and _denies(second, rules)


def _denies(claim: Claim, rules: Rulebook) -> bool:
    """Return whether a verb says no: "was not affected", "is exempt", but not "is not exempt"."""
    return (claim.polarity == "denied") != (not rules.verdicts.negative.isdisjoint(plain_words(claim)))


def _by_their_words(first: Claim, second: Claim, rules: Rulebook) -> Relation | None:
    if first.kind == second.kind == "polarity":
        found = _verbs(first, second, rules)
        if found is not None:
            return found
    if first.polarity == second.polarity and plain_words(first) == plain_words(second):
        return Relation.SAME
    if not first.kind == second.kind == "entity":
        return None
    if one_says_more(first, second) or is_short_for(first, second):
        return Relation.SAME
    return _places(first, second, rules.places)


def _places(first: Claim, second: Claim, places: Places) -> Relation | None:
    """Return what two names of places are to each other: of one country, one in the other, or nothing known."""
    one, other = first.value or "", second.value or ""
    if places.same(one, other):
        return Relation.SAME
    return Relation.ROUNDER if places.within(one, other) or places.within(other, one) else None


def _verbs(first: Claim, second: Claim, rules: Rulebook) -> Relation | None:
    if _as_certain(first) == _as_certain(second):
        return verbs_by_their_words(first, second, rules)
    return Relation.APART if is_planned_and_done(first, second, rules) else None


def _as_certain(claim: Claim) -> Modality:
    """Return how certain a claim is. In reported speech, "would close" is what "will close" is in a quotation."""
    return "planned" if claim.modality == "conditional" else claim.modality
