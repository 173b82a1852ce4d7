"""Finds where a paragraph's text starts behind a dateline: "ZADAR, Croatia (AP) — A storm tore ...".

A parser takes the place for the start of the sentence, often for its subject, and the lead is what says most.
"""

from __future__ import annotations

import re

_DASH = r"(?: ?— ?| ?– | ?-- | - )"
_NAME = r"[^\W\d_][\w.'’]*"
_SHOUTED = r"[^\W\d_a-z][^\W\d_a-z'’.-]*(?:[ '’./-]+[^\W\d_a-z]+){0,4}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
# A country, a state or a day.
_BEHIND = rf"(?:, (?:{_DAY}|{_NAME}(?: {_NAME}){{0,3}})){{0,3}}"
_AGENCY = r" ?\([^()\n]{2,40}\)"
_DATELINES = (
    # A place in capitals, as in "RIO DE JANEIRO, March 5 (AP) — ".
    re.compile(rf"(?P<shouted>{_SHOUTED}){_BEHIND}(?:{_AGENCY})?{_DASH}"),
    # An agency, as in "Paris (AFP) – ".
    re.compile(rf"(?:{_NAME}(?: {_NAME}){{0,3}}{_BEHIND})?{_AGENCY}{_DASH}"),
    # A day, as in "March 5 - ".
    re.compile(rf"(?:{_NAME},? )?{_DAY}{_DASH}"),
)
# In letters. Shorter words in capitals are mostly bodies: "BBC - The Voice - ..."
_SHORTEST_PLACE = 4


def text_start(paragraph: str) -> int:
    """Return where the text starts behind a dateline, in characters, or 0 if there is none.

    What follows must begin like a sentence. "NATO — the alliance — said" has no dateline.
    """
    for dateline in _DATELINES:
        found = dateline.match(paragraph)
        if found is None or not _begins(paragraph[found.end() : found.end() + 2]):
            continue
        shouted = found.groupdict().get("shouted")
        if shouted is None or sum(map(str.isalpha, shouted)) >= _SHORTEST_PLACE:
            return found.end()
    return 0


def _begins(text: str) -> bool:
    return text[:1].isupper() or text[:1].isdigit() or (text[:1] in "\"“‘'$€£" and not text[1:2].islower())
