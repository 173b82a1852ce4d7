"""Tells what an article says in words that can be read in more than one way, and that is left out for it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.extract.lines import one_blank
from claimcheck.model import Article, Problem, Span

_MOST_QUOTED = 5
_WORDS_BEFORE = re.compile(r"(?:[^\W\d_][\w’'-]*[^\S\n]){0,2}[$€£]?$")
_WORD_BEHIND = re.compile(r"[^\S\n][^\W\d_][\w’'-]*")
_REACH = 40


def read_in_two_ways(article: Article, unread: Sequence[Span]) -> tuple[Problem, ...]:
    """Return the line of `problems.csv` on the figures and times of `article` that are left out, none if none are."""
    if not unread:
        return ()
    quoted = [f"“{_quoted(article.text, span)}”" for span in unread[:_MOST_QUOTED]]
    more = len(unread) - len(quoted)
    told = (
        f"{', '.join(quoted)} and {more:,} more"
        if more
        else " and ".join(filter(None, [", ".join(quoted[:-1]), quoted[-1]]))
    )
    message = f"can be read in more than one way here, and left out: {told}"
    return (Problem(file=article.file, code="read_two_ways", message=message),)


def _quoted(text: str, span: Span) -> str:
    """Return the words of `span`, with up to two before them and one behind, so that they can be found."""
    before = _WORDS_BEFORE.search(text, max(0, span.start - _REACH), span.start)
    behind = _WORD_BEHIND.match(text, span.end, span.end + _REACH)
    start, end = before.start() if before else span.start, behind.end() if behind else span.end
    return one_blank(text[start:end])
