"""Shows where quotations differ: the differing words are marked, and never cut away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from claimcheck.model import Disagreement, Span
from claimcheck.report.highlight import Piece, merged_spans
from claimcheck.report.safe_cells import one_line
from claimcheck.wordings import changes

GAP = " … "
# This many wordings are each compared with all others; the rest are compared with these only.
_MOST_BESIDE = 8
# Longer wordings are not compared: the time grows with the square of their words.
_LONGEST = 4_000
# The characters shown before and after a difference, for context.
_AROUND = 24
_WORD_END = re.compile(r"\S*")


def parting_of(item: Disagreement) -> tuple[tuple[Span, ...], ...]:
    """Return for each position of a disagreement the places, in its value on one line, where it differs from others."""
    values = [one_line(position.value) for position in item.positions]
    if item.kind != "quote" or max(map(len, values), default=0) > _LONGEST:
        return ((),) * len(values)
    return parting_places(values)


def parting_places(wordings: Sequence[str]) -> tuple[tuple[Span, ...], ...]:
    """Return for each wording the places where another has different, more or fewer words.

    A place where a wording has fewer words is empty: it is between two words.
    """
    places: list[set[Span]] = [set() for _ in wordings]
    for number, wording in enumerate(wordings):
        for other, words in enumerate(wordings[:_MOST_BESIDE]):
            if other < number:
                for change in changes(words, wording):
                    places[other].add(change.before_at)
                    places[number].add(change.after_at)
    return tuple(
        tuple(merged_spans(_to_word_end(wording, place) for place in found))
        for wording, found in zip(wordings, places, strict=True)
    )


def marked_where_parting(wording: str, places: Iterable[Span]) -> tuple[Piece, ...]:
    """Return a wording in pieces, with the words at `places` marked."""
    pieces: list[Piece] = []
    at = 0
    for place in places:
        pieces += [Piece(wording[at : place.start]), Piece(place.of(wording), marked=True)]
        at = place.end
    return tuple(piece for piece in (*pieces, Piece(wording[at:])) if piece.text)


def around(wording: str, places: Sequence[Span], longest: int) -> str:
    """Return a wording longer than `longest`, cut to the surroundings of `places`, each of them whole."""
    if len(wording) <= longest or not places:
        return wording
    room = max(_AROUND, (longest - sum(place.end - place.start for place in places)) // (2 * len(places)))
    windows = merged_spans(
        Span(_word_start(wording, place.start - room), _word_end(wording, place.end + room)) for place in places
    )
    shown = GAP.join(window.of(wording).strip() for window in windows)
    before = GAP.lstrip() if windows[0].start > 0 else ""
    after = GAP.rstrip() if windows[-1].end < len(wording) else ""
    return f"{before}{shown}{after}"


def _to_word_end(text: str, place: Span) -> Span:
    """Return the place with the marks that follow its last word."""
    if place.start == place.end:
        return place
    found = _WORD_END.match(text, place.end)
    return Span(place.start, found.end() if found else place.end)


def _word_start(text: str, at: int) -> int:
    if at <= 0:
        return 0
    return text.find(" ", at) + 1 if " " in text[at : at + _AROUND] else at


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    space = text.rfind(" ", at - _AROUND, at + 1)
    return space if space > 0 else at
