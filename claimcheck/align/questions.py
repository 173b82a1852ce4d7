"""Names a fact by the question it answers, in the words of its clearest member."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from claimcheck.align.shared_words import SharedWords, words_in
from claimcheck.align.shortened import shortened
from claimcheck.model import Claim
from claimcheck.rulebook.questions import Questions
from claimcheck.wordings import what_was_said

# On its own, a question with "he" or "it" is unclear.
_UNKNOWN = frozenset(
    {"he", "she", "it", "they", "we", "i", "you", "him", "them", "this", "these", "those", "my", "our"}
)
_VAGUE = frozenset({"her", "that", "his", "its", "their", "one"})
# A question of this many words says enough; a longer one takes longer to read.
_ENOUGH, _MUCH = 6, 10
_FEW = 4
_FIGURE = re.compile(
    r"\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    r"|(?:half|dozen|hundred|thousand|million)s?)\b(?!-\w*[a-z]{6})",
    re.IGNORECASE,
)
# What a question weighs that no other article has a word of, and how many words with a meaning say enough.
_ALONE, _TELLING = 4, 3
# What a figure in it counts for, where other words count one.
_OF_FIGURE = 4
# A sentence ends in one of these, a headline doesn't. It leaves out small words, and so does a question made of it.
_ENDS = (".", "!", "?", "…", ":", ";")
# Such words name nothing that is counted.
_BARE = frozenset({"How many", "How many of them", "How old"})
# Question words for a value, with a quotation instead of the clause.
_QUOTED = "“"
# "The roof of what?" lacks a clause.
_ECHOED = re.compile(r"(?<=\s)(?:what|whom)\?$|^(?:The|An?|His|Her|Its|Their)\s")
_HEADLINE = re.compile(r"\b[A-Z]{4,}\b.* [A-Z]{4,}\b")
# "How much was the fine?" doesn't say what happened.
_ONLY_NAMED = re.compile(r"(?:How \w+|What|When|Who) (?:was|were|is|are) (?:the )?\S+\?")
# "Was to" is all that is known about the time of a plan.
_TIMELESS = re.compile(r"\b(?:was|were|is|are)\b.*\bto\b")
# "How many were hurt?" doesn't say what they are.
_UNCOUNTED = re.compile(r"How many (?:did|does|do|was|were|is|are|has|have|had|will|would)\b")


def question_of(claims: Sequence[Claim], words: Questions) -> str:
    """Return the question that `claims` answer, in the words of the clearest of them that the others share most of."""
    if all(claim.kind == "quote" for claim in claims):
        speakers = {claim.speaker_name for claim in claims if claim.speaker_name}
        shortest = min((claim.words or "" for claim in claims), key=lambda said: (len(said), said))
        return what_was_said(speakers.pop() if len(speakers) == 1 else None, shortest)
    asking = [claim for claim in claims if claim.question]
    if not asking:
        return claims[0].text
    shared = SharedWords(claims)
    asked = {claim.id: shortened(claim.question, claim.file, shared, words) for claim in asking}
    kinds = Counter(claim.kind for claim in asking)
    openings = Counter(_opening(question) for question in asked.values())

    def rank(claim: Claim) -> tuple[float, str]:
        question = asked[claim.id]
        # What most members ask for is what the fact is about.
        rare = 2 * (openings[_opening(question)] < max(openings.values()))
        other = 3 * (kinds[claim.kind] < max(kinds.values()))
        headline = 3 * (not claim.text.rstrip("\"”’' ").endswith(_ENDS))
        badness = _unclear(question) + rare + other + headline + 3 * _in_units(claim)
        return badness + _alone(question, claim.file, shared, words), question

    best = min(asking, key=rank)
    counts = best.quantity is None or best.quantity.kind == "count"
    named = _plainer(asked[best.id], asking) if counts else asked[best.id]
    return shared.as_written(named, words.idle)


def _in_units(claim: Claim) -> bool:
    """Return whether a question names the unit of a measure: "how many metres", where others have kilometres."""
    return claim.quantity is not None and claim.quantity.kind == "measure" and "ow many " in claim.question[:14]


def _alone(question: str, file: str, shared: SharedWords, words: Questions) -> float:
    """Return how much of a question only the article `file` says, or how little it says at all.

    Figures count most, as the articles may differ in them.
    """
    telling = [word for word in words_in(question) if word.lower() not in words.idle]
    alone = sum((1 - shared.share(word, file)) * (_OF_FIGURE if _FIGURE.match(word) else 1) for word in telling)
    return _ALONE * alone / max(1, len(telling)) + max(0, _TELLING - len(telling))


def _plainer(question: str, asking: Sequence[Claim]) -> str:
    """Return how many or how old for a quotation with a gap, with the noun that most members count."""
    words = question.partition(": “")[0]
    if words == question or not words.startswith(("How many", "How old")):
        return question
    if words not in _BARE:
        return f"{words}?"
    named = [c.question.partition(": “")[0] for c in asking]
    named = [each for each in named if each.startswith("How many ") and each not in _BARE and not each.endswith("?")]
    if named:
        return f"{named[0]}?"
    counted = Counter(c.quantity.counted for c in asking if c.quantity is not None and c.quantity.counted)
    if words == "How old":
        return "How old?"
    noun = max(sorted(counted), key=counted.__getitem__, default="")
    return f"How many {noun}?" if noun.islower() else question


def _unclear(question: str) -> int:
    """Return how much a question leaves unclear, or how long it is for what it asks; 0 is the best."""
    words = question.rstrip("?").split()
    count = len(words)
    return (
        12 * (_QUOTED in question)
        + 6 * (_ECHOED.search(question) is not None)
        + 5 * any(word.lower() in _UNKNOWN for word in words)
        + 2 * any(word.lower() in _VAGUE for word in words)
        + (_TIMELESS.search(question) is not None)
        + 3 * (count < _FEW)
        + 2 * (_UNCOUNTED.match(question) is not None)
        + 4 * (_HEADLINE.search(question) is not None)
        + 2 * (_ONLY_NAMED.fullmatch(question) is not None)
        + max(0, _ENOUGH - count)
        + max(0, count - _MUCH)
    )


def _opening(question: str) -> str:
    """Return what a question asks for, by its first words: "how many", "when"."""
    first = re.split(r"[\s:?]+", question.lower())[:2]
    return " ".join(first) if first[0] == "how" else "who" if first[0] in {"who", "whose", "what"} else first[0]
