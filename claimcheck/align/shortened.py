"""Cuts from a question what only one article says, if a whole question is left."""

from __future__ import annotations

import re

from claimcheck.align.shared_words import SharedWords, words_in
from claimcheck.rulebook.questions import Questions

# Fewer words are no question.
_SHORTEST = 4
_QUOTED = "“"
_ARTICLES = frozenset({"a", "an", "the", "his", "her", "its", "their", "this", "that"})
# An adverb, not "apply".
_MANNER = re.compile(r"\w{2,}(?:ed|al|ic|ous|ful|ent|ant|ive|ick|ear|ard|ief|den|ate|et|ong|ain)ly")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
# The ends of a verb's forms.
_FORMS = frozenset({"", "s", "es", "d", "ed", "n", "ing"})
_BE = frozenset({"is", "are", "was", "were"})
# "Was the boat *found* in the bay?", but not "Was the boat in the bay?".
_DONE = re.compile(
    r"\w*(?:ed|en|ing|wn|ung|uck|ost|eft|ept|ent|ilt|aid|old|ound|ought|aught|ade|et|ut|it|hot|un|ead|orn|one)"
)


def shortened(question: str, file: str, shared: SharedWords, words: Questions) -> str:
    """Return a question without the phrases and adverbs at its end that no other article than `file` has."""
    if _QUOTED in question:
        return question
    told = question.rstrip("?").split()
    while True:
        start = _last_phrase(told, words)
        if start is None or shared.supports(words_in(" ".join(told[start:])), file, words.idle):
            return f"{' '.join(told)}?"
        if _says_when_or_how_many(told[start:], words) or not _is_whole(told[:start], told[start], words):
            return f"{' '.join(told)}?"
        told = told[:start]


def _says_when_or_how_many(phrase: list[str], words: Questions) -> bool:
    """Return whether a phrase has a year ("lost a member *in 2009*"), or is a hedge before a figure ("over 1,000")."""
    if any(_YEAR.fullmatch(word) for word in phrase):
        return True
    return phrase[0] in words.hedging and len(phrase) > 1 and phrase[1][:1].isdigit()


def _last_phrase(told: list[str], words: Questions) -> int | None:
    """Return where the last phrase with a preposition starts, or the adverb at the end."""
    if told[-1].lower() in words.cut_from | words.particles | words.idle:
        return None  # "sent to prison *for*"
    if _MANNER.fullmatch(told[-1]):
        return len(told) - 1
    for place in range(len(told) - 2, 1, -1):
        word = told[place]
        if word == "to" and not _is_thing(told[place + 1]):
            return None  # "expected to close"
        if word in words.cut_from:
            return place
        if word in words.clauses:
            return None
    return None


def _is_in_need(word: str, words: Questions) -> bool:
    """Return whether a word is a verb in need of what follows it, in whatever form: "come", "comes"."""
    return any(word.startswith(verb) and word[len(verb) :] in _FORMS for verb in words.in_need)


def _is_thing(word: str) -> bool:
    return word.lower() in _ARTICLES or word[:1].isupper() or word[:1].isdigit()


def _is_whole(told: list[str], cut: str, words: Questions) -> bool:
    """Return whether a question is whole without the phrase that began with `cut`."""
    last = told[-1].lower()
    if len(told) < _SHORTEST or last in words.idle | words.cut_from or _is_in_need(last, words):
        return False
    if any(word.lower() in _BE for word in told) and (told[-1][:1].isupper() or not _DONE.fullmatch(last)):
        return False
    before = _last_phrase(told, words)
    if before is not None and told[before] == "with":  # "with its head *between its knees*"
        return False
    needing = [pair.removesuffix(f" {cut}") for pair in words.in_need if pair.endswith(f" {cut}")]
    return not any(word.lower().startswith(verb) for word in told[2:] for verb in needing)
