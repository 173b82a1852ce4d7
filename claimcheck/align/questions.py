"""Names a fact by the question it answers, in the words of its clearest member."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from claimcheck.model import Claim
from claimcheck.wordings import what_was_said

# On its own, a question with "he" or "it" is unclear.
_VAGUE = frozenset(
    {"he", "she", "it", "they", "we", "i", "you", "him", "her", "them", "this", "that", "these", "those", "his", "its"}
    | {"their", "my", "our", "one"}
)
# A question of this many words says enough; a longer one takes longer to read.
_ENOUGH, _MUCH = 6, 10
_FEW = 4
# Question words for a value, with a quotation instead of the clause.
_QUOTED = "“"
# "The roof of what?" lacks a clause.
_ECHOED = re.compile(r"(?<=\s)(?:what|whom)\?$|^(?:The|An?|His|Her|Its|Their)\s")
# "Was to" is all that is known about the time of a plan.
_TIMELESS = re.compile(r"\b(?:was|were|is|are)\b.*\bto\b")
_WORD = re.compile(r"\w{4,}")


def question_of(claims: Sequence[Claim]) -> str:
    """Return the question that `claims` answer, in the words of the clearest of them."""
    if all(claim.kind == "quote" for claim in claims):
        return _what_was_said(claims)
    asking = [claim for claim in claims if claim.question]
    if not asking:
        return claims[0].text
    asked = [claim.question for claim in asking]
    kinds = Counter(claim.kind for claim in asking)
    openings = Counter(_opening(question) for question in asked)
    told = Counter(word for question in asked for word in _words(question))

    def rank(claim: Claim) -> tuple[int, str]:
        question = claim.question
        # What most members ask for is what the fact is about.
        rare = 2 * (openings[_opening(question)] < max(openings.values()))
        other = 3 * (kinds[claim.kind] < max(kinds.values()))
        shared = min(2, sum(told[word] > 1 for word in _words(question)))
        return _unclear(question) + rare + other - shared, question

    return min(asking, key=rank).question


def _what_was_said(quotations: Sequence[Claim]) -> str:
    """Return the question for quotations of one utterance.

    It names the speaker only if half of them do, and none names somebody else: one article's "he" may be anybody.
    """
    speakers = [claim.speaker_name for claim in quotations if claim.speaker_name]
    surnames = {name.rpartition(" ")[2].lower() for name in speakers}
    if len(surnames) == 1 and 2 * len(speakers) >= len(quotations):
        return what_was_said(max(speakers, key=lambda name: (len(name), name)))
    return what_was_said(None, min((claim.words or "" for claim in quotations), key=lambda words: (len(words), words)))


def _unclear(question: str) -> int:
    """Return how much a question leaves unclear, or how long it is for what it asks; 0 is the best."""
    words = question.rstrip("?").split()
    count = len(words)
    return (
        12 * (_QUOTED in question)
        + 6 * (_ECHOED.search(question) is not None)
        + 3 * any(word.lower() in _VAGUE for word in words)
        + (_TIMELESS.search(question) is not None)
        + 3 * (count < _FEW)
        + max(0, _ENOUGH - count)
        + max(0, count - _MUCH)
    )


def _opening(question: str) -> str:
    """Return what a question asks for, by its first words: "how many", "when"."""
    first = re.split(r"[\s:?]+", question.lower())[:2]
    return " ".join(first) if first[0] == "how" else "who" if first[0] in {"who", "whose", "what"} else first[0]


def _words(question: str) -> frozenset[str]:
    return frozenset(_WORD.findall(question.lower()))
