"""Tells what the values of two claims are to each other, whatever kind they are of."""

from __future__ import annotations

from claimcheck.compare.days import compare_days
from claimcheck.compare.figures import compare_figures
from claimcheck.compare.lists import compare_lists
from claimcheck.compare.named_values import compare_named
from claimcheck.compare.relations import Relation
from claimcheck.compare.wordings import compare_wordings
from claimcheck.model import Claim
from claimcheck.rulebook.book import Rulebook


def relation(first: Claim, second: Claim, rules: Rulebook) -> Relation | None:
    """Return what the values of two claims of one fact are to each other, None where they can't be compared."""
    if first.quantity is not None and second.quantity is not None:
        return compare_figures(first, second, rules)
    if first.time is not None and second.time is not None:
        return compare_days(first, second, rules.verdicts.zone_offsets)
    if first.names and second.names:
        is_list = first.slot is not None and first.slot.kind == "set"
        return compare_lists(first, second, rules.places) if is_list else compare_named(first, second, rules)
    if first.slot is not None and first.slot.kind == "modality":
        return Relation.SAME if first.words == second.words else Relation.APART
    if first.words is not None and second.words is not None:
        return compare_wordings(first.words, second.words)
    return None
