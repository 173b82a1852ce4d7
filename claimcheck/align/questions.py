"""Names a fact by the question that it answers, from the clause of its clearest member."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.model import Claim

# Who "he" or "it" is, nobody knows who reads the question alone.
_VAGUE = frozenset(
    {"he", "she", "it", "they", "we", "i", "you", "him", "her", "them", "this", "that", "these", "those"}
)
# A question of so many words is a full one; a longer one takes longer to read.
_FULL = 5
# What the small parser makes of a broken clause mostly begins or ends like this.
_BROKEN = re.compile(
    r"^(?:Of|In|On|At|To|By|With|From|For|Outside|Under|Over|After|Before) (?:what|whom) |^What (?:is|was|will)\?"
    r"|\b(?:whose|which)\b|^\w+\?|\b[A-Z]{5,}\b|\b(?:is|was|were|are|the|a|an|of|to)\?$"
)


def question_of(claims: Sequence[Claim]) -> str:
    """Return the question that `claims` answer, as the clearest of them puts it."""
    return min((claim.question for claim in claims if claim.question), key=_unclear, default=claims[0].text)


def _unclear(question: str) -> tuple[bool, bool, int, str]:
    words = question.rstrip("?").split()
    return (
        _BROKEN.search(question) is not None,
        any(word.lower() in _VAGUE for word in words),
        abs(len(words) - _FULL - 2) + 4 * (len(words) < _FULL),
        question,
    )
