"""Extracts the text of an OpenDocument text (.odt): what a reader sees, in the order of the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.read.archive import check_declarations, open_archive, unpacked
from claimcheck.read.document import Document, Told, printable
from claimcheck.read.open_document_runs import NOT_SEEN, NOTE_BODY, OFFICE, PARAGRAPHS, TABLE, Styles, runs_of
from claimcheck.read.raw import RefusedError
from claimcheck.read.runs import Words, withdrawn, words_of
from claimcheck.read.table_lines import Cell, is_data, table_lines
from claimcheck.read.xml_tree import parse_xml, text_of

if TYPE_CHECKING:
    from zipfile import ZipFile

    from lxml.etree import _Element

_KIND = "OpenDocument text (.odt)"
_PARTS = ("content.xml", "styles.xml", "meta.xml")
_MANIFEST = "META-INF/manifest.xml"
_TABLE, _ROW, _CELL, _HEADS = (f"{TABLE}{name}" for name in ("table", "table-row", "table-cell", "table-header-rows"))
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
# A row or cell may be marked as repeated many times. Beyond this number, it is the empty rest of a sheet.
_MOST_REPEATED = 100


def read_open_document(content: bytes) -> Document:
    """Return the text of the .odt file `content`, a line for each paragraph, its notes at the end.

    Raises:
        RefusedError: it isn't one, is damaged or protected, or has nothing that can be read.
        ImportError: lxml is not installed.
    """
    with open_archive(content, _KIND) as archive:
        if b"encryption-data" in (unpacked(archive, _MANIFEST) or b"") or "encrypted-package" in archive.namelist():
            raise RefusedError("encrypted", "is protected by a password; save it without one")
        check_declarations(archive, _KIND, _PARTS)
        main, styles_part, about = (_part(archive, name) for name in _PARTS)
    body = main.find(f"{OFFICE}body/{OFFICE}text") if main is not None else None
    if main is None or body is None:
        raise RefusedError("not_a_document", f"is no {_KIND}, despite its name; save it again")
    styles = Styles([part for part in (styles_part, main) if part is not None])
    lines = [*_lines(body, styles)]
    for note in body.iter(NOTE_BODY):
        if not any(each.tag in NOT_SEEN for each in note.iterancestors()):
            lines += [line._replace(text=line.text.strip()) for line in _lines(note, styles) if line.text.strip()]
    text = printable("\n".join(line.text.rstrip() for line in lines)).strip("\n")
    if not text.strip():
        raise RefusedError("empty", "has no text; if it shows pictures of text, copy the words out of them")
    struck = [printable(words) for line in lines for words in line.struck]
    title = text_of(next(about.iter(_TITLE), None)) if about is not None else ""
    told = (Told("title", printable(title), "document: dc:title"),) if title else ()
    return Document(text=f"{text}\n", told=told, warnings=withdrawn(struck))


def _part(archive: ZipFile, name: str) -> _Element | None:
    found = unpacked(archive, name)
    return parse_xml(found, _KIND) if found is not None else None


def _lines(part: _Element, styles: Styles) -> Iterator[Words]:
    """Yield the lines of the paragraphs and tables in `part`, without notes and hidden parts."""
    waiting = list(reversed(part))
    while waiting:
        element = waiting.pop()
        if element.tag in NOT_SEEN or element.tag == NOTE_BODY or styles.hides(element):
            continue
        if element.tag == _TABLE:
            table = _table(element, styles)
            if table is not None:
                yield from table
                continue
        if element.tag in PARAGRAPHS:
            words = words_of(runs_of(element, styles))
            # A paragraph with only struck-out words is dropped.
            if words.text.strip() or not words.struck:
                yield words
        # Text boxes are inside paragraphs, and have their own paragraphs.
        waiting += reversed(element)


def _table(table: _Element, styles: Styles) -> list[Words] | None:
    """Return the lines of a table of values; None for one that only arranges paragraphs."""
    rows: list[list[Cell]] = []
    struck: list[str] = []
    for row in table.iter(_ROW):
        if next(row.iterancestors(_TABLE)) is not table:
            return None
        cells: list[Cell] = []
        for cell in row.iterchildren(_CELL):
            paragraphs = [words_of(runs_of(each, styles)) for each in cell.iter(*PARAGRAPHS)]
            struck += [words for each in paragraphs for words in each.struck]
            words = " ".join(" ".join(each.text for each in paragraphs).split())
            heads = next(row.iterancestors(_HEADS), None) is not None
            spans = (_number(cell, f"{TABLE}number-{name}-spanned") for name in ("rows", "columns"))
            cells += [Cell(words, heads, *spans)] * _number(cell, f"{TABLE}number-columns-repeated")
        rows += [cells] * _number(row, f"{TABLE}number-rows-repeated")
    if not is_data(rows):
        return None
    lines = [Words(line) for line in table_lines(rows)]
    return [lines[0]._replace(struck=tuple(struck)), *lines[1:]] if lines else []


def _number(element: _Element, name: str) -> int:
    written = element.get(name) or "1"
    return min(int(written), _MOST_REPEATED) if written.isdecimal() and len(written) < 8 and int(written) else 1
