"""Finds where a paragraph's text starts behind a dateline: "ZADAR, Croatia (AP) — A storm tore ...".

A parser takes the place for the start of the sentence, often for its subject, and the lead is what says most.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.rulebook.places import Places

_DASH = r"(?P<dash> ?— ?| ?― ?| ?– | ?− | ?-- ?| - )"
_NAME = r"[^\W\d_][\w.'’]*"
_SHOUTED = r"[^\W\d_a-z][^\W\d_a-z'’.-]*(?:[ '’./-]+[^\W\d_a-z]+){0,4}"
_AGENCY = r" ?(?:\([^()\n]{2,40}\)|/[^/\n]{2,30}/)"
# In letters. Shorter words in capitals are mostly bodies: "BBC - The Voice - ..."
_SHORTEST_PLACE = 4
# As far as an aside between two dashes may reach, in characters.
_ASIDE = 120


def text_start(paragraph: str, places: Places, day: str) -> int:
    """Return where the text starts behind a dateline, in characters, or 0 if there is none.

    `day` is the pattern of a day in a dateline. What follows must begin like a sentence: "NATO — the alliance — said"
    has no dateline.
    """
    for dateline in _datelines(day):
        found = dateline.match(paragraph)
        if found is not None and _begins(paragraph[found.end() : found.end() + 2]) and _is_one(found, places):
            return found.end()
    return 0


@lru_cache
def _datelines(day: str) -> tuple[re.Pattern[str], ...]:
    behind = rf"(?:, (?:{day}|{_NAME}(?: {_NAME}){{0,3}})){{0,3}}"  # A country, a state or a day.
    return (
        # A place in capitals, as in "RIO DE JANEIRO, March 5 (AP) — ".
        re.compile(rf"(?P<shouted>{_SHOUTED})(?P<more>{behind}(?:(?:--)?{_AGENCY})?)(?:{_DASH}|(?P<colon>: ))"),
        # A place that the gazetteer knows, as in "Sydney, Australia – " and "Mumbai: ".
        re.compile(rf"(?P<place>{_NAME}(?: {_NAME}){{0,3}})(?P<more>{behind}(?:{_AGENCY})?)(?:{_DASH}|(?P<colon>: ))"),
        # An agency in capitals, as in "Paris (AFP) – ".
        re.compile(rf"(?:{_NAME}(?: {_NAME}){{0,3}}{behind})?(?P<more> ?\([A-Z]{{2,}}[^()\n]{{0,30}}\)){_DASH}"),
        # A day, as in "March 5 - ".
        re.compile(rf"(?:{_NAME},? )?(?:{day}){_DASH}"),
    )


def _begins(text: str) -> bool:
    return text[:1].isupper() or text[:1].isdigit() or (text[:1] in "\"“‘'$€£" and not text[1:2].islower())


def _is_one(found: re.Match[str], places: Places) -> bool:
    """Return whether what looks like a dateline is one, and not the subject before an aside, or a label."""
    parts = found.groupdict()
    place = parts.get("place") or parts.get("shouted")
    known = place is not None and places.is_known(place)
    if parts.get("colon"):
        return known
    if parts.get("more"):
        return known or not parts.get("place")
    if place is not None and sum(map(str.isalpha, place)) < _SHORTEST_PLACE:
        return False
    aside = found.string[found.end() : found.end() + _ASIDE].partition(". ")[0]
    alone = parts["dash"].strip() not in aside
    return known and alone if parts.get("place") else known or alone
