"""Cuts out of a sentence without end what a claim quotes, so that a thousand claims do not quote all of it."""

from __future__ import annotations

from claimcheck.model import Span

# In characters. Hardly any sentence of an article is longer; lists, tables and broken texts are.
LONGEST = 1_000
_LONGEST_WORD = 40


def stretch_of(whole: Span, at: int, until: int, text: str) -> Span:
    """Return `whole`, or, where that is too long, the stretch of it that holds `text[at:until]`.

    Stretches begin at fixed places, so that values near each other share one.
    """
    if whole.end - whole.start <= LONGEST:
        return whole
    start = whole.start + (at - whole.start) // LONGEST * LONGEST
    end = min(whole.end, max(start + LONGEST, until))
    if start > whole.start:
        start = max(start - _LONGEST_WORD, text.rfind(" ", start - _LONGEST_WORD, start) + 1)
    blank = text.find(" ", end, min(whole.end, end + _LONGEST_WORD))
    return Span(start, blank if blank >= 0 else end)
