"""Joins the lines of a printed page into paragraphs.

A PDF has lines, not paragraphs. A line continues in the next one unless it ends a sentence well before the margin.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

_FEWEST_PAGES = 3
# A running head is in the first lines of a page, a page number in the last ones.
_EDGE = 2
_DIGITS = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_LIST_MARK = re.compile(r"(?:[•●▪◦‣–—*-]|\d{1,2}[.)])\s")
_BROKEN_WORD = re.compile(r"(\w*[^\W\d_])[-\u00ad]$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Letters differ in width, so a word that seems to fit on the line may not have.
_FITS = 0.85
# Columns are narrower beside pictures, so a line counts as wide as the lines around it.
_AROUND = 3

Page = Sequence[str]


def without_running_heads(pages: Sequence[Page]) -> list[list[str]]:
    """Return the lines of `pages`, stripped, without page numbers and running heads."""
    stripped = [[line.strip() for line in page] for page in pages]
    edges = Counter(
        mask for page in stripped for mask in {_mask(page[place]) for place in _edge_places(page)} if mask.strip("# ")
    )
    running = {mask for mask, count in edges.items() if count >= _FEWEST_PAGES and count * 2 > len(pages)}
    kept = []
    for page in stripped:
        gone = {place for place in _edge_places(page) if _mask(page[place]) in running or page[place].isdecimal()}
        kept.append([line for place, line in enumerate(page) if place not in gone])
    return kept


def _edge_places(page: Page) -> list[int]:
    filled = [place for place, line in enumerate(page) if line]
    return sorted({*filled[:_EDGE], *filled[-_EDGE:]})


def _mask(line: str) -> str:
    return _DIGITS.sub("#", line)


def join_lines(pages: Sequence[Page]) -> tuple[str, tuple[int, ...]]:
    """Return the text of `pages`, a line for each paragraph, and where in it each page starts."""
    known = {word.lower() for page in pages for line in page for word in _WORD.findall(line)}
    pieces: list[str] = []
    starts: list[int] = []
    length = 0
    last = ""
    width = 0
    for page in pages:
        starting, blank = True, False
        for place, line in enumerate(page):
            if not line:
                blank = True
                continue
            joint = _joint(last, line, width, known, blank=blank and not starting)
            if joint is None:
                # The hyphen was put in by the printer.
                pieces[-1] = pieces[-1][:-1]
                length -= 1
                # Pages without text in between start after the hyphen that is gone.
                for page_before in range(bisect_right(starts, length), len(starts)):
                    starts[page_before] = length
                joint = ""
            pieces += [joint, line]
            if starting:
                starts.append(length + len(joint))
            starting, blank = False, False
            length += len(joint) + len(line)
            last, width = line, max(map(len, page[max(0, place - _AROUND) : place + _AROUND + 1]))
        if starting:
            starts.append(length)
    return "".join([*pieces, "\n"]), tuple(starts)


def _joint(last: str, line: str, width: int, known: set[str], *, blank: bool) -> str | None:
    """Return the separator between two lines; None if they are halves of a word and the hyphen must go."""
    if not last:
        return ""
    if blank or _LIST_MARK.match(line) or _ends(last, line, width):
        return "\n"
    broken = _BROKEN_WORD.search(last)
    if broken is None:
        return " "
    if not line[0].islower():
        return ""
    half = _WORD.match(line)
    whole, hyphened = f"{broken[1]}{half[0] if half else ''}".lower(), f"{broken[1]}-{half[0] if half else ''}".lower()
    return "" if hyphened in known and whole not in known else None


def _ends(last: str, line: str, width: int) -> bool:
    """Return whether the writer, not the margin, ended the line `last`: the next word would have fitted."""
    word = line.partition(" ")[0]
    fitted = len(last) + 1 + len(word) <= _FITS * width
    return fitted and (bool(_SENTENCE_END.search(last)) or not line[0].islower())
