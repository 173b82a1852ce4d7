"""Extracts the text of an e-book (.epub): its chapters in reading order."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from claimcheck.read.archive import check_declarations, open_archive, unpacked
from claimcheck.read.document import LITTLE, Document, Told
from claimcheck.read.page_words import PageWords
from claimcheck.read.raw import RefusedError
from claimcheck.read.runs import withdrawn
from claimcheck.read.web_source import decode_page, without_declaration
from claimcheck.read.whole_page import read_whole_page
from claimcheck.read.xml_tree import name_of, parse_xml, text_of

if TYPE_CHECKING:
    from zipfile import ZipFile

    from lxml.etree import _Element

_KIND = "e-book (.epub)"
_CONTAINER = "META-INF/container.xml"
_LOCKS = "META-INF/encryption.xml"
_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})
_STYLES = "text/css"
_FIELDS = {"title": "title", "publisher": "outlet", "source": "url"}
# What a program writes if it has no date.
_NO_DATE = "0101-01-01"
_ADDRESS = re.compile(r"https?://\S+")
_LONGEST_STYLES = 1_000_000


class _Item(NamedTuple):
    """A file of the book: its name in the archive, its kind, and its role in the book."""

    name: str
    kind: str
    properties: str


def read_ebook(content: bytes, words: PageWords) -> Document:
    """Return the text of the .epub file `content`, a line for each paragraph, and the book's metadata.

    Raises:
        RefusedError: it is not an e-book, is damaged or protected, or has no text.
        ImportError: lxml is not installed.
    """
    with open_archive(content, _KIND) as archive:
        place = _package_place(archive)
        check_declarations(archive, _KIND, {place})
        package = parse_xml(_part(archive, place), _KIND)
        items = _items(package, posixpath.dirname(place))
        order = _reading_order(package, items)
        _check_open(archive, order)
        styles = _styles(archive, items)
        chapters = [read_whole_page(_source(archive, item, styles), words) for item in order]
    lines = [line for chapter in chapters for line in chapter.lines]
    if not lines:
        raise RefusedError("empty", "has no text; if it shows pictures of text, copy the words out of them")
    struck = [each for chapter in chapters for each in chapter.struck]
    long = sum(sum(len(line.split()) for line in chapter.lines) >= LITTLE for chapter in chapters)
    return Document(
        text="\n".join(lines) + "\n", told=tuple(_told(package)), warnings=(*withdrawn(struck), *_several(long))
    )


def _part(archive: ZipFile, name: str) -> bytes:
    found = unpacked(archive, name)
    if found is None:
        raise RefusedError("damaged", f"is damaged: its part '{name[:80]}' is missing")
    return found


def _package_place(archive: ZipFile) -> str:
    """Return the name of the part that lists all others."""
    container = unpacked(archive, _CONTAINER)
    if container is None:
        raise RefusedError("not_a_document", f"is no {_KIND}, despite its name; save it again")
    root = parse_xml(container, _KIND)
    place = next((each.get("full-path") for each in root.iter() if name_of(each) == "rootfile"), None)
    if not place:
        raise RefusedError("damaged", "is damaged: it doesn't say where its text is")
    return str(place)


def _items(package: _Element, folder: str) -> dict[str, _Item]:
    """Return the files that the book lists, by their id."""
    return {
        each.get("id") or "": _Item(
            posixpath.normpath(posixpath.join(folder, unquote((each.get("href") or "").partition("#")[0]))),
            each.get("media-type") or "",
            each.get("properties") or "",
        )
        for each in package.iter()
        if name_of(each) == "item"
    }


def _reading_order(package: _Element, items: dict[str, _Item]) -> list[_Item]:
    """Return the chapters in their order, without tables of contents and asides."""
    listed = [
        items.get(each.get("idref") or "")
        for each in package.iter()
        if name_of(each) == "itemref" and each.get("linear") != "no"
    ]
    found = [item for item in listed if item and item.kind in _PAGES and "nav" not in item.properties.split()]
    return list(dict.fromkeys(found))


def _check_open(archive: ZipFile, order: list[_Item]) -> None:
    locks = unpacked(archive, _LOCKS)
    if locks is None:
        return
    # In a book that everybody may read, fonts may be locked.
    locked = {
        posixpath.normpath(unquote(each.get("URI") or ""))
        for each in parse_xml(locks, _KIND).iter()
        if name_of(each) == "CipherReference"
    }
    if locked & {item.name for item in order}:
        raise RefusedError(
            "encrypted", "is protected (DRM), so its text can't be read; copy its words into a .txt file"
        )


def _styles(archive: ZipFile, items: dict[str, _Item]) -> str:
    sheets = (unpacked(archive, item.name) or b"" for item in items.values() if item.kind == _STYLES)
    return b"\n".join(sheets)[:_LONGEST_STYLES].decode("utf-8", "replace").replace("<", " ")


def _source(archive: ZipFile, item: _Item, styles: str) -> str:
    """Return the source of a chapter, with the styles of the book, because some of them strike words out."""
    text = without_declaration(decode_page(_part(archive, item.name)).text)
    return f"<style>{styles}</style>{text}" if styles else text


def _told(package: _Element) -> Iterator[Told]:
    metadata = next((each for each in package if name_of(each) == "metadata"), None)
    for each in metadata.iter() if metadata is not None else ():
        name, value = name_of(each), text_of(each)
        source = f"e-book: dc:{name}"
        if name == "date" and value and not value.startswith(_NO_DATE) and _is_publication(each):
            yield Told("published", value, source)
        elif value and name in _FIELDS and (name != "source" or _ADDRESS.fullmatch(value)):
            yield Told(_FIELDS[name], value, source)


def _is_publication(date: _Element) -> bool:
    """Return whether a date is that of publication. The second version of the format gives the kind of each date."""
    event = next((value for name, value in date.attrib.items() if str(name).endswith("event")), "publication")
    return event in {"publication", "original-publication"}


def _several(chapters: int) -> tuple[tuple[str, str], ...]:
    if chapters < 2:
        return ()
    message = f"has {chapters} chapters and is read as one article; save each article in its own file"
    return (("several_parts", message),)
