"""Cuts text into pieces, so that the words at stake can be marked: in a quoted sentence, and in the whole article.

Pieces are plain text; the writer escapes them. Cutting comes before any cleaning, because spans count the characters of
the decoded text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from claimcheck.model import Span

GAP = " […] "


class Piece(NamedTuple):
    """Some words of a quotation; `marked` if they are at stake."""

    text: str
    marked: bool = False


def quoted(text: str, span: Span, *values: Span | None, longest: int = 600) -> tuple[Piece, ...]:
    """Return the sentence at `span` with its words at stake marked; one that is too long is cut around them.

    If there are several `values`, a long sentence shows the first.
    """
    whole = Span(max(0, span.start), min(len(text), span.end))
    inside = [
        Span(max(whole.start, value.start), min(whole.end, value.end))
        for value in values
        if value is not None and whole.overlaps(value)
    ]
    if len(inside) > 1 and whole.end - whole.start <= longest:
        return tuple(_with_marks(text, whole, merged_spans(inside)))
    if not inside:
        return tuple(_uncut_or_gap(whole.of(text), longest, marked=False))
    at = inside[0]
    room = max(0, longest - (at.end - at.start)) // 2
    start, end = whole.start, whole.end
    if at.start - start > room and end - start > longest:
        start = _word_start(text, at.start - room, at.start)
    if end - at.end > room and end - start > longest:
        end = _word_end(text, at.end, at.end + room)
    pieces = [Piece(GAP.lstrip())] if start > whole.start else []
    pieces += [
        Piece(text[start : at.start]),
        *_uncut_or_gap(at.of(text), longest, marked=True),
        Piece(text[at.end : end]),
    ]
    pieces += [Piece(GAP.rstrip())] if end < whole.end else []
    return tuple(piece for piece in pieces if piece.text)


def _with_marks(text: str, whole: Span, marks: list[Span]) -> list[Piece]:
    edges = sorted({whole.start, whole.end, *(edge for mark in marks for edge in mark)})
    return [Piece(text[start:end], _inside(marks, start)) for start, end in pairwise(edges)]


def _uncut_or_gap(words: str, longest: int, *, marked: bool) -> list[Piece]:
    if len(words) <= longest:
        return [Piece(words, marked)]
    half = longest // 2
    head = words[: _word_end(words, 0, half)]
    tail = words[_word_start(words, len(words) - half, len(words)) :]
    return [Piece(head, marked), Piece(GAP), Piece(tail, marked)]


def context(text: str, span: Span, longest: int = 160) -> tuple[str, str]:
    """Return what is before and after `span` in its paragraph, at most `longest` characters each."""
    start, end = min(span.start, len(text)), min(span.end, len(text))
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    before, after = text[first:start], text[end:last]
    if len(before) > longest:
        before = "… " + text[_word_start(text, start - longest, start) : start]
    if len(after) > longest:
        after = text[end : _word_end(text, end, end + longest)] + " …"
    return before, after


def _word_start(text: str, start: int, stop: int) -> int:
    """Return the first start of a word from `start` on, or `start` if there is none before `stop`."""
    if start <= 0 or text[start - 1].isspace():
        return max(0, start)
    space = next((index for index in range(start, min(stop, start + 40)) if text[index].isspace()), None)
    return start if space is None else space + 1


def _word_end(text: str, start: int, stop: int) -> int:
    """Return the last end of a word up to `stop`, or `stop` if there is none after `start`."""
    if stop >= len(text) or text[stop].isspace():
        return min(stop, len(text))
    space = next((index for index in range(stop - 1, max(start, stop - 40), -1) if text[index].isspace()), None)
    return stop if space is None else space


class Passage(NamedTuple):
    """A claim in its article: the sentence, the words at stake, and the name of its anchor.

    `number` is that of the claim's disagreement, None if it has none.
    """

    name: str
    span: Span
    value: Span | None
    number: int | None = None


class ArticlePiece(NamedTuple):
    """Some words of an article. `names` are the passages that begin here, `numbers` the disagreements that end here."""

    text: str
    marked: bool
    quoted: bool
    names: tuple[str, ...]
    numbers: tuple[int, ...]


def article_paragraphs(text: str, passages: Iterable[Passage]) -> list[list[ArticlePiece]]:
    """Return `text` paragraph by paragraph, in pieces with the information of the passages."""
    every = sorted((p for p in passages if 0 <= p.span.start < p.span.end <= len(text)), key=lambda p: (p.span, p.name))
    disputed = [p for p in every if p.number is not None]
    marks = merged_spans(p.value for p in disputed if p.value)
    sentences = merged_spans(p.span for p in disputed)
    starts: dict[int, list[str]] = {}
    ends: dict[int, list[int]] = {}
    for passage in every:
        starts.setdefault(passage.span.start, []).append(passage.name)
        if passage.number is not None:
            ends.setdefault(passage.span.end, []).append(passage.number)
    cuts = sorted({*starts, *ends, *(edge for span in (*marks, *sentences) for edge in span)})
    return [
        pieces
        for paragraph in _paragraphs(text)
        if (pieces := _pieces(text, paragraph, cuts, (marks, sentences), (starts, ends)))
    ]


def _pieces(
    text: str,
    paragraph: Span,
    cuts: list[int],
    marked: tuple[list[Span], list[Span]],
    named: tuple[dict[int, list[str]], dict[int, list[int]]],
) -> list[ArticlePiece]:
    inner = cuts[bisect_right(cuts, paragraph.start) : bisect_right(cuts, paragraph.end - 1)]
    edges = [paragraph.start, *inner, paragraph.end]
    return [
        ArticlePiece(
            text=text[start:end],
            marked=_inside(marked[0], start),
            quoted=_inside(marked[1], start),
            names=tuple(named[0].get(start, ())),
            numbers=tuple(sorted(set(named[1].get(end, ())))),
        )
        for start, end in pairwise(edges)
    ]


def _paragraphs(text: str) -> list[Span]:
    """Return the parts between blank lines. Goes line by line, because a pattern would be slow on a page of spaces."""
    spans: list[Span] = []
    at, start, end = 0, None, 0
    for line in text.split("\n"):
        if line.strip():
            start = at if start is None else start
            end = at + len(line)
        elif start is not None:
            spans.append(Span(start, end))
            start = None
        at += len(line) + 1
    return spans if start is None else [*spans, Span(start, end)]


def merged_spans(spans: Iterable[Span]) -> list[Span]:
    """Return the spans in order, those that touch or overlap as one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _inside(merged: list[Span], at: int) -> bool:
    index = bisect_right(merged, Span(at, 1 << 62)) - 1
    return index >= 0 and at < merged[index].end
