"""Compares the extracted text with what the page shows, and restores lost paragraphs.

Text extraction goes by names and shapes. It drops a lead whose box is called a teaser.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimcheck.read.document import LITTLE
from claimcheck.read.page_words import PageWords
from claimcheck.read.web_article_body import runs_of_words, share_shown
from claimcheck.read.web_blocks import Block, named_parts

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FEWEST_WORDS = 6
# A paragraph counts as present if this share of it is in the text. A mark or a time may be missing.
_THERE = 0.5
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_APART = frozenset({"nav", "footer", "aside", "form", "button", "figure", "figcaption", "table", "details"})


def with_lost_paragraphs(text: str, blocks: Sequence[Block], words: PageWords) -> str:
    """Return `text` with the paragraphs among `blocks` that it lacks between the headline and its last sentence.

    If it has no paragraph under the headline, these paragraphs become the text.
    """
    aside = frozenset((*words.aside_classes, *words.related_classes))
    whole = _under_the_headline(text, blocks, aside)
    if whole:
        return whole
    lines = [line for line in text.splitlines() if line.strip()]
    places = _places(lines, blocks)
    if not places:
        return text
    frame = _frame(blocks)
    first, last = min(places), max(places)
    headline = max((index for index in range(first + 1) if blocks[index].element.tag == "h1"), default=first)
    known = runs_of_words(text)
    behind: dict[int, list[str]] = {}
    line = places[first] - 1 if blocks[first].element.tag != "h1" else places[first]
    for index in range(headline, last + 1):
        block = blocks[index]
        if index in places:
            line = places[index]
        elif _is_prose(block) and not _stands_apart(block, aside, frame) and share_shown(block.words, known) < _THERE:
            behind.setdefault(line, []).append(block.words)
            known |= runs_of_words(block.words)
    if not behind:
        return text
    kept = [*behind.get(-1, [])]
    for index, each in enumerate(lines):
        kept += [each, *behind.get(index, [])]
    return "\n".join(kept)


def in_paragraphs(text: str, blocks: Sequence[Block]) -> str:
    """Return `text` with a line for each block of the page, if it is one line with all of them in order.

    Text extraction makes a single line of a short article, and the headline would become part of the first sentence.
    """
    left, lines = _squashed(text), []
    if "\n" in text.strip():
        return text
    for block in blocks:
        words = _squashed(block.words)
        if words and left.startswith(words):
            lines.append(block.words)
            left = left[len(words) :].lstrip("-•")
    return "\n".join(lines) if lines and not left else text


def _under_the_headline(text: str, blocks: Sequence[Block], aside: frozenset[str]) -> str:
    """Return the headline and all prose under it if `text` is something else, otherwise nothing."""
    headline = next((index for index, block in enumerate(blocks) if block.element.tag == "h1"), None)
    if headline is None:
        return ""
    frame = _frame(blocks)
    prose = [block for block in blocks[headline:] if _is_prose(block) and not _stands_apart(block, aside, frame)]
    known = runs_of_words(text)
    if sum(block.size for block in prose) < LITTLE or any(share_shown(each.words, known) >= _THERE for each in prose):
        return ""
    return "\n".join([blocks[headline].words, *(block.words for block in prose)])


def _frame(blocks: Sequence[Block]) -> frozenset[HtmlElement]:
    """Return the elements around the headlines, which contain the article whatever their names."""
    return frozenset(each for block in blocks if block.element.tag == "h1" for each in block.element.iterancestors())


def _places(lines: Sequence[str], blocks: Sequence[Block]) -> dict[int, int]:
    """Return the line of each block that is in the text, going forward in both."""
    squashed = [_squashed(line) for line in lines]
    line_of: dict[str, list[int]] = {}
    for number, each in enumerate(squashed):
        line_of.setdefault(each, []).append(number)
    places: dict[int, int] = {}
    line = 0
    for index, block in enumerate(blocks):
        words = _squashed(block.words)
        exact = next((number for number in line_of.get(words, ()) if number >= line), None)
        # A block with line breaks is several lines; its first one shows where it is.
        within = next(
            (number for number in range(line, min(line + 3, len(lines))) if _begins(words, squashed[number])), None
        )
        place = exact if exact is not None else within
        if place is not None and (block.size >= _FEWEST_WORDS or block.heads):
            places[index] = line = place
    return places


def _begins(words: str, line: str) -> bool:
    return len(line) > 20 and len(words) > 20 and (words.startswith(line) or line.startswith(words))


def _squashed(words: str) -> str:
    return "".join(words.split()).lstrip("-•")


def _is_prose(block: Block) -> bool:
    return (
        block.size >= _FEWEST_WORDS
        and not block.heads
        and not block.leads_away
        and bool(_SENTENCE_END.search(block.words))
    )


def _stands_apart(block: Block, aside: frozenset[str], frame: frozenset[HtmlElement]) -> bool:
    """Return whether the block is in a part of the page outside the article, by its tag or its names."""
    every = [block.element, *block.element.iterancestors()]
    return any(each.tag in _APART or (each not in frame and not aside.isdisjoint(named_parts(each))) for each in every)
