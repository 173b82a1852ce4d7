"""Compares two wordings of one utterance."""

from __future__ import annotations

from claimcheck.compare.relations import Relation
from claimcheck.rulebook.verdicts import Verdicts
from claimcheck.wordings import Change, Spelled, changes

__all__ = ["Change", "changes", "compare_wordings", "turns_round"]


def compare_wordings(first: str, second: str, spelled: Spelled = str) -> Relation:
    """Return how two wordings of one utterance relate. `spelled` gives the standard spelling of a word."""
    return Relation.APART if changes(first, second, spelled) else Relation.SAME


def turns_round(found: tuple[Change, ...], rules: Verdicts) -> bool:
    """Return whether only one side of a change has a negation."""
    return any(bool(rules.negations & {*c.before}) != bool(rules.negations & {*c.after}) for c in found)
