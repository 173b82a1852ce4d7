"""Takes out of a web page what no reader of it sees: a number hidden there must not become a claim."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_UNSEEN = frozenset({"script", "style", "template", "noscript", "iframe", "object", "svg", "select", "textarea"})
# Scripts show these once the page is loaded, so what they say of themselves counts for nothing.
_WHOLE_PAGE = frozenset({"html", "head", "body"})
_HIDING = re.compile(
    r"(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}(?:hidden|collapse)"
    r"|(?:font-size|opacity)\s{0,9}:\s{0,9}0(?![.\d]))",
    re.IGNORECASE,
)
_STYLE_MARK = re.compile(r"[{};]")
_CLASS_OR_ID = re.compile(r"[.#][A-Za-z_][\w-]{0,80}")
_LONGEST_STYLE = 1_000_000


def empty_unseen(page: HtmlElement, classes: Collection[str]) -> int:
    """Empty the elements of `page` that a browser does not show, and return how many words of text were in them.

    `classes` are the names by which pages mark what only screen readers say.
    """
    hidden = {f".{name}" for name in classes} | _hidden_by_styles(page)
    unseen = []
    words = 0
    for element in page.iter("*"):
        if element.tag in _UNSEEN:
            unseen.append(element)
        elif element.tag not in _WHOLE_PAGE and _is_hidden(element, hidden):
            unseen.append(element)
            words += len("".join(element.itertext()).split()) if _outermost(element, hidden) else 0
    for element in unseen:
        # Emptied, not taken out: the text behind it would have to be moved, again and again where many stand in a row.
        element.clear(keep_tail=True)
        element.tag = "span"
    return words


def _hidden_by_styles(page: HtmlElement) -> set[str]:
    """Return the classes and ids (`.note`, `#note`) that the page's own styles hide wherever they stand."""
    hidden: set[str] = set()
    for style in page.iter("style"):
        if style.get("media", "all") not in {"all", "screen"}:
            continue
        sheet = _without_blocks((style.text or "")[:_LONGEST_STYLE])
        for rule in sheet.split("}"):
            selectors, _, properties = rule.partition("{")
            if _HIDING.search(properties):
                hidden.update(each.strip() for each in selectors.split(",") if _CLASS_OR_ID.fullmatch(each.strip()))
    return hidden


def _without_blocks(sheet: str) -> str:
    """Return `sheet` without what holds only at times (`@media print { … }`)."""
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


def _is_hidden(element: HtmlElement, hidden: Collection[str]) -> bool:
    if element.get("hidden") is not None and element.get("hidden") != "until-found":
        return True
    style = element.get("style")
    if style and _HIDING.search(style):
        return True
    name = element.get("id")
    return (name is not None and f"#{name}" in hidden) or any(
        f".{each}" in hidden for each in (element.get("class") or "").split()
    )


def _outermost(element: HtmlElement, hidden: Collection[str]) -> bool:
    return not any(_is_hidden(each, hidden) for each in element.iterancestors() if each.tag not in _WHOLE_PAGE)
