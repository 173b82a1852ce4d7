"""Splits a web page into the blocks that a browser shows on separate lines: paragraphs, headings, items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.read.web_styles import BLOCKS, settable, words_in

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# A line break separates lines, but not paragraphs.
_PARAGRAPHS = BLOCKS - {"br"}
_HOLDERS = frozenset({"article", "body", "div", "header", "main", "section", "td"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PARTS = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Block:
    """One block: its element, its words, and how many of them are links."""

    element: HtmlElement
    words: str
    linked: int

    @property
    def size(self) -> int:
        """Return the number of words."""
        return len(self.words.split())

    @property
    def heads(self) -> bool:
        """Return whether the block is a heading."""
        return self.element.tag in _HEADINGS

    @property
    def leads_away(self) -> bool:
        """Return whether most of its words are links."""
        return self.linked * 2 > self.size


def blocks_of(page: HtmlElement) -> list[Block]:
    """Return the blocks of `page` with words, in order; none is inside another."""
    body = page.find("body")
    found = []
    for element in (body if body is not None else page).iter(*_PARAGRAPHS):
        if not _holds_blocks(element):
            words = words_in(element)
            if words:
                found.append(Block(element, words, linked_words(element)))
    return found


def _holds_blocks(element: HtmlElement) -> bool:
    return any(True for each in element.iterdescendants(*_PARAGRAPHS))


def linked_words(element: HtmlElement) -> int:
    """Return how many words in `element` are links."""
    if any(True for _ in element.iterancestors("a")):
        return len(words_in(element).split())
    return sum(len(words_in(link).split()) for link in element.iter("a") if link.get("href"))


def wrap_loose_words(page: HtmlElement) -> None:
    """Make a paragraph of the words between blocks, which text extraction would attach to the next block."""
    for holder in list(page.iter(*_HOLDERS)):
        if any(child.tag in _PARAGRAPHS for child in holder):
            for run in list(_loose_runs(holder)):
                _wrap(holder, *run)


def _loose_runs(holder: HtmlElement) -> Iterator[tuple[HtmlElement | None, list[HtmlElement]]]:
    """Yield the block before each run of loose words (None if the run comes first), and the elements in the run."""
    before: HtmlElement | None = None
    run: list[HtmlElement] = []
    loose = bool((holder.text or "").strip())
    for child in holder:
        if child.tag in _PARAGRAPHS or _holds_blocks(child):
            if loose:
                yield before, run
            before, run, loose = child, [], bool((child.tail or "").strip())
        else:
            run.append(child)
            loose = loose or bool(words_in(child)) or bool((child.tail or "").strip())
    if loose:
        yield before, run


def _wrap(holder: HtmlElement, before: HtmlElement | None, run: list[HtmlElement]) -> None:
    from lxml import html  # noqa: PLC0415 -- only where there is a web page

    paragraph = html.Element("p")
    if before is None:
        paragraph.text, holder.text = settable(holder.text), None
        holder.insert(0, paragraph)
    else:
        paragraph.text, before.tail = settable(before.tail), None
        before.addnext(paragraph)
    for each in run:
        paragraph.append(each)


def named_parts(element: HtmlElement) -> Iterator[str]:
    """Yield the parts of the classes and id of `element`: `c-related-box` has related, related-box, ..."""
    for name in [*(element.get("class") or "").lower().split()[:20], (element.get("id") or "").lower()]:
        parts = _PARTS.findall(name)[:6]
        for start in range(len(parts)):
            for end in range(start + 1, min(start + 3, len(parts)) + 1):
                yield "-".join(parts[start:end])
