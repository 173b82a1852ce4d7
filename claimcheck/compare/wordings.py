"""Compares two wordings of one utterance, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from claimcheck.compare.relations import Relation
from claimcheck.rulebook.verdicts import Verdicts

_WORD = re.compile(r"\w+(?:'\w+)*|…|\.\.\.")
_CUTS = {"…", "..."}
# Words replaced at the very start or end of both quotations count as another wording only if they are few: else one of
# them was cut earlier than the other. Where much is shared, a few more may differ ("will have", "is going to have").
_LONGEST_SWAP, _LONGEST_SURE_SWAP, _SURE = 2, 3, 5


@dataclass(frozen=True, slots=True)
class Change:
    """Words of the first quotation (`before`) for which the second has others (`after`)."""

    before: tuple[str, ...]
    after: tuple[str, ...]


def changes(first: str, second: str) -> tuple[Change, ...]:
    """Return where two wordings differ inside what they share.

    What one leaves out at its ends, or marks as cut, is no change.
    """
    a, b = _words(first), _words(second)
    operations = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    shared = sum(a2 - a1 for what, a1, a2, _, _ in operations if what == "equal")
    longest = _LONGEST_SWAP if shared < _SURE else _LONGEST_SURE_SWAP
    found = []
    for number, (what, a1, a2, b1, b2) in enumerate(operations):
        if what == "equal" or _CUTS & {*a[a1:a2], *b[b1:b2]}:
            continue
        at_end = number in (0, len(operations) - 1)
        if at_end and not (what == "replace" and max(a2 - a1, b2 - b1) <= longest):
            continue
        found.append(Change(tuple(a[a1:a2]), tuple(b[b1:b2])))
    return tuple(found)


def compare_wordings(first: str, second: str) -> Relation:
    """Return what two wordings of one utterance are to each other."""
    return Relation.APART if changes(first, second) else Relation.SAME


def turns_round(found: tuple[Change, ...], rules: Verdicts) -> bool:
    """Return whether a negation stands on one side of a change only."""
    return any(bool(rules.negations & {*c.before}) != bool(rules.negations & {*c.after}) for c in found)


def _words(quotation: str) -> list[str]:
    return _WORD.findall(quotation.lower().replace("’", "'").replace("‘", "'"))
