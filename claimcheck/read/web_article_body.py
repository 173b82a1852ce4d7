"""Compares the text of a web page with the `articleBody` that the page gives to search engines."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence, Set
from typing import Any

from claimcheck.read.document import LITTLE

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})(?:\s[^<>]{0,500})?/?>")
_LINES = frozenset({"p", "br", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr"})
_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…]*[\"'”’)\]]*")
_SHINGLE = 4
# A page that shows less than the first share of the body shows a teaser. With more than the second, it shows all.
_TEASED = 0.5
_COMPLETE = 0.95
_FEWEST_WORDS = 6
_LONGEST_TOLD = 80

Warnings = tuple[tuple[str, str], ...]


def article_body(nodes: Sequence[Mapping[str, Any]]) -> str:
    """Return the text of the one article among the `nodes` of linked data, a line a paragraph; empty without one."""
    bodies = {body for node in nodes if isinstance(body := node.get("articleBody"), str) and body.strip()}
    if len(bodies) != 1:
        return ""
    text = _TAG.sub(lambda tag: "\n" if tag[2].lower() in _LINES else "", bodies.pop())
    lines = (" ".join(line.split()) for line in html.unescape(text).splitlines())
    return "\n".join(line for line in lines if line)


def held_against(text: str, body: str) -> tuple[str, Warnings]:
    """Return the `text` of a page, or its `body` if the page shows only part of that, and a message."""
    words = len(_words(body))
    if words < LITTLE:
        return text, ()
    share = share_shown(body, runs_of_words(text))
    if share < _TEASED and words >= len(_words(text)):
        message = (
            f"shows only a part of the article, so its {words:,} words were taken from what the page tells search "
            "engines (articleBody)"
        )
        return body, (("linked_data_text", message),)
    if share < _COMPLETE:
        lost = _lost(body, text)
        if lost:
            message = (
                f"lacks {len(lost)} sentence{'s' * (len(lost) > 1)} that the page tells search engines (articleBody); "
                f"the first: '{_brief(lost[0])}'"
            )
            return text, (("text_missing", message),)
    return text, ()


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def runs_of_words(text: str) -> set[tuple[str, ...]]:
    """Return the runs of a few words in `text`, for comparing texts."""
    words = _words(text)
    return set(zip(*(words[start:] for start in range(_SHINGLE)), strict=False))


def share_shown(text: str, shown: Set[tuple[str, ...]]) -> float:
    """Return the share of the runs of words in `text` that are among those `shown`."""
    runs = runs_of_words(text)
    return len(runs & shown) / len(runs) if runs else 1.0


def _lost(body: str, text: str) -> list[str]:
    known = runs_of_words(text)
    sentences = (" ".join(sentence.split()) for sentence in _SENTENCE.findall(body))
    return [each for each in sentences if len(_words(each)) >= _FEWEST_WORDS and share_shown(each, known) < _TEASED]


def _brief(words: str) -> str:
    return words if len(words) <= _LONGEST_TOLD else f"{words[: _LONGEST_TOLD - 1].rstrip()}…"
