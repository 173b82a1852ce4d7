"""Removes pointers to other articles: "Read more: ...", boxes of related stories."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.read.page_words import PageWords
from claimcheck.read.web_blocks import Block, blocks_of, linked_words, named_parts
from claimcheck.read.web_styles import words_in

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BOXES = ("aside", "div", "section", "ul", "ol", "p", "figure", "article", "span", "blockquote")
_LONGEST_BOX = 150
# The most words in a teaser box, without its links. A whole article may have such a name too.
_MOST_TOLD = 60
_LONGEST_LINE = 45
# No box of other stories takes up this share of a page.
_MOST_OF_PAGE = 0.4


def empty_teasers(page: HtmlElement, words: PageWords) -> None:
    """Empty the boxes and lines of `page` that point to other stories."""
    related, teasers = frozenset(words.related_classes), frozenset(words.teaser_classes)
    every = len(words_in(page).split())
    for element in list(page.iter(*_BOXES)):
        parts = set(named_parts(element))
        if (parts & related or parts & teasers) and _leads_away(element, every, surely=bool(parts & related)):
            _empty(element)
    openings = [re.compile(pattern) for pattern in words.teaser_openings]
    blocks = blocks_of(page)
    for block in _lines(blocks, openings):
        _empty(block.element)


def _leads_away(element: HtmlElement, every: int, *, surely: bool) -> bool:
    words = words_in(element)
    size = len(words.split())
    linked = linked_words(element) if 0 < size <= _LONGEST_BOX and size <= _MOST_OF_PAGE * every else 0
    teases = linked * 2 >= size or (surely and size - linked <= _MOST_TOLD)
    return linked > 0 and teases and next(element.iter("h1"), None) is None


def _lines(blocks: Sequence[Block], openings: Sequence[re.Pattern[str]]) -> list[Block]:
    """Return the blocks that start like a pointer to another story, and are, or precede, a link."""
    found = []
    for block, following in pairwise([*blocks, None]):
        opening = next((match for each in openings if block and (match := each.match(block.words))), None)
        if block is None or opening is None or block.size > _LONGEST_LINE:
            continue
        rest = block.words[opening.end() :].strip(" :|>»")
        if rest and block.linked * 2 >= len(rest.split()):
            found.append(block)
        elif not rest and following and following.linked * 5 >= 4 * following.size:
            found += [block, *_list_of(following, blocks)]
    return found


def _list_of(first: Block, blocks: Sequence[Block]) -> list[Block]:
    """Return `first` and, if it is a list item, the other items of that list that are links."""
    parent = first.element.getparent()
    if first.element.tag != "li" or parent is None:
        return [first]
    return [each for each in blocks if each.element.getparent() is parent and each.leads_away]


def _empty(element: HtmlElement) -> None:
    element.clear(keep_tail=True)
    element.tag = "span"
