"""Finds what on a page is not a claim: disclaimers, bylines, credits, counters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claimcheck.model import LeftOut, Span
from claimcheck.rulebook.boilerplate import Boilerplate, BoilerplateRule

# A full stop, question or exclamation mark, perhaps a closing mark, then space and a capital, a digit or a mark.
_WORD = re.compile(r"[^\W_]")
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]?\s{1,3}(?=[\"“‘'(\[©@A-Z0-9])")


def find_boilerplate(text: str, paragraphs: tuple[Span, ...], rules: Boilerplate) -> tuple[LeftOut, ...]:
    """Return the paragraphs and sentences of `text` without claims, in order, each with the rule that says so."""
    return tuple(item for span in paragraphs for item in _of_paragraph(text, span, rules))


def _of_paragraph(text: str, span: Span, rules: Boilerplate) -> Iterator[LeftOut]:
    if _WORD.search(text, span.start, span.end) is None:
        # Only marks, however many: the first few say as much as all of them.
        rule = _fitting("".join(text[span.start : span.end].split())[:40], rules.paragraph, rules)
        if rule is not None:
            yield LeftOut(span=span, rule=rule)
        return
    whole = _fitting(span.of(text), rules.paragraph, rules) if _one_sentence(text, span) else None
    if whole is not None:
        yield LeftOut(span=span, rule=whole)
        return
    found = [
        LeftOut(span=sentence, rule=rule)
        for sentence in _sentences(text, span)
        if (rule := _fitting(sentence.of(text), rules.sentence, rules)) is not None
    ]
    if found and len(found) == sum(1 for _ in _sentences(text, span)):
        yield LeftOut(span=span, rule=found[0].rule)
        return
    yield from found


def _fitting(text: str, those: Iterable[BoilerplateRule], rules: Boilerplate) -> str | None:
    if len(text) > rules.longest:
        return None
    words = len(text.split())
    return next((rule.id for rule in those if words <= rule.at_most and rule.fits(text)), None)


def _one_sentence(text: str, span: Span) -> bool:
    return len(list(_sentences(text, span))) <= 2


def _sentences(text: str, span: Span) -> Iterator[Span]:
    """Yield the sentences of a paragraph, as far as characters show them."""
    start = span.start
    for match in _SENTENCE_END.finditer(text, span.start, span.end):
        end = start + len(text[start : match.end()].rstrip())
        yield Span(start, end)
        start = match.end()
    if start < span.end:
        yield Span(start, span.end)
