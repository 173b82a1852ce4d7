"""Extracts the article from agency XML: NITF, and NewsML-G2 with NITF, XHTML or plain text inside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import TYPE_CHECKING

from claimcheck.read.document import Document, Told, printable
from claimcheck.read.page_words import PageWords
from claimcheck.read.raw import RefusedError
from claimcheck.read.runs import withdrawn
from claimcheck.read.whole_page import Lines, read_whole_page
from claimcheck.read.xml_tree import name_of, parse_xml, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_KIND = "news file (NITF, NewsML-G2)"
_HOW = "save the article as a web page (.html) or plain text (.txt)"
# The elements of a web page for those of NITF.
_AS_HTML = {
    "hl1": "h1", "hl2": "h2", "hedline": "div", "byline": "p", "dateline": "p", "fn": "p",
    "tagline": "p", "block": "div", "body.content": "div", "nitf-table": "div", "distributor": "p",
}  # fmt: skip
# Pictures with their captions, notes and summaries for editors, and the typesetting of tables.
_LEFT_OUT = frozenset({"media", "note", "abstract", "nitf-table-metadata", "custom-table", "rights", "bibliography"})
_WITHDRAWN = frozenset({"canceled", "cancelled", "withheld"})
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_ADDRESS = re.compile(r"https?://\S+")


def read_news_xml(content: bytes, words: PageWords) -> Document:
    """Return the article in the NITF or NewsML-G2 file `content`, a line for each paragraph, its headline first.

    Raises:
        RefusedError: it is neither, has no text or several articles, or its agency has withdrawn it.
        ImportError: lxml is not installed.
    """
    root = parse_xml(content, _KIND)
    name = name_of(root)
    if name == "nitf":
        return _document(_nitf_lines(root, words), tuple(_nitf_told(root)), _nitf_state(root))
    items = [root] if name == "newsItem" else [each for each in root.iter() if name_of(each) == "newsItem"]
    if not items:
        raise RefusedError(
            "unknown_format", f"is XML, but neither NITF nor NewsML-G2 (its root is '{name[:40]}'); {_HOW}"
        )
    texts = [(item, found) for item in items if (found := _item_content(item)) is not None]
    if not texts:
        raise RefusedError("empty", "has no text, only pictures or links to other places")
    if len(texts) > 1:
        raise RefusedError("several_articles", f"has {len(texts)} articles; save each in its own file")
    item, found = texts[0]
    headline = _first(item, "contentMeta", "headline") or _first(item, "itemMeta", "title")
    lines = _content_lines(found, words)
    if headline and headline not in lines.lines[:5]:
        lines = Lines([headline, *lines.lines], lines.struck)
    return _document(lines, tuple(_item_told(item)), _item_state(item))


def _document(found: Lines, told: tuple[Told, ...], state: str) -> Document:
    if state in _WITHDRAWN:
        raise RefusedError("withdrawn", f"was withdrawn by its agency (its status is '{state}'); it was not read")
    if not found.lines:
        raise RefusedError("empty", "has no text; there is nothing to read")
    return Document(text=printable("\n".join(found.lines)) + "\n", told=told, warnings=withdrawn(found.struck))


# ------------------------------------------------------------------------------------------------------------- NITF


def _nitf_lines(root: _Element, words: PageWords) -> Lines:
    body = next((each for each in root if name_of(each) == "body"), None)
    return read_whole_page(_as_page(body), words) if body is not None else Lines([], [])


def _as_page(element: _Element) -> str:
    """Return `element` of NITF or XHTML as the source of a web page."""
    from lxml import etree  # noqa: PLC0415 -- only where there is such a file

    copy = deepcopy(element)
    copy.tail = None
    for each in list(copy.iter()):
        name = name_of(each)
        if name in _LEFT_OUT:
            each.clear(keep_tail=True)
        elif name == "frac":
            # Numerator and denominator are separate elements. Side by side, a half would become twelve.
            _write_fraction(each)
        each.tag = "span" if name in _LEFT_OUT else _AS_HTML.get(name, name)
    etree.cleanup_namespaces(copy)
    return f"<html><body>{etree.tostring(copy, method='html', encoding='unicode')}</body></html>"


def _write_fraction(element: _Element) -> None:
    parts = [text_of(each) for each in element if name_of(each) in {"frac-num", "frac-den"}]
    tail = element.tail
    element.clear()
    element.text, element.tail = f" {'/'.join(parts)}", tail


def _nitf_told(root: _Element) -> Iterator[Told]:
    title = _below(root, "body", "body.head", "hedline", "hl1")
    if title is None:
        title = _below(root, "head", "title")
    yield from _telling("title", text_of(title), "NITF: hl1")
    publication = _below(root, "head", "pubdata")
    if publication is not None:
        yield from _telling("outlet", publication.get("name"), "NITF: pubdata")
        yield from _telling("published", _day(publication.get("date.publication")), "NITF: pubdata")
        address = publication.get("ex-ref") or ""
        yield from _telling("url", address if _ADDRESS.fullmatch(address) else "", "NITF: pubdata")
    yield from _telling("outlet", text_of(_below(root, "body", "body.head", "distributor")), "NITF: distributor")
    for name, field in (("date.release", "published"), ("date.issue", "published")):
        found = _below(root, "head", "docdata", name)
        yield from _telling(field, _day(found.get("norm")) if found is not None else "", f"NITF: {name}")


def _nitf_state(root: _Element) -> str:
    data = _below(root, "head", "docdata")
    return (data.get("management-status") or "").lower() if data is not None else ""


# -------------------------------------------------------------------------------------------------------- NewsML-G2


def _item_content(item: _Element) -> _Element | None:
    """Return the best form of an item's text: NITF or XHTML, else plain text; None for pictures."""
    kind = _below(item, "itemMeta", "itemClass")
    if kind is not None and (kind.get("qcode") or "").rpartition(":")[2] in {"picture", "graphic", "video", "audio"}:
        return None
    contents = _below(item, "contentSet")
    found = list(contents) if contents is not None else []
    rich = next((each for each in found if name_of(each) == "inlineXML" and len(each)), None)
    return (
        rich
        if rich is not None
        else next((each for each in found if name_of(each) == "inlineData" and text_of(each)), None)
    )


def _content_lines(content: _Element, words: PageWords) -> Lines:
    if name_of(content) == "inlineXML":
        inner = next((each for each in content.iter() if name_of(each) == "body"), content)
        return read_whole_page(_as_page(inner), words)
    text = "".join(content.itertext())
    if content.get("encoding"):
        raise RefusedError("unknown_format", f"has its text in the encoding '{content.get('encoding')}'; {_HOW}")
    if "html" in (content.get("contenttype") or ""):
        return read_whole_page(text, words)
    return Lines([line.strip() for line in text.splitlines() if line.strip()], [])


def _item_told(item: _Element) -> Iterator[Told]:
    for place in (("contentMeta", "headline"), ("itemMeta", "title")):
        yield from _telling("title", _first(item, *place), f"NewsML-G2: {place[1]}")
    provider = _below(item, "itemMeta", "provider")
    if provider is not None:
        named = text_of(next((each for each in provider if name_of(each) == "name"), None))
        code = provider.get("literal") or (provider.get("qcode") or "").rpartition(":")[2]
        yield from _telling("outlet", named or code, "NewsML-G2: provider")
    for field, place in (
        ("published", ("itemMeta", "firstCreated")),
        ("published", ("contentMeta", "contentCreated")),
        ("modified", ("itemMeta", "versionCreated")),
        ("modified", ("contentMeta", "contentModified")),
    ):
        yield from _telling(field, _day(_first(item, *place)), f"NewsML-G2: {place[1]}")


def _item_state(item: _Element) -> str:
    state = _below(item, "itemMeta", "pubStatus")
    return (state.get("qcode") or "").rpartition(":")[2].lower() if state is not None else ""


# ------------------------------------------------------------------------------------------------------------- both


def _below(element: _Element, *path: str) -> _Element | None:
    """Return the first element at `path` below `element`, whatever its namespace."""
    found: _Element | None = element
    for name in path:
        found = next((each for each in found if name_of(each) == name), None) if found is not None else None
    return found


def _first(item: _Element, *path: str) -> str:
    return text_of(_below(item, *path))


def _day(written: str | None) -> str:
    """Return the day of a time as these formats write it (`20310402T101500+0200`) with its hyphens."""
    day = _DAY.match(written or "")
    return "-".join(day.groups()) if day else written or ""


def _telling(field: str, value: str | None, source: str) -> Iterator[Told]:
    if value:
        yield Told(field, printable(value), source)
