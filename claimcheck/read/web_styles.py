"""Reads the styles of elements on a web page: from their own style, their class or the page's styles."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_STYLE_MARK = re.compile(r"[{};]")
# `.note`, `#note` or `span.note`: selectors that apply anywhere.
_SELECTOR = re.compile(r"(?:[a-z][a-z0-9]{0,20})?[.#][A-Za-z_][\w-]{0,80}")
_WHITE = re.compile(r"\s+")
_NOT_WRITTEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST_STYLE = 1_000_000

# Elements that start a new line on the screen.
_BLOCKS = """
    address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul
"""
BLOCKS = frozenset(_BLOCKS.split())


def styled(page: HtmlElement, properties: re.Pattern[str]) -> set[str]:
    """Return the selectors (`.note`, `#note`, `span.note`) that always get `properties` from the page's own styles."""
    found: set[str] = set()
    for style in page.iter("style"):
        if style.get("media", "all") not in {"all", "screen"}:
            continue
        sheet = _without_blocks((style.text or "")[:_LONGEST_STYLE])
        for rule in sheet.split("}"):
            selectors, _, given = rule.partition("{")
            if properties.search(given):
                found.update(each.strip() for each in selectors.split(",") if _SELECTOR.fullmatch(each.strip()))
    return found


def _without_blocks(sheet: str) -> str:
    """Return `sheet` without conditional rules (`@media print { … }`)."""
    pieces = []
    place = 0
    while (start := sheet.find("@", place)) >= 0:
        pieces.append(sheet[place:start])
        place = _block_end(sheet, start)
    return "".join([*pieces, sheet[place:]])


def _block_end(sheet: str, start: int) -> int:
    depth = 0
    for mark in _STYLE_MARK.finditer(sheet, start):
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
        if depth <= 0:
            return mark.end()
    return len(sheet)


def looks(element: HtmlElement, properties: re.Pattern[str], selectors: Collection[str]) -> bool:
    """Return whether `element` has the `properties` from its own style, or from one of the `selectors`."""
    style = element.get("style")
    return bool(style and properties.search(style)) or any(name in selectors for name in _names(element))


def _names(element: HtmlElement) -> Iterator[str]:
    own = element.get("id")
    if own is not None:
        yield from (f"#{own}", f"{element.tag}#{own}")
    for each in (element.get("class") or "").split():
        yield from (f".{each}", f"{element.tag}.{each}")


def settable(text: str | None) -> str:
    """Return `text` without characters that the parser accepts but can't write."""
    return _NOT_WRITTEN.sub("\ufffd", text or "")


def words_in(element: HtmlElement) -> str:
    """Return the words in `element`, separated wherever a browser starts a new line."""
    pieces: list[str] = []
    for event, each in _walk(element):
        if each.tag in BLOCKS:
            pieces.append(" ")
        text = each.text if event == "start" else each.tail if each is not element else ""
        pieces.append(text or "")
    return " ".join(settable("".join(pieces)).split())


def lines_in(element: HtmlElement) -> list[str]:
    """Return the words in `element`, with a new line wherever a browser begins one."""
    pieces: list[str] = []
    for event, each in _walk(element):
        if each.tag in BLOCKS:
            pieces.append("\n")
        text = each.text if event == "start" else each.tail if each is not element else ""
        # A line end in the source is a blank on the screen.
        pieces.append(_WHITE.sub(" ", text or ""))
    lines = (" ".join(line.split()) for line in settable("".join(pieces)).split("\n"))
    return [line for line in lines if line]


def _walk(element: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    waiting: list[tuple[str, HtmlElement]] = [("start", element)]
    while waiting:
        event, each = waiting.pop()
        yield event, each
        if event == "start":
            waiting.append(("end", each))
            waiting += [("start", child) for child in reversed(each) if isinstance(child.tag, str)]
