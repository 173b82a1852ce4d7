"""Finds figures of one sentence that don't add up. It checks only what the sentence itself ties together.

Each check matches its patterns against the sentence, in which marks stand for figures. If a pattern doesn't match
completely (a list that may go on, a share with a different base), there is no check.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from claimcheck.compare.arithmetic.lengths import start_and_end, years_and_length
from claimcheck.compare.arithmetic.parts import part_above_whole, parts_and_sum
from claimcheck.compare.arithmetic.sentence import Found, Tied, tied_sentences
from claimcheck.compare.arithmetic.shares import change_and_ends, share_and_numbers
from claimcheck.ids import content_id
from claimcheck.model import Extraction, Reckoning, Span
from claimcheck.rulebook.book import Rulebook

_RECKONINGS: tuple[Callable[[Tied, Rulebook], Iterator[Found]], ...] = (
    part_above_whole,
    parts_and_sum,
    share_and_numbers,
    change_and_ends,
    start_and_end,
    years_and_length,
)


def reckon(extraction: Extraction, rules: Rulebook) -> tuple[Reckoning, ...]:
    """Return what does not add up in an article, in text order. No text raises an error."""
    found: list[Reckoning] = []
    told: Counter[tuple[str, str]] = Counter()
    for tied in tied_sentences(extraction):
        seen: set[tuple[Span, ...]] = set()
        for reckoning in _RECKONINGS:
            for one in reckoning(tied, rules):
                if one.figures not in seen:
                    seen.add(one.figures)
                    # A sentence may occur twice in an article.
                    found.append(_made(tied, one, told[tied.text, one.explanation]))
                    told[tied.text, one.explanation] += 1
    return tuple(found)


def _made(tied: Tied, one: Found, before: int) -> Reckoning:
    """Return what was found in a sentence as a result; `before` is how often the article has had the very same."""
    return Reckoning(
        id=content_id("r", tied.file, tied.text, one.kind, one.explanation, before),
        file=tied.file,
        span=tied.span,
        text=tied.text,
        kind=one.kind,
        figures=one.figures,
        explanation=one.explanation,
        rules=(f"arithmetic.{one.kind}",),
    )
