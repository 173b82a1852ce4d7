"""Reads hedges next to a figure."""

from __future__ import annotations

import re

from claimcheck.extract.lines import Line, one_blank
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.hedges import Hedge, Hedges

_WORDS = re.compile(r"[^\s,;:()\"“”—–]+|[,;:()\"“”—–]")
_WORD_BEFORE = re.compile(r"([a-z’']+)\s$")
_NO_NOUN = re.compile(r"[.,;:!?)]|$|\s(?:and|but|or|more)\b")
_ARTICLES = frozenset({"a", "an"})
_REACH = 64
_APART_REACH = 120
_MOST_BETWEEN = 3


def hedge_before(line: Line, start: int, rules: Hedges) -> tuple[Hedge, int] | None:
    """Return the hedge that ends right before `start`, and where it begins."""
    for sign, hedge in rules.glued.items():
        if line.lower.endswith(sign, line.start, start):
            return hedge, start - len(sign)
    from_ = line.back(start, _REACH)
    words = [(match.group(), match.start()) for match in _WORDS.finditer(line.lower, from_, start)]
    if words and from_ > line.start and line.lower[from_ - 1].isalnum():
        words = words[1:]
    # "Under a 30-day order" says where, "under a million" how much; there the article is part of the figure.
    behind_the = bool(words) and words[-1][0] in _ARTICLES
    for _ in range(_MOST_BETWEEN + 1):
        for count in range(min(rules.longest, len(words)), 0, -1):
            hedge_found = rules.before.get(" ".join(word for word, _ in words[-count:]))
            if hedge_found is not None:
                before = words[-count - 1][0] if len(words) > count else ""
                is_none = behind_the and words[-count][0] in rules.not_before_the
                is_none |= before in rules.belongs_to.get(words[-count][0], ()) and count == 1
                return None if is_none else (hedge_found, words[-count][1])
        if not words or words[-1][0] not in rules.between:
            break
        behind_the |= words.pop()[0] == "the"
    apart = line.before(rules.apart, start, _APART_REACH)
    if apart is not None:
        return rules.before[one_blank(apart.group("hedge"))], apart.start()
    distant = line.before(rules.with_word, start, _REACH)
    return None if distant is None else (rules.distant[distant.group("noun") or distant.group("verb")], distant.start())


def is_preposition(line: Line, start: int, end: int, rules: Hedges) -> bool:
    """Return whether "over" before a length of time means "during" ("$5 million over six years")."""
    if line.lower[start:end].split()[:1] != ["over"]:
        return False
    before = _WORD_BEFORE.search(line.lower, line.back(start, 16), start)
    return before is None or before.group(1) not in rules.over_after


def tells_place(line: Line, start: int, number: int, end: int, rules: Hedges) -> bool:
    """Return whether "under" at `start` gives a place ("convicted under nine heads, cleared under five").

    The number begins at `number` and ends at `end`.
    """
    if line.lower[start:number] != "under ":
        return False
    if line.behind(rules.stood_under, end):
        return True
    return line.behind(_NO_NOUN, end) is not None and line.before(rules.under_before, start, _APART_REACH) is not None


def hedge_after(line: Line, end: int, rules: Rulebook) -> tuple[Hedge, int] | None:
    """Return the hedge right after `end`, or after the noun there, and where it ends."""
    match = line.behind(rules.hedges.right_behind, end) or line.behind(rules.hedges.behind_noun, end)
    if match is None or line.behind(rules.numbers.goes_on, match.end()):
        # "24 dead and over 200 hurt": the words belong to the next figure.
        return None
    if line.text[match.start("hedge")].isupper() and not line.is_caseless:
        # "The 400 Max" is the name of a thing.
        return None
    return rules.hedges.after[one_blank(match.group("hedge"))], match.end()
