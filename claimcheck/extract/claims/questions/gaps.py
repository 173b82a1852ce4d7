"""Quotes the words around a value that no whole question asks for, and drops a value's own words from a question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from claimcheck.extract.claims.questions.phrases import QUOTATION_MARKS
from claimcheck.extract.tokens import Doc, Token

# The second half of a short form: "'s", "n't".
_SHORT_FORM = re.compile(r"\w*['’]\w+")
_QUOTED_BEFORE, _QUOTED_BEHIND = 6, 4


def quoted(asked: str, doc: Doc, at: tuple[int, int]) -> str:
    """Return the question words for a value, with the words around it: "How much: “a local charity, limit …”".

    The words are of its sentence, and within quotation marks of the quotation.
    """
    first = doc[max(0, at[0] - _QUOTED_BEFORE) : at[0]]
    before = list(takewhile(lambda t: not (t.is_space or t.text in QUOTATION_MARKS), reversed(first)))[::-1]
    starts = [number for number, token in enumerate(before) if token.is_sent_start]
    before = before[starts[-1] :] if starts else before
    until = at[1] + _QUOTED_BEHIND
    if any(_SHORT_FORM.fullmatch(t.text) and doc[t.i - 1].whitespace_ == "" for t in doc[until : until + 1]):
        until += 1  # "you *wo|n't*"
    behind = doc[at[1] : until]
    after = list(takewhile(lambda t: not (t.is_space or t.is_sent_start or t.text in QUOTATION_MARKS), behind))
    around = f"{_as_printed(before)} … {_as_printed(after)}".strip(" ,;:.-")
    return f"{asked}: “{around}”" if before or after else f"{asked}?"


def _as_printed(tokens: Sequence[Token]) -> str:
    return "".join(token.text + token.whitespace_ for token in tokens).strip()


def without_time(question: str, tokens: Sequence[Token]) -> str:
    """Return a question for a time without the hour that belongs to it: "When was he seen *at 1.05pm CET*?"."""
    for place, token in enumerate(tokens):
        if any(map(str.isdigit, token.text)):
            rest = ""
            for later in reversed(tokens[place + 1 :]):
                rest = rf"(?:\s?{re.escape(later.text)}{rest})?"
            question = re.sub(rf" (?:at|on|by) {re.escape(token.text)}{rest}(?!\w)", "", question)
    return question
