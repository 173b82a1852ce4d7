"""Recognises the kind of a document without a name, by its beginning."""

from __future__ import annotations

import re

from claimcheck.read.declared import behind_prolog

# How each kind of document begins, in lower case. The first part of an OpenDocument text or an e-book is a file
# `mimetype`. It isn't compressed, so it can be read here.
_MARKS = (
    (b"%pdf-", ".pdf"),
    (b"{\\rtf", ".rtf"),
)
_ARCHIVE = b"pk\x03\x04"
_PACKED = ((b"mimetypeapplication/epub+zip", ".epub"), (b"mimetypeapplication/vnd.oasis.opendocument.text", ".odt"))
_NEWS_ROOT = re.compile(rb"<(?:[a-z0-9_-]+:)?(nitf|newsitem|newsmessage|html)[\s>]")
# A pasted text may begin with "Date: ..." and "Headline: ..." too; only mail programs write these.
_HEADER = re.compile(rb"[a-z][a-z0-9-]{0,60}:")
_OF_MAIL = re.compile(rb"^(?:mime-version|message-id|received|return-path):", re.MULTILINE)
_OF_SAVED_PAGE = re.compile(
    rb"^(?:snapshot-content-location:|from: ?<saved by |content-type: ?multipart/related)", re.MULTILINE
)
_HEAD = 8192


def suffix_of(content: bytes) -> str | None:
    """Return the usual suffix of a file of the kind of `content`; None for plain text and tables."""
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:_HEAD].lower()
    if start.startswith(_ARCHIVE):
        return next((suffix for mark, suffix in _PACKED if mark in start[:200]), ".docx")
    if start.startswith(b"<"):
        return _of_tags(behind_prolog(content)[:_HEAD].lower(), is_xml=start.startswith(b"<?xml"))
    if _HEADER.match(start) or start.startswith(b"from "):
        headers = start.replace(b"\r\n", b"\n").partition(b"\n\n")[0]
        if _OF_SAVED_PAGE.search(headers):
            return ".mhtml"
        if _OF_MAIL.search(headers):
            return ".eml"
    return next((suffix for mark, suffix in _MARKS if start.startswith(mark)), None)


def _of_tags(start: bytes, *, is_xml: bool) -> str | None:
    """Return the suffix for what begins with tags, its comments and declarations left out."""
    if start.startswith((b"<!doctype html", b"<html")):
        return ".html"
    root = _NEWS_ROOT.search(start) if is_xml else _NEWS_ROOT.match(start)
    return None if root is None else ".html" if root[1] == b"html" else ".xml"
