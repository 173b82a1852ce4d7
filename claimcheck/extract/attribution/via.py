"""Finds the outlet that words came through ("told the Herald", "in an interview with …"), and nested words."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.extract.attribution.sheet import Draft
from claimcheck.extract.name_register import NameRegister
from claimcheck.extract.tokens import Token
from claimcheck.model import Attribution, Span
from claimcheck.rulebook.sources import Sources

RULE = "source.via"
_DEEPEST = 4


def outlet_of(draft: Draft, sources: Sources, names: NameRegister) -> str | None:
    """Return the outlet to which the words of `draft` were said or written, None if it credits none."""
    if draft.verb is None:
        return None
    verb = draft.sheet.doc[draft.verb]
    taken = draft.tokens()
    # "said Ana Moss to the Herald": the parse may attach the outlet to the speaker.
    beside = [c for c in draft.speaker.children if c.lower_ == "to"] if draft.speaker is not None else []
    for child in (*verb.children, *beside):
        if child.dep_ in {"dobj", "dative", "prep", "npadvmod"} and child.i > verb.i and child.i not in taken:
            found = _outlet_below(draft, child, sources, names, 0)
            if found is not None:
                return found
    return None


def _outlet_below(draft: Draft, token: Token, sources: Sources, names: NameRegister, depth: int) -> str | None:
    """Return the outlet that the words at `token` name, also after "in an interview with"."""
    if depth > _DEEPEST:
        return None
    if token.pos_ in {"PROPN", "NOUN"}:
        span = draft.sheet.span(token.i, token.i + 1)
        mention = names.at(span.start, span.end)
        if mention is not None:
            found = sources.outlet(mention.name.canonical)
            if found is not None:
                return found
        if token.pos_ == "PROPN" and token.lower_ in sources.outlet_words:
            return token.text
        if token.text.isupper() and sources.outlet(token.text):
            return sources.outlet(token.text)
    for child in token.children:
        if child.dep_ in {"prep", "pobj", "poss"} and child.i > token.i - 12:
            found = _outlet_below(draft, child, sources, names, depth + 1)
            if found is not None:
                return found
    return None


def enclosing(made: Sequence[Attribution]) -> list[int | None]:
    """Return for each attribution (in text order) the index of the smallest one that contains its words and its cue."""
    result: list[int | None] = []
    open_: list[int] = []
    for index, item in enumerate(made):
        whole = _whole(item)
        open_ = [outer for outer in open_ if made[outer].spans[-1].end > whole.start]
        holders = [outer for outer in open_ if _holds(made[outer], item)]
        result.append(min(holders, key=lambda outer: (_size(made[outer]), outer)) if holders else None)
        open_.append(index)
    return result


def _whole(item: Attribution) -> Span:
    return Span(item.spans[0].start, item.spans[-1].end)


def _size(item: Attribution) -> int:
    return sum(span.end - span.start for span in item.spans)


def _holds(outer: Attribution, inner: Attribution) -> bool:
    pieces = (*inner.spans, *([inner.cue] if inner.cue else []))
    held = all(any(span.contains(piece) for span in outer.spans) for piece in pieces)
    return held and _size(outer) > _size(inner)
