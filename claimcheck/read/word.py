"""Extracts the text of a Word file (.docx): what a reader sees, in the order of the page."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.read.archive import check_declarations, open_archive
from claimcheck.read.document import Document, printable
from claimcheck.read.raw import RefusedError
from claimcheck.read.runs import Words, kept_struck, withdrawn, words_of
from claimcheck.read.table_lines import Cell, is_data, table_lines
from claimcheck.read.word_runs import FALLBACK, PARAGRAPH, Styles, W, runs_of

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from lxml.etree import _Element

_TABLE, _ROW, _CELL = f"{W}tbl", f"{W}tr", f"{W}tc"
_NOTES = ("footnotes", "endnotes")


def read_word(content: bytes) -> Document:
    """Return the text of the .docx file `content`, a line for each paragraph, its notes at the end.

    Raises:
        RefusedError: it is not a Word file, is damaged, or nothing can be read in it.
        ImportError: python-docx is not installed.
    """
    import docx  # noqa: PLC0415 -- only where there is a Word file

    with open_archive(content) as archive:
        check_declarations(archive)
    try:
        file = docx.Document(io.BytesIO(content))
        styles = Styles(_part(file, "styles"))
        parts = [file.element.body, *(part for name in _NOTES if (part := _part(file, name)) is not None)]
    except Exception as error:
        # Whatever error the library raises, the file is broken.
        message = f"can't be read as a Word file ({type(error).__name__}); open it in Word and save it again"
        raise RefusedError("damaged", message) from error
    body, *notes = ([*_lines(part, styles)] for part in parts)
    # The line above the notes is an empty paragraph among them.
    lines = [*body, *(each._replace(text=each.text.strip()) for note in notes for each in note if each.text.strip())]
    text = printable("\n".join(line.text.rstrip() for line in lines)).strip("\n")
    if not text.strip():
        raise RefusedError("empty", "has no text; if it shows pictures of text, copy the words out of them")
    struck = kept_struck(printable(words) for line in lines for words in line.struck)
    return Document(text=f"{text}\n", warnings=withdrawn(struck), struck=struck)


def _part(file: WordFile, name: str) -> _Element | None:
    """Return the root of the part with this `name` in the file's main part, None if there is none."""
    from docx.oxml import parse_xml  # noqa: PLC0415 -- only where there is a Word file

    for relation in file.part.rels.values():
        if relation.reltype.endswith(f"/{name}") and not relation.is_external:
            root: _Element = parse_xml(relation.target_part.blob)
            return root
    return None


def _lines(part: _Element, styles: Styles) -> Iterator[Words]:
    """Yield the lines of the paragraphs and tables in `part`."""
    inside: set[_Element] = set()
    for element in part.iter(PARAGRAPH, _TABLE):
        if next(element.iterancestors(FALLBACK), None) is not None:
            continue
        if element.tag == _TABLE and not any(each in inside for each in element.iterancestors(_TABLE)):
            table = _table(element, styles)
            if table is not None:
                inside.add(element)
                yield from table
        elif element.tag == PARAGRAPH and not any(each in inside for each in element.iterancestors(_TABLE)):
            words = words_of(runs_of(element, styles))
            # A paragraph with only struck-out words is dropped.
            if words.text.strip() or not words.struck:
                yield words


def _table(table: _Element, styles: Styles) -> list[Words] | None:
    """Return the lines of a table of values; None for one used for layout."""
    rows: list[list[Cell]] = []
    struck: list[str] = []
    for row in table.iterchildren(_ROW):
        heads = row.find(f"{W}trPr/{W}tblHeader") is not None
        cells: list[Cell] = []
        for cell in row.iterchildren(_CELL):
            paragraphs = [words_of(runs_of(each, styles)) for each in cell.iter(PARAGRAPH)]
            struck += [words for each in paragraphs for words in each.struck]
            words = " ".join(" ".join(each.text for each in paragraphs).split())
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            wide = span.get(f"{W}val", "1") if span is not None else "1"
            cells.append(Cell(_continued(cell, rows, cells) or words, heads, 1, int(wide) if wide.isdecimal() else 1))
        rows.append(cells)
    if not is_data(rows):
        return None
    lines = [Words(line) for line in table_lines(rows)]
    return [lines[0]._replace(struck=tuple(struck)), *lines[1:]] if lines else []


def _continued(cell: _Element, rows: list[list[Cell]], before: list[Cell]) -> str:
    """Return the words of the cell above if `cell` continues it, as in vertically merged cells."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    if merge is None or merge.get(f"{W}val") == "restart" or not rows:
        return ""
    across = 0
    place = sum(each.columns for each in before)
    for above in rows[-1]:
        if across == place:
            return above.words
        across += above.columns
    return ""
