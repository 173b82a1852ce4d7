"""Finds what a document declares of itself at its beginning: a page its encoding, and what stands before its content.

Comments, scripts and blanks of any length may come first. As in browsers, nothing inside a comment, a script or a title
declares anything, and nothing behind the head of a page does.
"""

from __future__ import annotations

import codecs
import re

_TOKEN = re.compile(
    rb"<(?:(!--)|(script|style|title|textarea)(?=[\s/>])|(meta)(?=[\s/])|(/head|body)(?=[\s/>]))", re.IGNORECASE
)
_META = re.compile(rb"([^<>]{0,2000})>")
_ATTRIBUTE = re.compile(rb"([^\s\"'>/=]{1,40})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_CHARSET = re.compile(rb"charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_.:-]{2,30})", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml\s[^<>]*?\bencoding\s*=\s*[\"']([A-Za-z][A-Za-z0-9._-]{1,30})[\"']", re.IGNORECASE)
_BLANKS = re.compile(rb"[\xef\xbb\xbf\s]*")
# What may stand before the first element, and where it ends. A page often lacks the second mark of "<?xml ... ?>".
_PROLOG = ((b"<!--", b"-->"), (b"<?xml", b">"), (b"<?", b"?>"), (b"<!doctype", b">"))
# Encodings that only Python knows, or that no page may name: browsers don't follow them.
_NOT_OF_PAGES = frozenset({"unicode-escape", "raw-unicode-escape", "utf-7", "idna", "punycode", "undefined", "palmos"})
_LATIN_1 = frozenset({"iso8859-1", "ascii"})


def declared_encoding(page: bytes) -> str | None:
    """Return the encoding that a web page declares, in a `meta` of its head or else in an XML declaration, or None.

    "Latin-1" means Windows-1252 on the web, and a page that can be searched for its declaration is not UTF-16:
    https://encoding.spec.whatwg.org/#names-and-labels
    """
    declared = _meta_encoding(page)
    if declared is None and (xml := _XML.match(page.removeprefix(codecs.BOM_UTF8))) is not None:
        declared = _known(xml[1])
    return declared


def _meta_encoding(page: bytes) -> str | None:
    small = page.lower()
    place = 0
    while (token := _TOKEN.search(small, place)) is not None:
        place = token.end()
        if token[1]:
            # "<!-->" is a whole comment.
            end = small.find(b"-->", place - 2)
        elif token[2]:
            end = small.find(b"</" + token[2], place)
        elif token[4]:
            return None
        else:
            end = place
            meta = _META.match(page, place)
            found = _encoding_in(meta[1]) if meta is not None else None
            if found is not None:
                return found
        if end < 0:
            return None
        place = max(place, end)
    return None


def _encoding_in(meta: bytes) -> str | None:
    """Return the encoding that the attributes of a `meta` name, None if they name none that is known."""
    told = {each[1].lower(): each[2] or each[3] or each[4] or b"" for each in _ATTRIBUTE.finditer(meta)}
    if b"charset" in told:
        return _known(told[b"charset"])
    if told.get(b"http-equiv", b"").strip().lower() != b"content-type":
        return None
    charset = _CHARSET.search(told.get(b"content", b""))
    return _known(charset[1]) if charset is not None else None


def _known(label: bytes) -> str | None:
    try:
        name = codecs.lookup(label.decode("ascii").strip()).name
        "".encode(name)
    except (LookupError, ValueError):
        return None
    if name in _NOT_OF_PAGES or name.startswith(("utf-32", "mbcs", "oem")):
        return None
    return "utf-8" if name.startswith("utf-16") else "cp1252" if name in _LATIN_1 else name


def behind_prolog(content: bytes) -> bytes:
    """Return `content` from its first element on: without blanks, comments, instructions and a document type of XML."""
    place = 0
    while True:
        blanks = _BLANKS.match(content, place)
        place = blanks.end() if blanks is not None else place
        start = content[place : place + 14].lower()
        end = next((end for begin, end in _PROLOG if start.startswith(begin)), None)
        if end is None or start == b"<!doctype html":
            return content[place:]
        found = content.find(end, place + 2)
        if found < 0:
            return content[place:]
        place = found + len(end)
