"""Reads the metadata of a web page: when and where it was published, under which title and address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from claimcheck.read.document import Told
from claimcheck.read.page_words import Places

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST_NODES = 5000
_LONGEST_VALUE = 2000
_LONGEST_DATA = 1_000_000
_CHANGED = re.compile(r"modified|updated|revised", re.IGNORECASE)
# What programs write into a saved page: SingleFile and browsers put a comment above, the Wayback Machine one below.
_SAVED = {
    "date": re.compile(
        r"(?:saved date: |FILE ARCHIVED ON \d\d:\d\d:\d\d )((?:[A-Z][a-z]{2} )?[A-Z][a-z]{2} \d{1,2},? \d{4})"
    ),
    "url": re.compile(
        r"(?:saved from url=\(\d{1,6}\)|Page saved with SingleFile\s{1,9}url: )(https?://[^\s<>\"]{1,500})"
    ),
}
_EDGE = 5000
_DAY_IN_ADDRESS = re.compile(r"(?<!\d)(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?!\d)")

Nodes = Sequence[Mapping[str, Any]]


def read_web_about(page: HtmlElement, places: Places, nodes: Nodes, source: str) -> tuple[Told, ...]:
    """Return what `page` says at the `places`, in their order. `nodes` are the articles in its linked data."""
    metas = _metas(page)
    found = []
    for field, listed in places.items():
        for place in listed:
            kind, _, name = place.partition(" ")
            if kind == "saved":
                mark = _SAVED[name].search(source[:_EDGE]) or _SAVED[name].search(source[-_EDGE:])
                found += [Told(field, mark[1], f"page: {place}")] if mark else []
                continue
            value = " ".join(_value(page, kind, name, nodes, metas)[:_LONGEST_VALUE].split())
            if value:
                found.append(Told(field, value, f"page: {place}"))
    return tuple(found)


def _value(page: HtmlElement, kind: str, name: str, nodes: Nodes, metas: Mapping[str, str]) -> str:
    if kind == "json-ld":
        return next((value for node in nodes if (value := _at(node, name.split(".")))), "")
    if kind == "link":
        return next((each.get("href", "") for each in page.iter("link") if each.get("rel", "").lower() == name), "")
    if kind == "meta":
        return metas.get(name.lower(), "")
    if kind == "address":
        day = _DAY_IN_ADDRESS.search(_value(page, "link", name, nodes, metas) or metas.get("og:url", ""))
        return "-".join(day.groups()) if day else ""
    return _only(list(_values(page, kind, name)))


def _values(page: HtmlElement, kind: str, name: str) -> Iterator[str]:
    if kind == "tag":
        yield from ("".join(each.itertext()) for each in page.iter(name))
    elif kind == "time":
        times = (each for each in page.iter("time") if each.get(name) is not None and not _tells_of_change(each))
        yield from (each.get("datetime", "") for each in times)
    else:
        yield from (_marked_value(each) for each in page.iter("*") if name in _marks(each, kind))


def _marks(element: HtmlElement, kind: str) -> list[str]:
    if kind == "class":
        return (element.get("class") or "").split()
    # RDFa says `property` where microdata says `itemprop`.
    return f"{element.get('itemprop') or ''} {element.get('property') or ''}".replace("schema:", "").split()


def _marked_value(element: HtmlElement) -> str:
    """Return the machine-readable value of an element (`title` of an abbreviation, `value` of data), else its words."""
    for name in ("content", "datetime", "value", "title"):
        value = element.get(name)
        if value and any(letter.isdigit() for letter in value):
            return str(value)
    inner = next((each.get("datetime") for each in element.iter("time") if each.get("datetime")), None)
    return inner or "".join(element.itertext())


def _tells_of_change(time: HtmlElement) -> bool:
    """Return whether a time, or the element around it, is marked as the time of a change."""
    around = [time, *(each for each in (time.getparent(),) if each is not None and len(each) == 1)]
    marks = " ".join(f"{each.get('itemprop')} {each.get('property')} {each.get('class')}" for each in around)
    return bool(_CHANGED.search(marks))


def _only(values: Sequence[str]) -> str:
    """Return the only value; none if several differ, because it is unclear which is meant."""
    different = {" ".join(value.split()) for value in values} - {""}
    return different.pop() if len(different) == 1 else ""


def _metas(page: HtmlElement) -> dict[str, str]:
    """Return the content of each `meta` element by its name. The first with a name counts."""
    metas: dict[str, str] = {}
    for each in page.iter("meta"):
        name = each.get("property") or each.get("name") or each.get("itemprop") or ""
        if each.get("content", "").strip():
            metas.setdefault(name.strip().lower(), each.get("content"))
    return metas


def linked_articles(page: HtmlElement, article_types: Sequence[str]) -> list[dict[str, Any]]:
    """Return the descriptions of an article in the page's JSON-LD, with the nodes that they refer to put in.

    `article_types` are schema.org's names for an article.
    """
    wanted = frozenset(article_types)
    nodes: list[dict[str, Any]] = []
    for script in page.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or len(script.text or "") > _LONGEST_DATA:
            continue
        try:
            nodes += _nodes(json.loads(script.text or "", strict=False))
        except (ValueError, RecursionError):
            continue
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    articles = [node for node in nodes if wanted.intersection(_types(node))]
    return [{key: _resolved(value, by_id) for key, value in node.items()} for node in articles]


def _nodes(data: object) -> Iterator[dict[str, Any]]:
    """Yield the objects in `data`, the outer before the inner ones, up to a limit."""
    waiting = [data]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        item = waiting.pop(0)
        if isinstance(item, dict):
            yield item
            waiting += [value for value in item.values() if isinstance(value, (dict, list))]
        elif isinstance(item, list):
            waiting += [value for value in item if isinstance(value, (dict, list))]


def _types(node: Mapping[str, Any]) -> list[str]:
    types = node.get("@type")
    return [types] if isinstance(types, str) else [each for each in types or () if isinstance(each, str)]


def _resolved(value: object, by_id: Mapping[str, Any]) -> object:
    if isinstance(value, dict) and set(value) == {"@id"}:
        return by_id.get(value["@id"], value) if isinstance(value["@id"], str) else value
    return value


def _at(node: object, path: Sequence[str]) -> str:
    """Return the text at `path` below `node`, in the first item of each list."""
    for name in path:
        node = node[0] if isinstance(node, list) and node else node
        node = node.get(name) if isinstance(node, dict) else node if isinstance(node, str) else None
    node = node[0] if isinstance(node, list) and node else node
    return node if isinstance(node, str) else ""
