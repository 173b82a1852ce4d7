"""Finds whether the words of a value are in other outlets' texts without a match."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from claimcheck.model import Claim, Extraction, Result
from claimcheck.report.statements import outlet_of

_WORD = re.compile(r"\w+(?:[.,]\d+)*")
# A surname is enough to find a person; shorter words may be anything.
_SHORTEST_NAME = 3

Stated = Decimal | tuple[Decimal, Decimal]


class Elsewhere:
    """The texts of all articles by outlet, to search for figures, dates, names and words; copies don't count."""

    def __init__(self, result: Result) -> None:
        self._texts: dict[str, str] = {}
        self._words: dict[str, set[str]] = defaultdict(set)
        self._figures: dict[Stated, set[str]] = defaultdict(set)
        self._days: dict[object, set[str]] = defaultdict(set)
        for extraction in result.extractions:
            if extraction.article.origin == extraction.article.file:
                self._take(extraction)

    def _take(self, extraction: Extraction) -> None:
        outlet = outlet_of(extraction.article)
        words = _WORD.findall(extraction.article.text.casefold())
        self._texts[outlet] = f"{self._texts.get(outlet, ' ')}{' '.join(words)} "
        for word in set(words):
            self._words[word].add(outlet)
        for quantity in extraction.quantities:
            if quantity.value is not None:
                self._figures[quantity.value].add(outlet)
        for time in extraction.times:
            if time.earliest is not None and time.clock is None:
                self._days[time.earliest, time.latest].add(outlet)

    def outlets_with(self, claim: Claim, outlet: str) -> tuple[str, ...]:
        """Return the outlets other than `outlet` whose texts have the value of `claim`.

        A figure is found in digits and in words, a date as it is printed or as the day that it names, a name also by
        its last word, and of several names each.
        """
        found: set[str] = set()
        if claim.quantity is not None:
            value = claim.quantity.value
            found = self._figures[value] if value is not None and value in self._figures else set()
            found = found | self._with(claim.quantity.text)
        elif claim.time is not None:
            days = (claim.time.earliest, claim.time.latest)
            found = self._with(claim.time.text)
            if claim.time.earliest is not None and claim.time.clock is None:
                found = found | self._days.get(days, set())
        elif claim.names:
            found = set.intersection(*(self._with_name(name) for name in claim.names))
        elif claim.words:
            found = self._with(claim.words)
        return tuple(sorted(found - {outlet}))

    def _with_name(self, name: str) -> set[str]:
        last = name.split()[-1:]
        return self._with(name) | (self._with(last[0]) if last and len(last[0]) >= _SHORTEST_NAME else set())

    def _with(self, words: str) -> set[str]:
        """Return the outlets whose text has `words` consecutively, ignoring capitals and marks."""
        wanted = _WORD.findall(words.casefold())
        if not wanted:
            return set()
        near = set.intersection(*(self._words.get(word, set()) for word in wanted))
        row = f" {' '.join(wanted)} "
        return {outlet for outlet in near if row in self._texts[outlet]}


# Words in a credit or a byline, beside names and dates, that say nothing.
_SAYS_NOTHING = frozenset({"and", "for", "from", "the", "via", "with", "photo"})
_LOWER = re.compile(r"\b[a-z][\w’']{2,}")


def is_bare(text: str, claims: Iterable[Claim]) -> bool:
    """Return whether a sentence has only the values of its `claims`: a name, a credit, a byline.

    A quotation is never bare. `text` is that of the article.
    """
    every = [claim for claim in claims if claim.value_span is not None]
    if any(claim.words is not None for claim in every):
        return False
    return all(_says_nothing(text, claim, every) for claim in every)


def _says_nothing(text: str, claim: Claim, every: Iterable[Claim]) -> bool:
    spans = [one.value_span for one in every if one.value_span is not None]
    return not any(
        found.group() not in _SAYS_NOTHING
        for found in _LOWER.finditer(text, claim.span.start, claim.span.end)
        if not any(span.start <= found.start() < span.end for span in spans)
    )
