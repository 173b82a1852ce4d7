"""Finds the digits that are no figures: phone numbers, names, dates, bare lines of digits, list numbers."""

from __future__ import annotations

import re

from claimcheck.extract.times import date_spans
from claimcheck.model import Span
from claimcheck.rulebook.book import Rulebook

_BARE = re.compile(r"[\d\W_]+")
_LIST_NUMBER = re.compile(r"(?:\d{1,3}|[a-z])[.)]\s")
_SIGNS = re.compile(r"[$€£¥₹%°+]")


def excluded_spans(text: str, lower: str, paragraph: Span, rules: Rulebook) -> list[Span]:
    """Return the spans of one paragraph in which no figure may be found, in order."""
    start, end = paragraph
    if _BARE.fullmatch(text, start, end) and not _SIGNS.search(text, start, end):
        return [paragraph]
    spans = [Span(*match.span()) for match in rules.numbers.excluded.finditer(text, start, end)]
    bullet = _LIST_NUMBER.match(lower, start, end)
    if bullet is not None:
        spans.append(Span(start, bullet.end()))
    spans += date_spans(text, lower, paragraph, rules)
    return sorted(spans)
