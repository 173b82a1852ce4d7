"""Checks a part against its whole, and the parts in a list against the sum that the sentence states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from claimcheck.compare.arithmetic.patterns import LISTED, ties
from claimcheck.compare.arithmetic.sentence import (
    Found,
    Tied,
    comparable,
    one_figure,
    places_of,
    tied_sentences,
    values_allowed,
)
from claimcheck.model import Extraction, Interval, Quantity, Span
from claimcheck.rulebook.book import Rulebook

# Parts that differ from the sum by more than this share are not a breakdown of it.
_FARTHEST = Decimal(1) / 3
_SCALES = ((10**9, "billion"), (10**6, "million"))


def part_above_whole(tied: Tied, rules: Rulebook) -> Iterator[Found]:
    """Yield the parts that are larger than their whole: "14 of the 12 crew"."""
    patterns = ties(rules)
    for found in patterns.part.finditer(tied.marked):
        part, whole = one_figure(tied, found["part"]), one_figure(tied, found["whole"])
        possessive = found["noun"].endswith(("'s", "’s", "s'", "s’"))  # "three of the two teams' eight games"
        if possessive or not (found["owner"] or (whole.interval.low or 0) >= 10):
            continue
        yield from _above(part, whole)
    for found in patterns.part_behind.finditer(tied.marked):
        if found["noun"].strip() in rules.arithmetic.people:
            yield from _above(one_figure(tied, found["part"]), one_figure(tied, found["whole"]))


def _above(part: Quantity, whole: Quantity) -> Iterator[Found]:
    low, high = part.interval.low, values_allowed(whole).high
    if comparable(part, whole) and low is not None and high is not None and low > high:
        yield Found("part", places_of(part, whole), f"{part.text} is more than the {whole.text} that it is part of")


def parts_and_sum(tied: Tied, rules: Rulebook) -> Iterator[Found]:
    """Yield the lists that don't add up to the sum beside them: "96 people: 80 guests and 14 staff"."""
    if rules.arithmetic.open.search(tied.marked):
        return
    for pattern in (ties(rules).sum_first, ties(rules).sum_last):
        for found in pattern.finditer(tied.marked):
            named = found.groupdict()
            whole = one_figure(tied, named["whole"] or named["whole_behind"])
            parts = tied.figures_in(found["list"])
            total = _total(parts)
            if total is None or not all(comparable(part, whole) for part in parts) or not _breaks_down(parts, whole):
                continue
            if not total.meets(values_allowed(whole)):
                listed = tied.printed(found.start("list"), found.end("list"))
                yield Found("sum", places_of(whole, *parts), f"{listed} are {_shown(parts)}, not {whole.text}")


def sums_of_lists(extraction: Extraction, rules: Rulebook) -> dict[str, Interval]:
    """Return by claim the sum of the list that its figure is in."""
    found: dict[Span, Interval] = {}
    for tied in tied_sentences(extraction):
        if rules.arithmetic.open.search(tied.marked):
            continue
        for listed in LISTED.finditer(tied.marked):
            parts = tied.figures_in(listed["list"])
            total = _total(parts)
            if total is not None and all(comparable(part, parts[0]) for part in parts):
                found |= {part.span: total for part in parts}
    return {
        claim.id: found[claim.quantity.span]
        for claim in extraction.claims
        if claim.quantity is not None and claim.quantity.span in found
    }


def _total(parts: Sequence[Quantity]) -> Interval | None:
    """Return the sums that the parts allow, None if one is open or not a part."""
    lows = [values_allowed(part).low for part in parts]
    highs = [values_allowed(part).high for part in parts]
    if any(part.is_vague or part.kind == "ordinal" for part in parts):
        return None
    if any(end is None or end <= 0 for end in (*lows, *highs)):
        return None
    return Interval(low=sum(filter(None, lows), Decimal(0)), high=sum(filter(None, highs), Decimal(0)))


def _breaks_down(parts: Sequence[Quantity], whole: Quantity) -> bool:
    """Return whether the parts can be those of `whole`: all are smaller, and `whole` doesn't count the parts.

    "Two sites: 14 officers in one and 12 in the other" counts sites, and "12 goals: two by one and three by another"
    need not be all of them.
    """
    most, total = whole.interval.high, sum(part.interval.high or 0 for part in parts)
    if most is None or most <= len(parts) or any((part.interval.low or 0) >= most for part in parts):
        return False
    counted = whole.kind != "count" or all(part.counted is not None for part in (*parts, whole))
    return counted and abs(total - most) <= most * _FARTHEST


def _shown(parts: Sequence[Quantity]) -> str:
    """Return the sum of parts as a reader would write it."""
    total = sum((part.value for part in parts if isinstance(part.value, Decimal)), Decimal(0))
    unit = parts[0].unit
    scale = next(((size, name) for size, name in _SCALES if total >= size and (total * 1000) % size == 0), (1, ""))
    digits = f"{total / scale[0]:,f}"
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return " ".join(word for word in (digits, scale[1], unit) if word)
