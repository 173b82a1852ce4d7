"""A sentence in which one mark stands for each figure and time, so that patterns can match the words between."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from claimcheck.model import Extraction, Interval, Quantity, ReckoningKind, Span, TimeRef

# Characters for private use. If an article has some itself, they become blanks.
_FIRST_FIGURE, _FIRST_TIME, _LAST = 0xE000, 0xE800, 0xF8FF
_MOST = _FIRST_TIME - _FIRST_FIGURE
_PRIVATE = re.compile(f"[{chr(_FIRST_FIGURE)}-{chr(_LAST)}]")
FIGURE = f"[{chr(_FIRST_FIGURE)}-{chr(_FIRST_TIME - 1)}]"
TIME = f"[{chr(_FIRST_TIME)}-{chr(_LAST)}]"
# From this size on, a plain number that ends in two zeros may be rounded, by at most this share.
_ROUND, _ZEROS, _ROUNDED = 1000, 2, Decimal("0.05")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tied:
    """A sentence in lower case (`marked`) in which one character stands for each of its figures and times."""

    file: str
    span: Span
    text: str
    marked: str
    figures: tuple[Quantity, ...]
    times: tuple[TimeRef, ...]

    def figures_in(self, words: str) -> tuple[Quantity, ...]:
        """Return the figures whose marks are in `words`."""
        return tuple(self.figures[ord(mark) - _FIRST_FIGURE] for mark in re.findall(FIGURE, words))

    def times_in(self, words: str) -> tuple[TimeRef, ...]:
        """Return the times whose marks are in `words`."""
        return tuple(self.times[ord(mark) - _FIRST_TIME] for mark in re.findall(TIME, words))

    def printed(self, start: int, end: int) -> str:
        """Return the words of the article for `marked[start:end]`."""
        places = self._places()
        return " ".join(self.text[places[start][0] : places[end - 1][1]].split())

    def _places(self) -> list[tuple[int, int]]:
        """Return, for each character of `marked`, the start and end in `text` of the words that it stands for."""
        places, at = [], 0
        for mark in self.marked:
            code = ord(mark)
            if _FIRST_FIGURE <= code <= _LAST:
                held = self.figures[code - _FIRST_FIGURE] if code < _FIRST_TIME else self.times[code - _FIRST_TIME]
                begin, at = held.span.start - self.span.start, held.span.end - self.span.start
                places.append((begin, at))
            else:
                places.append((at, at + 1))
                at += 1
        return places


def tied_sentences(extraction: Extraction) -> Iterator[Tied]:
    """Yield the sentences of an article with two figures or more, or a figure and two times."""
    text = extraction.article.text
    figure_starts, time_starts = (
        [one.span.start for one in held] for held in (extraction.quantities, extraction.times)
    )
    for span in sorted({claim.span for claim in extraction.claims if claim.quantity is not None}):
        figures = tuple(one for one in extraction.quantities[_within(span, figure_starts)] if span.contains(one.span))
        times = tuple(one for one in extraction.times[_within(span, time_starts)] if span.contains(one.span))
        times = tuple(one for one in times if not any(one.span.overlaps(other.span) for other in figures))
        if len(figures) + len(times) > 1 and max(len(figures), len(times)) < _MOST:
            yield Tied(
                file=extraction.article.file,
                span=span,
                text=span.of(text),
                marked=_marked(text, span, figures, times),
                figures=figures,
                times=times,
            )


def _within(span: Span, starts: Sequence[int]) -> slice:
    """Return which items start in `span`. The items are in text order, by their starts."""
    return slice(bisect_left(starts, span.start), bisect_left(starts, span.end))


def _marked(text: str, span: Span, figures: tuple[Quantity, ...], times: tuple[TimeRef, ...]) -> str:
    """Return the sentence at `span` in lower case, with a mark for each of its figures and times."""
    marks = [(one.span, chr(_FIRST_FIGURE + place)) for place, one in enumerate(figures)]
    marks += [(one.span, chr(_FIRST_TIME + place)) for place, one in enumerate(times)]
    pieces, at = [], span.start
    for held, mark in sorted(marks):
        if held.start < at:
            continue
        pieces += [_lower(text[at : held.start]), mark]
        at = held.end
    return "".join([*pieces, _lower(text[at : span.end])])


def _lower(text: str) -> str:
    """Return `text` in lower case, with the same number of characters."""
    lower = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return _PRIVATE.sub(" ", lower)


def values_allowed(quantity: Quantity) -> Interval:
    """Return the values that a figure allows, if plain numbers that end in zeros may be rounded."""
    held = quantity.interval
    value = quantity.value
    if not isinstance(value, Decimal) or quantity.bound != "=" or held.low != held.high or value == 0:
        return held
    power = value.normalize().as_tuple().exponent
    if value < _ROUND or not isinstance(power, int) or power < _ZEROS:
        return held
    half = min(Decimal(5).scaleb(power - 1), value * _ROUNDED)
    return Interval(low=value - half, high=value + half)


def last_digit(quantity: Quantity) -> Decimal:
    """Return the value of a figure's last digit place: .1 for "3.5 per cent"."""
    digits = re.search(r"\d[\d,]*(?:\.(\d+))?", quantity.text)
    return Decimal(1).scaleb(-len(digits[1] or "")) if digits else Decimal(1)


class Found(NamedTuple):
    """Something in a sentence that doesn't add up: the places of the figures, and the sum spelled out."""

    kind: ReckoningKind
    figures: tuple[Span, ...]
    explanation: str


def one_figure(tied: Tied, mark: str | None) -> Quantity:
    """Return the figure for which `mark` stands."""
    (figure,) = tied.figures_in(mark or "")
    return figure


def comparable(a: Quantity, b: Quantity) -> bool:
    """Return whether two figures are of one kind and unit, and neither is a rate, a rank or just a word."""
    vague = a.is_vague or b.is_vague or "ages.age" in {*a.rules, *b.rules}
    return not vague and a.kind == b.kind != "ordinal" and (a.unit, a.per) == (b.unit, b.per) and not a.per


def places_of(*figures: Quantity) -> tuple[Span, ...]:
    """Return the places of the figures, in text order."""
    return tuple(sorted(figure.span for figure in figures))


def exactly(value: int) -> Interval:
    """Return the interval that holds one whole number."""
    return Interval(low=Decimal(value), high=Decimal(value))
