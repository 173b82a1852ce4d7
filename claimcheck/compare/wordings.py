"""Compares two wordings of one utterance."""

from __future__ import annotations

from claimcheck.compare.relations import Relation
from claimcheck.rulebook.verdicts import Verdicts
from claimcheck.wordings import Change, Spelled, changes

__all__ = ["Change", "changes", "compare_wordings", "turns_round"]


def compare_wordings(first: str, second: str, spelled: Spelled = str) -> Relation:
    """Return what two wordings of one utterance are to each other; `spelled` gives a word its one spelling."""
    return Relation.APART if changes(first, second, spelled) else Relation.SAME


def turns_round(found: tuple[Change, ...], rules: Verdicts) -> bool:
    """Return whether a negation stands on one side of a change only."""
    return any(bool(rules.negations & {*c.before}) != bool(rules.negations & {*c.after}) for c in found)
