"""Splits a paragraph of a Word file into runs: raised, struck out or hidden, directly or by style."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.read.look import Look, look_of
from claimcheck.read.runs import Mark, Run

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
PARAGRAPH, _RUN, _TEXT = f"{W}p", f"{W}r", f"{W}t"
_BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}
_TABLE = f"{W}tbl"
# Deleted and moved words are kept for tracked changes, and the fallback repeats its neighbour.
_NOT_SEEN = frozenset({f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}instrText", FALLBACK})
_NOTE_MARKS = frozenset({f"{W}footnoteReference", f"{W}endnoteReference", f"{W}footnoteRef", f"{W}endnoteRef"})
_OFF = frozenset({"0", "false", "off", "none"})


class Styles:
    """The styles of a Word file by name, and what each is based on."""

    def __init__(self, part: _Element | None) -> None:
        self._looks: dict[str, Look] = {}
        self._bases: dict[str, str] = {}
        for style in part.iterchildren(f"{W}style") if part is not None else ():
            name = style.get(f"{W}styleId") or ""
            self._looks[name] = _look(style.find(f"{W}rPr"))
            base = style.find(f"{W}basedOn")
            self._bases[name] = (base.get(f"{W}val") or "") if base is not None else ""

    def look(self, properties: _Element | None, kind: str) -> Look:
        """Return how letters with these `properties` look. The properties may name a style in the element `kind`."""
        look = _look(properties) if kind == "rStyle" else Look()
        named = properties.find(f"{W}{kind}") if properties is not None else None
        name = (named.get(f"{W}val") or "") if named is not None else ""
        return look.over(look_of(name, self._looks, self._bases))


def _look(properties: _Element | None) -> Look:
    if properties is None:
        return Look()
    struck = [value for name in ("strike", "dstrike") if (value := _switch(properties, name)) is not None]
    return Look(_switch(properties, "vanish"), any(struck) if struck else None, _raised(properties))


def _switch(properties: _Element, name: str) -> bool | None:
    mark = properties.find(f"{W}{name}")
    return None if mark is None else (mark.get(f"{W}val") or "") not in _OFF


def _raised(properties: _Element) -> bool | None:
    """Return whether letters are raised: as superscript, or by a number of half points."""
    align = properties.find(f"{W}vertAlign")
    if align is not None:
        return bool(align.get(f"{W}val") == "superscript")
    position = properties.find(f"{W}position")
    height = (position.get(f"{W}val") or "") if position is not None else ""
    return None if position is None else height.isdecimal() and int(height) > 0


def runs_of(paragraph: _Element, styles: Styles) -> Iterator[Run]:
    """Yield the runs of `paragraph`, but not those of a paragraph or table in a text box inside it."""
    whole = styles.look(paragraph.find(f"{W}pPr"), "pStyle")
    waiting = [(each, whole) for each in reversed(paragraph)]
    while waiting:
        element, look = waiting.pop()
        if element.tag == _RUN:
            look = styles.look(element.find(f"{W}rPr"), "rStyle").over(whole)
            # A mark of the writer's own is text after the reference.
            look = look._replace(note=any(each.tag in _NOTE_MARKS for each in element))
        if look.hidden or element.tag in _NOT_SEEN:
            continue
        if element.tag == _TEXT:
            yield Run(element.text or "", _mark(look))
        elif element.tag in _BREAKS:
            yield Run(_BREAKS[element.tag])
        elif element.tag not in {PARAGRAPH, _TABLE}:
            waiting += [(each, look) for each in reversed(element)]


def _mark(look: Look) -> Mark:
    return "note" if look.note else "struck" if look.struck else "raised" if look.raised else "plain"
