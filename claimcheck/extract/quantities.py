"""Finds figures: number, hedge, unit, and what is counted."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from claimcheck.extract.counted import count_nouns
from claimcheck.extract.figures import Figure, find_figures
from claimcheck.extract.hedges import interval_of, rounded_to
from claimcheck.extract.joins import join_figures
from claimcheck.extract.lowering import lowered
from claimcheck.extract.not_figures import excluded_spans
from claimcheck.extract.paragraphs import Paragraph, split_paragraphs
from claimcheck.model import Quantity, Span
from claimcheck.rulebook.book import Rulebook


def find_quantities(text: str, rules: Rulebook, *, within: Sequence[Span] | None = None) -> tuple[Quantity, ...]:
    """Return the figures of `text` without what they count, read from characters alone. `within` limits the search."""
    lower = lowered(text)
    found: list[Figure] = []
    for paragraph in split_paragraphs(text) if within is None else within:
        blocked = excluded_spans(text, lower, paragraph, rules)
        figures = find_figures(text, lower, paragraph, blocked, rules)
        found += join_figures(text, lower, figures, paragraph.start, rules)
    places = {id(figure): index for index, figure in enumerate(found)}
    return tuple(_quantity(text, figure, places, rules) for figure in found)


def _quantity(text: str, figure: Figure, places: dict[int, int], rules: Rulebook) -> Quantity:
    span = Span(figure.start, figure.end)
    return Quantity(
        span=span,
        text=span.of(text),
        value=figure.value,
        bound=figure.bound,
        interval=interval_of(
            figure.value, figure.bound, figure.side, _slack(figure, rules), figure.place, rules.hedges
        ),
        unit=figure.unit,
        kind=figure.kind,
        counted=figure.linked,
        counted_span=None if figure.linked is None else Span(figure.end + 1, figure.end + 1 + len(figure.linked)),
        same_as=None if figure.same_as is None else places.get(id(figure.same_as)),
        change=figure.change,
        former=figure.former,
        per=figure.per,
        rules=tuple(dict.fromkeys(figure.rules)),
    )


def _slack(figure: Figure, rules: Rulebook) -> Decimal:
    """Return how far a figure without hedge may be rounded to each side: half the worth of its last printed digit."""
    if isinstance(figure.value, tuple) or figure.exact:
        return Decimal(0)
    precision = rules.numbers.precision
    size = abs(figure.value)
    if figure.kind == "count" and size < precision.exact_below and figure.place == 1:
        return Decimal(0)
    place = figure.place
    if size >= precision.exact_below:
        rounded = rounded_to(figure.value, place)
        if rounded >= place * 10**precision.round_zeros:
            place = rounded
        elif figure.kind == "count" and place == 1:
            return Decimal(0)
    return place / 2


def add_counted(
    quantities: Sequence[Quantity], text: str, paragraphs: Sequence[Paragraph], rules: Rulebook
) -> tuple[Quantity, ...]:
    """Return `quantities` with counted noun and modifiers from the parse, without those that the parse shows to be names."""
    return count_nouns(quantities, text, paragraphs, rules)
