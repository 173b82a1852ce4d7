"""Turns the layout of a web page into words before its text is extracted.

Note marks and struck-out words are removed, and tables become "row: heading value" lines.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.read.page_words import PageWords
from claimcheck.read.runs import BEFORE, is_note_mark, set_raised
from claimcheck.read.table_lines import Cell, is_data, table_lines
from claimcheck.read.web_styles import BLOCKS, looks, settable, styled, words_in

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_STRIKING = re.compile(r"text-decoration(?:-line)?\s{0,9}:[^;{}]{0,60}\bline-through\b", re.IGNORECASE)
_RAISING = re.compile(r"vertical-align\s{0,9}:\s{0,9}(?:super|text-top)\b", re.IGNORECASE)
_STRUCK_TAGS = frozenset({"s", "strike", "del"})
_NOTE_ROLES = frozenset({"doc-noteref"})
# A class of the whole page may have any name, and nobody strikes out more than this share of an article.
_MOST_STRUCK = 0.5
# How many neighbours are searched for the text before a raised mark.
_MOST_STEPS = 20
_CELLS = frozenset({"td", "th"})
_CELL_ROLES = frozenset({"cell", "gridcell", "columnheader", "rowheader"})
_HEAD_ROLES = frozenset({"columnheader"})


class Looks(NamedTuple):
    """The selectors that a page uses to strike out and raise words."""

    struck: frozenset[str]
    raised: frozenset[str]


def read_looks(page: HtmlElement, words: PageWords) -> Looks:
    """Return how `page` strikes out and raises words. Its styles must still be there."""
    struck = {f".{name}" for name in words.struck_classes} | styled(page, _STRIKING)
    raised = {f".{name}" for name in words.raised_classes} | styled(page, _RAISING)
    return Looks(frozenset(struck), frozenset(raised))


def lay_out(page: HtmlElement, looks_of: Looks) -> tuple[str, ...]:
    """Change `page` so that its text alone says what the layout says, and return the struck-out words."""
    struck = _strike_out(page, looks_of.struck)
    _set_raised(page, looks_of.raised)
    _write_tables(page)
    _write_definitions(page)
    return struck


def _strike_out(page: HtmlElement, selectors: Collection[str]) -> tuple[str, ...]:
    every = len(words_in(page).split())
    found = [
        each
        for each in page.iter("*")
        if each.tag not in {"html", "body"} and (each.tag in _STRUCK_TAGS or looks(each, _STRIKING, selectors))
    ]
    struck = []
    for each in found:
        words = words_in(each)
        if words and len(words.split()) <= max(1, _MOST_STRUCK * every):
            struck.append(words)
            _empty(each)
    return tuple(struck)


def _empty(element: HtmlElement, text: str = "") -> None:
    """Reduce `element` to `text`. The text after it stays."""
    element.clear(keep_tail=True)
    element.tag = "span"
    element.text = settable(text)


def _set_raised(page: HtmlElement, selectors: Collection[str]) -> None:
    for each in list(page.iter("*")):
        if each.getparent() is None or each.tag in BLOCKS:
            continue
        words = "".join(each.itertext()) if each.tag in {"sup", "a"} or looks(each, _RAISING, selectors) else ""
        if not words.strip():
            continue
        linked = _leads_to_note(each)
        if each.tag == "a":
            # A note mark needn't be raised: a "[1]" that links to another place on the page is also one.
            if linked and is_note_mark(words):
                _empty(each)
        else:
            _empty(each, set_raised(_text_before(each), words, _text_after(each), linked=linked))


def _leads_to_note(element: HtmlElement) -> bool:
    if (element.get("role") or "") in _NOTE_ROLES or any(each.get("role") in _NOTE_ROLES for each in element):
        return True
    links = [*element.iter("a"), *(each for each in (element.getparent(),) if each is not None and each.tag == "a")]
    return any("#" in (link.get("href") or "") for link in links)


def _text_before(element: HtmlElement) -> str:
    """Return the end of the line before `element`."""
    text = ""
    for _ in range(_MOST_STEPS):
        before = element.getprevious()
        if before is not None:
            text = f"{before.tail or ''}{text}"
            if before.tag in BLOCKS:
                break
            text = "".join(before.itertext())[-BEFORE:] + text
            element = before
        else:
            element = element.getparent()
            if element is None:
                break
            text = f"{element.text or ''}{text}"
            if element.tag in BLOCKS:
                break
        if len(text) >= BEFORE:
            break
    return text[-BEFORE:]


def _text_after(element: HtmlElement) -> str:
    after = element.getnext()
    return (element.tail or "") + ("".join(after.itertext())[:BEFORE] if after is not None else "")


def _write_tables(page: HtmlElement) -> None:
    from lxml import etree  # noqa: PLC0415 -- only where there is a web page

    tables = [*page.iter("table"), *(each for each in page.iter("div", "section") if each.get("role") == "table")]
    for table in tables:
        inner = any(each is not table for each in table.iter("table"))
        rows = [] if inner or table.getparent() is None else _rows(table)
        if table.get("role") in {"presentation", "none"} or not is_data(rows):
            continue
        caption = next((words_in(each) for each in table.iter("caption")), "")
        written = etree.Element("div")
        for line in table_lines(rows, caption):
            etree.SubElement(written, "p").text = line
        written.tail = settable(table.tail)
        for figure in table.iterancestors("figure"):
            # A `figure` element is left out as a picture.
            figure.tag = "div"
        table.getparent().replace(table, written)


def _rows(table: HtmlElement) -> list[list[Cell]]:
    rows = []
    for row in table.iter("tr", "div", "ul", "li", "section"):
        if row.tag != "tr" and row.get("role") != "row":
            continue
        cells = [
            Cell(
                words_in(each),
                _heads(each),
                _number(each.get("rowspan")),
                _number(each.get("colspan")),
            )
            for each in row
            if each.tag in _CELLS or each.get("role") in _CELL_ROLES
        ]
        if cells:
            rows.append(cells)
    return rows


def _heads(cell: HtmlElement) -> bool:
    if cell.get("scope") == "row":
        return False
    if cell.tag in _CELLS:
        return bool(cell.tag == "th" or next(cell.iterancestors("thead", "table")).tag == "thead")
    return cell.get("role") in _HEAD_ROLES


def _number(written: str | None) -> int:
    return int(written) if written and written.isdecimal() and 0 < len(written) < 5 and int(written) else 1


def _write_definitions(page: HtmlElement) -> None:
    """Put each term and its short definition (`<dt>Lund<dd>12`) into one line."""
    from lxml import etree  # noqa: PLC0415 -- as above

    for listing in list(page.iter("dl")):
        terms = [each for each in listing if each.tag in {"dt", "dd"}]
        if len(terms) != len(listing) or not terms or any(each.find(".//dl") is not None for each in terms):
            continue
        rows: list[list[Cell]] = []
        for each in terms:
            if each.tag == "dt":
                rows.append([Cell(words_in(each))])
            elif rows:
                rows[-1].append(Cell(words_in(each)))
        if listing.getparent() is None or not is_data(rows):
            continue
        written = etree.Element("div")
        for term, *told in rows:
            text = "; ".join(cell.words for cell in told if cell.words)
            etree.SubElement(written, "p").text = f"{term.words.rstrip(':')}: {text}" if text else term.words
        written.tail = settable(listing.tail)
        listing.getparent().replace(listing, written)
