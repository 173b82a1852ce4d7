"""Finds figures: number, hedge, unit, and what is counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.extract.figures.changes import mark_changes
from claimcheck.extract.figures.figure import Figure
from claimcheck.extract.figures.find_figures import find_figures
from claimcheck.extract.figures.intervals import interval_of
from claimcheck.extract.figures.joins import join_figures
from claimcheck.extract.figures.not_figures import excluded_spans
from claimcheck.extract.lines import lines_of
from claimcheck.extract.paragraphs import split_paragraphs
from claimcheck.model import Quantity, Span
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.currencies import Currencies


@dataclass(frozen=True, slots=True)
class FiguresRead:
    """The figures of a text without what they count, and what can be read in more than one way, both in order."""

    quantities: tuple[Quantity, ...]
    unread: tuple[Span, ...]


def find_quantities(text: str, rules: Rulebook, *, within: Sequence[Span] | None = None) -> tuple[Quantity, ...]:
    """Return the figures of `text` without what they count, read from characters alone. `within` limits the search."""
    return read_figures(text, rules, within=within).quantities


def read_figures(text: str, rules: Rulebook, *, within: Sequence[Span] | None = None) -> FiguresRead:
    """Return the figures of `text` as `find_quantities` does, with figures, scores and times that are left out."""
    found: list[Figure] = []
    unread: list[Span] = []
    for line in lines_of(text, split_paragraphs(text) if within is None else within):
        excluded, times = excluded_spans(line, rules)
        figures, doubtful = join_figures(line, find_figures(line, excluded, rules), rules)
        mark_changes(line, figures, rules.changes)
        found += figures
        unread += sorted([*times, *map(_whole, doubtful)])
    _name_bare_dollars(text, found, rules.currencies)
    places = {id(figure): index for index, figure in enumerate(found)}
    return FiguresRead(tuple(_quantity(text, figure, places, rules) for figure in found), tuple(unread))


def _whole(figure: Figure) -> Span:
    """Return the place of a figure with the word that a hyphen joins to it."""
    return Span(figure.start, figure.end + (0 if figure.linked is None else 1 + len(figure.linked)))


def _quantity(text: str, figure: Figure, places: dict[int, int], rules: Rulebook) -> Quantity:
    span = Span(figure.start, figure.end)
    counted_span = _currency_word(text, figure, rules) if figure.kind == "money" else _linked(figure)
    return Quantity(
        span=span,
        text=span.of(text),
        value=figure.value,
        bound=figure.bound,
        interval=interval_of(figure, rules),
        unit=figure.unit,
        kind=figure.kind,
        counted=None if counted_span is None else counted_span.of(text),
        counted_span=counted_span,
        same_as=None if figure.same_as is None else places.get(id(figure.same_as)),
        former_at=None if figure.former_at is None else places.get(id(figure.former_at)),
        change=figure.change,
        direction=figure.direction,
        former=figure.former,
        per=figure.per,
        rules=tuple(dict.fromkeys(figure.rules)),
    )


def _linked(figure: Figure) -> Span | None:
    """Return the noun joined to its figure by a hyphen: "a four-*point* plan"."""
    return None if figure.linked is None else Span(figure.end + 1, figure.end + 1 + len(figure.linked))


def _currency_word(text: str, figure: Figure, rules: Rulebook) -> Span | None:
    """Return the last word of a sum if it is a currency: "30 million *shekels*"."""
    start = figure.end
    while start > figure.start and text[start - 1].isalpha():
        start -= 1
    return Span(start, figure.end) if text[start : figure.end].lower() in rules.currencies.words else None


def _name_bare_dollars(text: str, figures: Sequence[Figure], rules: Currencies) -> None:
    """Give every bare `$` the currency of the article's country, if the text shows that it is not American.

    Only a paper whose country has its own dollar writes "US$"; which one it is follows from the country named most
    often.
    """
    bare = [figure for figure in figures if figure.bare_dollar]
    marked = any(figure.unit == rules.bare_dollar and not figure.bare_dollar for figure in figures)
    if not bare or not marked:
        return
    counts = {code: len(cues.findall(text)) for code, cues in rules.local_cues.items()}
    code = max(counts, key=lambda name: (counts[name], name))
    if counts[code] == 0:
        return
    for figure in bare:
        figure.unit = code
        figure.rules.append("currencies.local_dollar")
