"""Text with its layout, in one form for all readers: runs of letters, and what their position or look means.

A raised digit after "31" is the mark of a note, not a third digit, and struck-out words are withdrawn. The readers of
web pages, Word files and PDFs mark their runs. This module decides which are text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Literal, NamedTuple

Mark = Literal["plain", "raised", "struck", "note"]

_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_NUMBER = re.compile(r"[+\-−]?\d{1,3}")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_NOTE = r"(?:\d{1,3}|[A-Za-z]|[ivx]{1,5}|[*†‡§¶#]{1,4}|note \d{1,3})"
_NOTES = re.compile(rf"[\[(]?{_NOTE}(?:\s?[,;–-]\s?{_NOTE}){{0,9}}[\])]?")
_BRACKETED_NOTES = re.compile(rf"(?:\[{_NOTE}\]\s?){{1,10}}")
# What can have a printed power: symbols of length and time, and ten. After a currency, "85 m" is a sum.
_UNIT = re.compile(r"(?:(?<![^\W\d_])(?:[kdcmnµ]?m|hm|ft|yd|mi)|\d\s?(?:in|s))$")
_MILLIONS = re.compile(r"(?:[$€£¥₹]|\b[A-Z]{3}|\b[A-Z]{2}\$)\s?[\d.,]+\s?m$")
_TEN = re.compile(r"(?<![\d.,])10$")
_FRACTION_LINE = re.compile(r"\s?[/⁄]\s?\d")
_SIGNS = {"tm": "™", "sm": "℠"}
_MOST_TOLD = 3
_LONGEST_TOLD = 60
# How much is kept of what an outlet has struck out of an article.
_MOST_STRUCK, _LONGEST_STRUCK = 50, 400

# The text before a raised mark that decides what it is, in characters.
BEFORE = 24


class Run(NamedTuple):
    """Letters with the same look. `linked` if they lead to another place in the document, as note marks do."""

    text: str
    mark: Mark = "plain"
    linked: bool = False


class Words(NamedTuple):
    """The text of some runs, and what was struck out between them."""

    text: str
    struck: tuple[str, ...] = ()


def words_of(runs: Iterable[Run]) -> Words:
    """Return the text of the `runs` of a paragraph, without note marks and struck-out words."""
    text = ""
    struck: list[str] = []
    joined = _joined(runs)
    for place, run in enumerate(joined):
        if run.mark == "struck":
            struck.append(run.text)
        if run.mark in {"struck", "note"}:
            continue
        if run.mark == "raised":
            after = joined[place + 1].text if place + 1 < len(joined) else ""
            text += set_raised(text[-BEFORE:], run.text, after, linked=run.linked)
        elif place and joined[place - 1].mark == "struck" and text[-1:].isspace():
            # Struck-out words leave the blanks on both sides.
            text += run.text.lstrip(" ")
        else:
            text += run.text
    return Words(text, tuple(words for each in struck if (words := " ".join(each.split()))))


def _joined(runs: Iterable[Run]) -> list[Run]:
    """Return the runs with neighbours of one kind joined, because programs split them anywhere."""
    joined: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if joined and joined[-1].mark == run.mark and joined[-1].linked == run.linked:
            joined[-1] = joined[-1]._replace(text=joined[-1].text + run.text)
        else:
            joined.append(run)
    return joined


def set_raised(before: str, raised: str, after: str = "", *, linked: bool = False) -> str:
    """Return how `raised` is written in the text between `before` and `after`: empty for the mark of a note."""
    words = raised.strip()
    if _ORDINAL.fullmatch(words) and before[-1:].isdecimal():
        return raised
    if not linked and _NUMBER.fullmatch(words):
        if _FRACTION_LINE.match(after):
            return f" {words}" if before[-1:].isdecimal() else words
        if not words.isdecimal() or _TEN.search(before) or (_UNIT.search(before) and not _MILLIONS.search(before)):
            return words.translate(_RAISED)
    if _NOTES.fullmatch(words) or _BRACKETED_NOTES.fullmatch(words):
        return ""
    return _SIGNS.get(words.lower(), raised)


def is_note_mark(words: str) -> bool:
    """Return whether `words` that link to another place in the document are the mark of a note."""
    return bool(_NOTES.fullmatch(words.strip()) or _BRACKETED_NOTES.fullmatch(words.strip()))


def kept_struck(struck: Iterable[str]) -> tuple[str, ...]:
    """Return the part of the struck-out words that is kept: short passages, and only so many."""
    return tuple(islice((words for words in struck if len(words) <= _LONGEST_STRUCK), _MOST_STRUCK))


def withdrawn(struck: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return the warning that some words were struck out by the outlet; none if there are none."""
    if not struck:
        return ()
    shown = ", ".join(f"'{_brief(words)}'" for words in struck[:_MOST_TOLD])
    more = f" and {len(struck) - _MOST_TOLD} more" if len(struck) > _MOST_TOLD else ""
    return (("withdrawn", f"has words that the outlet struck out: {shown}{more}; they are left out as withdrawn"),)


def _brief(words: str) -> str:
    return words if len(words) <= _LONGEST_TOLD else f"{words[: _LONGEST_TOLD - 1].rstrip()}…"
