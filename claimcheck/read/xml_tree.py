"""Parses XML from strangers: no entities are expanded, nothing is loaded, and nesting is limited."""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING

from claimcheck.read.raw import RefusedError

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})


def parse_xml(content: bytes, kind: str) -> _Element:
    """Return the root of the XML `content`. `kind` is what the messages call it.

    Blanks before its declaration are skipped, though a strict parser refuses them.

    Raises:
        RefusedError: it is not XML, is nested too deeply, or declares entities.
        ImportError: lxml is not installed.
    """
    from lxml import etree  # noqa: PLC0415 -- only where there is such a file

    # UTF-16 puts a NUL beside every letter.
    if b"<!ENTITY" in content.replace(b"\0", b""):
        raise RefusedError("entities", f"declares XML entities, which no {kind} does; it was not read")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root: _Element = etree.fromstring(_with_letters(content.lstrip()), parser)
    except (etree.LxmlError, ValueError) as error:
        raise RefusedError("damaged", f"can't be read as XML ({error}); it is damaged or cut short") from error
    unknown = next(root.iter(etree.Entity), None)
    if unknown is not None:
        raise RefusedError("entities", f"uses the entity {unknown.text}, which it does not explain; it was not read")
    return root


def _with_letters(content: bytes) -> bytes:
    """Return `content` with HTML's names for letters (`&eacute;`) written as numbers.

    Their meaning is in a DTD, which is not loaded.
    """
    return _NAMED.sub(_letter, content)


def _letter(reference: re.Match[bytes]) -> bytes:
    name = reference[1].decode("ascii")
    letters = html5.get(f"{name};") if name not in _OF_XML else None
    return "".join(f"&#{ord(each)};" for each in letters).encode() if letters else reference[0]


def name_of(element: _Element) -> str:
    """Return the name of an element without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def text_of(element: _Element | None) -> str:
    """Return the words in `element` on one line; empty if there is no element."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""
