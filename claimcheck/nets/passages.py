"""Cuts an article into passages of whole sentences, as the models read them: token numbers, figures masked.

What is masked is fixed here and not in `rules/`: the weights were trained on texts masked in exactly this way.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from claimcheck.model import Claim, Extraction, Passage, Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

# The token that hides words, in the vocabulary of both networks.
MASK = 103
# Two passages and three marks fit into the 512 tokens that the models were made for.
LONGEST = 230

_FIGURE = re.compile(
    r"\d[\d,.]*\d|\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?"
    r"|millions?|billions?|dozens?)\b",
    re.IGNORECASE,
)
# A figure is read with the noun that it counts, if that is within this distance.
_NOUN_REACH = 40


def passages_of(extraction: Extraction, tokenizer: Tokenizer) -> tuple[Passage, ...]:
    """Return the passages of an article that contain a value, in text order."""
    text = extraction.article.text
    tokens, spans = _masked(text, tokenizer)
    starts = [span.start for span in spans]
    ends = [span.end for span in spans]
    claims = comparable(extraction.claims)
    found = []
    for first, last in _cuts(starts, sorted({c.span.start for c in extraction.claims if c.kind != "quote"})):
        held: list[str] = []
        places: list[tuple[int, int]] = []
        sentences: list[tuple[int, int]] = []
        for claim in claims:
            words = words_at_stake(claim)
            place = _tokens_at(words, starts, ends, first, last)
            if place[0] < place[1] and starts[first] <= words.start:
                held.append(claim.id)
                places.append(place)
                sentences.append(_tokens_at(claim.span, starts, ends, first, last))
        if held:
            found.append(Passage(tuple(tokens[first:last]), tuple(held), tuple(places), tuple(sentences)))
    return tuple(found)


def _tokens_at(span: Span, starts: Sequence[int], ends: Sequence[int], first: int, last: int) -> tuple[int, int]:
    """Return the half-open range of tokens that `span` covers, counted from `first` and cut off at `last`."""
    return max(first, bisect_left(ends, span.start + 1)) - first, min(last, bisect_left(starts, span.end)) - first


def comparable(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims that have a value to compare, one for each value."""
    found: dict[tuple[Span, str], Claim] = {}
    for claim in claims:
        if claim.value_span is not None and claim.kind is not None:
            found.setdefault((words_at_stake(claim), sort_of(claim)), claim)
    return list(found.values())


def sort_of(claim: Claim) -> str:
    """Return the sort of a claim's value: figures of all kinds are one sort."""
    if claim.quantity is not None:
        return "figure"
    if claim.time is not None:
        return "date"
    if claim.kind in ("polarity", "modality"):
        return "verb"
    return "quote" if claim.kind == "quote" else "thing"


def words_at_stake(claim: Claim) -> Span:
    """Return the place of a claim's value, of a figure together with the noun that it counts."""
    assert claim.value_span is not None  # noqa: S101 -- the caller looks
    start, end = claim.value_span
    noun = claim.quantity.counted_span if claim.quantity is not None else None
    if noun is not None and max(0, noun.start - end, start - noun.end) < _NOUN_REACH:
        return Span(min(start, noun.start), max(end, noun.end))
    return Span(start, end)


def _masked(text: str, tokenizer: Tokenizer) -> tuple[list[int], list[Span]]:
    """Return the tokens of `text` and their places; each figure is one token, the mask."""
    figures = [found.span() for found in _FIGURE.finditer(text)]
    encoded = tokenizer.encode(text, add_special_tokens=False)
    tokens: list[int] = []
    spans: list[Span] = []
    at, masked = 0, -1
    for token, (start, end) in zip(encoded.ids, encoded.offsets, strict=True):
        while at < len(figures) and figures[at][1] <= start:
            at += 1
        if at == len(figures) or figures[at][0] >= end:
            tokens.append(token)
            spans.append(Span(start, end))
        elif masked == at:
            spans[-1] = Span(spans[-1].start, end)
        else:
            masked = at
            tokens.append(MASK)
            spans.append(Span(start, end))
    return tokens, spans


def number_of(token: str, tokenizer: Tokenizer) -> int:
    """Return the number of a token that every vocabulary has."""
    found = tokenizer.token_to_id(token)
    if found is None:
        raise ValueError(f"the vocabulary has no {token}")
    return found


def _cuts(starts: Sequence[int], sentences: Sequence[int]) -> list[tuple[int, int]]:
    """Return half-open ranges of tokens: as many whole sentences as fit, with longer sentences cut."""
    bounds = sorted({0, *(bisect_left(starts, place) for place in sentences)} - {len(starts)})
    edges = [*bounds, len(starts)]
    found = []
    first = 0
    for number in range(1, len(edges)):
        if number == len(edges) - 1 or edges[number + 1] - edges[first] > LONGEST:
            found.append((edges[first], min(edges[number], edges[first] + LONGEST)))
            first = number
    return [cut for cut in found if cut[0] < cut[1]]
