"""Removes from a web page what readers don't see: a hidden number must not become a claim."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from claimcheck.read.web_styles import looks, styled

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_UNSEEN = frozenset({"script", "style", "template", "noscript", "iframe", "object", "svg", "select", "textarea"})
# Scripts show these once the page is loaded, so their own styles don't count.
_WHOLE_PAGE = frozenset({"html", "head", "body"})
_HIDING = re.compile(
    r"(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}(?:hidden|collapse)"
    r"|(?:font-size|opacity)\s{0,9}:\s{0,9}0(?![.\d]))",
    re.IGNORECASE,
)


def empty_unseen(page: HtmlElement, classes: Collection[str]) -> int:
    """Empty the elements of `page` that a browser does not show, and return how many words of text were in them.

    `classes` are the names that pages use for text that only screen readers say.
    """
    hidden = {f".{name}" for name in classes} | styled(page, _HIDING)
    unseen = []
    words = 0
    for element in page.iter("*"):
        if element.tag in _UNSEEN:
            unseen.append(element)
        elif element.tag not in _WHOLE_PAGE and _is_hidden(element, hidden):
            unseen.append(element)
            words += len("".join(element.itertext()).split()) if _outermost(element, hidden) else 0
    for element in unseen:
        # Emptied, not removed: the text after it would have to be moved, again and again if many are in a row.
        element.clear(keep_tail=True)
        element.tag = "span"
    return words


def _is_hidden(element: HtmlElement, hidden: Collection[str]) -> bool:
    if element.get("hidden") is not None and element.get("hidden") != "until-found":
        return True
    return looks(element, _HIDING, hidden)


def _outermost(element: HtmlElement, hidden: Collection[str]) -> bool:
    return not any(_is_hidden(each, hidden) for each in element.iterancestors() if each.tag not in _WHOLE_PAGE)
