"""Finds quotation runs on characters, before any parse.

Writers mix curly, straight and doubled marks, forget to close them and open them again at each paragraph. So each mark
is read by its surroundings, and by what is open; marks are never paired across paragraphs.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from claimcheck.model import QuoteRun, Span

# Double marks of any make; two apostrophes, two backticks and two commas count as one mark.
_DOUBLE = re.compile(r"''|``|‘‘|’’|,,|[\"“”„‟«»＂〝〞]")
_ENDS_CLAUSE = frozenset(",.?!")
_SINGLE = re.compile(r"[‘’'‚‛`´‹›]")
_ALWAYS_OPENS = frozenset({"“", "„", "‟", "``", "‘‘", ",,", "〝"})
_ALWAYS_CLOSES = frozenset({"”", "’’", "〞"})
# Words whose apostrophe is in front: "'90s", "'tis", "'em". The letters that follow the mark decide.
_ELIDED = re.compile(r"(?:\d{2}s?\b|(?:t(?:is|was|were|il|ill)|em|cause|bout|round|til|n|twixt|kay)\b)", re.IGNORECASE)

Side = Literal["opens", "closes", "either", "none"]


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    text: str
    side: Side


def find_quotes(text: str, paragraphs: tuple[Span, ...]) -> tuple[QuoteRun, ...]:
    """Return the quotation runs of `text`, in order, each inside one of `paragraphs`. Never raises on odd marks.

    Marks inside a run (a quotation in a quotation, a title) belong to it. Single marks count only outside double ones.
    A paragraph after an open one continues it if it opens with a mark again or closes one that it never opened.
    """
    runs: list[QuoteRun] = []
    left_open = False
    for span in paragraphs:
        found = list(_runs(text, span))
        if left_open:
            found = _taken_up(text, span, found)
        runs += found
        left_open = bool(found) and not found[-1].closed
    return tuple(runs)


def _taken_up(text: str, span: Span, found: list[QuoteRun]) -> list[QuoteRun]:
    """Return the runs of a paragraph after an open one, the first marked as a continuation if it is one."""
    first = next(_DOUBLE.finditer(text, span.start, span.end), None)
    if first is not None and _side(text, first, span) == "closes":
        tail = list(_made(text, _Mark(span.start, span.start, "", "opens"), first.start(), closed=True, continues=True))
        return [*tail, *_runs(text, Span(first.end(), span.end))] if first.end() < span.end else tail
    if found and not text[span.start : found[0].span.start].strip(found[0].opening + " \t"):
        run = found[0]
        return [QuoteRun(span=run.span, opening=run.opening, closed=run.closed, continues=True), *found[1:]]
    return found


def _runs(text: str, span: Span) -> Iterator[QuoteRun]:
    """Yield the runs between double marks and, in the gaps between them, those between single marks."""
    done = span.start
    for run in _double_runs(text, span):
        yield from _single_runs(text, Span(done, run.span.start))
        yield run
        done = run.span.end
    yield from _single_runs(text, Span(done, span.end))


def _double_runs(text: str, span: Span) -> Iterator[QuoteRun]:
    marks = [
        _Mark(match.start(), match.end(), match.group(), _side(text, match, span))
        for match in _DOUBLE.finditer(text, span.start, span.end)
    ]
    opened: _Mark | None = None
    nested = 0
    for index, mark in enumerate(marks):
        if opened is None:
            opened = mark if mark.side in {"opens", "either"} else None
        elif mark.side == "opens":
            if mark.text != opened.text or _is_blank(text, opened.end, mark.start):
                continue
            if _closes_after_all(text, opened, mark, marks[index + 1 : index + 2]):
                yield from _made(text, opened, mark.start, closed=True)
                opened = None
                continue
            if [after.side for after in marks[index + 1 : index + 3]] == ["closes", "closes"]:
                nested += 1
                continue
            # Opened again without being closed: the run ends where the new one begins.
            yield from _made(text, opened, mark.start, closed=False)
            opened = mark
        elif mark.side in {"closes", "either"}:
            if nested:
                nested -= 1
                continue
            yield from _made(text, opened, mark.start, closed=True)
            opened = None
    if opened is not None:
        yield from _made(text, opened, span.end, closed=False)


def _closes_after_all(text: str, opened: _Mark, mark: _Mark, following: Sequence[_Mark]) -> bool:
    """Return whether a mark closes though a space is before it and none behind.

    So it does in *"We ran, "the man said. "We fell."*: it is after the end of a clause, and
    the next mark opens, as it would not if this one did.
    """
    straight = mark.text == opened.text == '"'
    clause_ends = text[opened.end : mark.start].rstrip()[-1:] in _ENDS_CLAUSE
    return straight and clause_ends and all(after.side == "opens" for after in following)


def _is_blank(text: str, start: int, end: int) -> bool:
    return end - start < 40 and not text[start:end].strip()


def _made(text: str, opened: _Mark, end: int, *, closed: bool, continues: bool = False) -> Iterator[QuoteRun]:
    start = opened.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if any(text[index].isalnum() for index in range(start, end)):
        yield QuoteRun(span=Span(start, end), opening=opened.text, closed=closed, continues=continues)


def _side(text: str, match: re.Match[str], span: Span) -> Side:
    """Return whether a double mark opens or closes, by its shape and its neighbours."""
    before = text[match.start() - 1] if match.start() > span.start else " "
    after = text[match.end()] if match.end() < span.end else " "
    free_before = before.isspace() or before in "([{—–-/‘'“\"…"
    free_after = after.isspace() or after in ")]}—–-/’'”\".,;:!?…"
    mark = match.group()
    if mark in _ALWAYS_OPENS:
        # An opening mark after a word and before a space is a mistyped closing one.
        return "closes" if free_after and not free_before else "opens"
    if mark in _ALWAYS_CLOSES:
        return "opens" if free_before and not free_after and before not in "—–-/‘'“\"…" else "closes"
    if mark == '"' and before.isdigit() and (match.start() - 2 < span.start or not _opened_before(text, match, span)):
        # Inches and seconds: 6' 2".
        return "none"
    if free_before and not free_after:
        return "opens" if before not in "—–-/…" else "either"
    if free_after and not free_before:
        return "closes"
    return "either"


def _opened_before(text: str, match: re.Match[str], span: Span) -> bool:
    """Return whether a straight mark is in the 400 characters before, so that this one may close it."""
    return text.rfind(match.group(), max(span.start, match.start() - 400), match.start()) >= 0


def _single_runs(text: str, span: Span) -> Iterator[QuoteRun]:
    """Yield the runs between single marks that are used as quotation marks, as distinct from apostrophes."""
    marks = list(_SINGLE.finditer(text, span.start, span.end))
    if len(marks) < 2:
        return
    closers = [match.start() for match in marks if _may_close(text, match.start(), span)]
    strong = [place for place in closers if _surely_closes(text, place, span)]
    done = span.start
    for match in marks:
        start = match.start()
        if start < done or not _may_open(text, start, span):
            continue
        end = _closer(closers, strong, start, text)
        if end is None:
            continue
        mark = _Mark(start, start + 1, match.group(), "opens")
        yield from _made(text, mark, end, closed=True)
        done = end + 1


def _may_open(text: str, place: int, span: Span) -> bool:
    before = text[place - 1] if place > span.start else " "
    after = text[place + 1] if place + 1 < span.end else " "
    if text[place] in "’´" or not (before.isspace() or before in '([{—–"“'):
        return False
    return (after.isalnum() or after in '[($£€“".…#@') and not _ELIDED.match(text, place + 1)


def _may_close(text: str, place: int, span: Span) -> bool:
    before = text[place - 1] if place > span.start else " "
    after = text[place + 1] if place + 1 < span.end else " "
    return text[place] not in "‘‚‛" and not before.isspace() and (after.isspace() or after in ')]}—–-"”.,;:!?…')


def _surely_closes(text: str, place: int, span: Span) -> bool:
    """Return whether a mark can't be the apostrophe of a plural ("the workers' union")."""
    before = text[place - 1] if place > span.start else " "
    after = text[place + 1] if place + 1 < span.end else " "
    return before not in "sS" or after in ".,;:!?)—–"


def _closer(closers: list[int], strong: list[int], start: int, text: str) -> int | None:
    """Return where the run that opens at `start` closes: at the next sure mark, else at the next possible one."""
    low = bisect_left(strong, start + 2)
    sure = strong[low] if low < len(strong) else None
    low = bisect_left(closers, start + 2)
    first = closers[low] if low < len(closers) else None
    if first is None or sure == first:
        return first
    # A possible mark before the sure one is a plural's apostrophe, unless the sure one is in another sentence.
    if sure is not None and ". " not in text[first : min(sure, first + 300)] and sure - first < 300:
        return sure
    return first
