"""Decodes and parses a web page, and removes tags that would nest its text too deep for the parser."""

from __future__ import annotations

import codecs
import re
import sys
from typing import TYPE_CHECKING

from claimcheck.read.declared import declared_encoding
from claimcheck.read.plain import Decoded, decode
from claimcheck.read.raw import RefusedError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

ADVICE = "copy its words into a plain text file (.txt)"

# libxml2 silently drops anything deeper than 256 elements; some room is left for what the parser adds.
DEEPEST = 200

# Elements that only contain others: removing them leaves the text as it is.
_HOLDERS = (
    "article|aside|b|big|blockquote|center|code|dd|div|dl|dt|em|fieldset|figure|font|footer|form|header|i|ins|li|main"
    "|nav|ol|q|s|section|small|span|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|u|ul"
)
# Characters that XML, and so the tree of a page, can't contain.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_REFERENCE = re.compile(r"&#([xX][0-9a-fA-F]{1,8}|[0-9]{1,9})(?![0-9a-zA-Z]);?")
# Anything else than ">" may stand in it, however long: a page is no XML, and a parser of pages ends it there.
_XML_DECLARATION = re.compile(r"[\ufeff\s]*<\?xml[^>]*>", re.IGNORECASE)
_HOLDER = re.compile(rf"<(/?)({_HOLDERS})(?=[\s>/])[^<>]*>", re.IGNORECASE)


def decode_page(content: bytes) -> Decoded:
    """Return the source of a web page: by its byte order mark, as UTF-8, as the page says, or as cp1252, in this order.

    Raises:
        RefusedError: it is not a text.
    """
    declared = declared_encoding(content)
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return _as_declared(content, declared) or decode(content)
    found = decode(content)
    if declared not in {None, "utf-8"} and not content.isascii() and not content.startswith(codecs.BOM_UTF8):
        message = f"says that it is {declared} but is UTF-8, and was read as UTF-8"
        return Decoded(found.text, (*found.warnings, ("encoding_guessed", message)))
    return found


def _as_declared(content: bytes, declared: str | None) -> Decoded | None:
    """Return the page in the encoding that it declares; None if that is missing or doesn't fit."""
    if declared is None or content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    try:
        text = content.decode(declared)
    except (LookupError, ValueError):
        return None
    if "\0" in text:
        raise RefusedError("not_text", "has NUL characters, so it is not a web page; save it again")
    return Decoded(text)


def parse_page(source: str) -> HtmlElement:
    """Return the tree of the web page `source`, already decoded, so that the parser needn't guess the encoding.

    Raises:
        RefusedError: it can't be parsed.
        ImportError: lxml is not installed.
    """
    from lxml import etree, html  # noqa: PLC0415 -- only where there is a web page

    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(
            with_shallow_tags(_without_controls(without_declaration(source))), parser=parser
        )
    except (etree.LxmlError, ValueError) as error:
        message = f"can't be read as a web page, or is too large for one; {ADVICE}"
        raise RefusedError("no_article", message) from error


def with_shallow_tags(source: str) -> str:
    """Return `source` without the holders (divisions, bold type, …) that are nested deeper than `DEEPEST`."""
    pieces: list[str] = []
    is_kept: list[tuple[str, bool]] = []
    place = kept = 0
    for tag in _HOLDER.finditer(source):
        name = tag[2].lower()
        if not tag[1]:
            keep = kept < DEEPEST
            is_kept.append((name, keep))
            kept += keep
        elif is_kept and is_kept[-1][0] == name:
            keep = is_kept.pop()[1]
            kept -= keep
        else:
            # The tag is out of order. The parser decides what it closes.
            keep = True
        if not keep:
            pieces.append(source[place : tag.start()])
            place = tag.end()
    return "".join([*pieces, source[place:]]) if pieces else source


def without_declaration(source: str) -> str:
    """Return `source` without an XML declaration, which gives the encoding of the bytes, not of this text."""
    found = _XML_DECLARATION.match(source)
    return source[found.end() :] if found is not None else source


def _without_controls(source: str) -> str:
    """Return `source` with a space for each character that the tree can't contain, literal or as a reference.

    Otherwise one form feed would lose the whole page.
    """
    return _CONTROLS.sub(" ", _REFERENCE.sub(_not_a_control, source))


def _not_a_control(reference: re.Match[str]) -> str:
    digits = reference[1]
    code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    # A browser shows those from 128 to 159 as in Windows-1252. The parser does the same.
    return " " if code > sys.maxunicode or _CONTROLS.match(chr(code)) else reference[0]
