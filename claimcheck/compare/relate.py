"""Decides how the values of two claims relate, whatever their kind."""

from __future__ import annotations

import re

from claimcheck.compare.contrary import are_contrary
from claimcheck.compare.days import compare_days
from claimcheck.compare.figures import compare_figures
from claimcheck.compare.lists import compare_lists
from claimcheck.compare.relations import Relation
from claimcheck.compare.wordings import compare_wordings
from claimcheck.model import Claim, Link
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.verdicts import Verdicts

# From this probability on, two wordings count as clashing. It is below a half, because each finding is weighed again.
CLASHES = 0.35
# From this one on, one wording counts as vaguer than the other. The same answer in other words is not a difference.
ROUNDER = 0.5
_WORD = re.compile(r"\w+")
_ARTICLES = frozenset({"a", "an", "the"})


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
        return compare_wordings(first.words or "", second.words or "", rules.spellings.one)
    return _judged(first, second, link, rules.verdicts)


def _judged(first: Claim, second: Claim, link: Link | None, rules: Verdicts) -> Relation | None:
    """Return what two phrases are to each other, by their words if these are alike, otherwise by the judge."""
    words, others = plain_words(first), plain_words(second)
    helping = rules.helping_verbs
    if first.kind == second.kind == "polarity" and first.modality == second.modality:
        if are_contrary(first, second, helping=helping, denying=rules.negations):
            return Relation.APART
        # The same verb can't be its own contrary, whatever tense the two articles put it in.
        words, others = _without(words, helping), _without(others, helping)
    if first.polarity == second.polarity and words == others:
        return Relation.SAME
    if link is None:
        return None
    if link.clash >= CLASHES:
        return Relation.APART
    return Relation.ROUNDER if link.rounder >= ROUNDER else Relation.SAME


def plain_words(claim: Claim) -> tuple[str, ...]:
    """Return the words of a value in lower case, without articles."""
    return tuple(word for word in _WORD.findall((claim.value or "").lower()) if word not in _ARTICLES)


def _without(words: tuple[str, ...], helping: frozenset[str]) -> tuple[str, ...]:
    """Return the words of a verb without its helping verbs; all of them if it has no others."""
    return tuple(word for word in words if word not in helping) or words
