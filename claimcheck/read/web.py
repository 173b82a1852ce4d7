"""Extracts the article from a saved web page (.html): its text without menus and notices, and its metadata."""

from __future__ import annotations

import re
import sys

from claimcheck.read.document import LITTLE, Document, printable
from claimcheck.read.page_words import PageWords
from claimcheck.read.raw import RefusedError
from claimcheck.read.runs import withdrawn
from claimcheck.read.web_about import linked_articles, read_web_about
from claimcheck.read.web_article_body import article_body, held_against
from claimcheck.read.web_blocks import blocks_of, wrap_loose_words
from claimcheck.read.web_hidden import empty_unseen
from claimcheck.read.web_kept import with_lost_paragraphs
from claimcheck.read.web_layout import lay_out, read_looks
from claimcheck.read.web_source import decode_page, with_shallow_tags
from claimcheck.read.web_stamps import Stamps, take_stamps
from claimcheck.read.web_teasers import empty_teasers


def read_web(content: bytes, words: PageWords) -> Document:
    """Return the article in the web page `content`, a line for each paragraph.

    Raises:
        RefusedError: it is not a web page, or no article can be found in it.
        ImportError: trafilatura is not installed.
    """
    from lxml import etree, html  # noqa: PLC0415 -- only where there is a web page
    from trafilatura import bare_extraction  # noqa: PLC0415 -- as above

    decoded = decode_page(content)
    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        # Parsed from text, not bytes, so that the parser doesn't guess the encoding again.
        page = html.document_fromstring(
            with_shallow_tags(_without_controls(_without_declaration(decoded.text))), parser=parser
        )
    except (etree.LxmlError, ValueError) as error:
        message = f"holds nothing that can be read as a web page, or too much of it; {_ADVICE}"
        raise RefusedError("no_article", message) from error
    articles = linked_articles(page, words.article_types)
    told = read_web_about(page, words.places, articles, decoded.text)
    looks = read_looks(page, words)
    unseen = empty_unseen(page, words.hidden_classes)
    wrap_loose_words(page)
    struck = lay_out(page, looks)
    empty_teasers(page, words)
    stamps = take_stamps(page, words)
    blocks = blocks_of(page)
    found = bare_extraction(page, include_comments=False, with_metadata=False)
    text = (found.text if found is not None and not isinstance(found, dict) else None) or ""
    text, doubts = held_against(with_lost_paragraphs(text, blocks, words), article_body(articles))
    text = printable(text)
    size = len(text.split())
    if not size:
        raise RefusedError("no_article", f"holds no article that could be found{_behind_scripts(unseen)}; {_ADVICE}")
    warnings = [*decoded.warnings, *withdrawn([printable(each) for each in struck]), *doubts, *_several(stamps)]
    if size < LITTLE:
        message = f"gives only {size} word{'s' * (size != 1)} of text{_behind_scripts(unseen)}"
        warnings.append(("little_text", f"{message}; if there is more to the article, {_ADVICE}"))
    return Document(text=f"{text}\n", told=(*told, *stamps.told), warnings=tuple(warnings))


def _several(stamps: Stamps) -> tuple[tuple[str, str], ...]:
    if not stamps.entries:
        return ()
    message = (
        f"has {stamps.entries} dated entries, from '{printable(stamps.first)}' to '{printable(stamps.last)}'; it is "
        "read as one article; days such as 'yesterday' are counted from the day over their entry, or from the article's"
    )
    return (("several_entries", message),)


_ADVICE = "copy its words into a plain text file (.txt)"
# Characters that XML, and so the tree of a page, can't contain.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_REFERENCE = re.compile(r"&#([xX][0-9a-fA-F]{1,8}|[0-9]{1,9})(?![0-9a-zA-Z]);?")


def _behind_scripts(unseen: int) -> str:
    return f", and {unseen:,} words that a browser would not show" if unseen >= LITTLE else ""


def _without_declaration(source: str) -> str:
    """Return `source` without an XML declaration, whose encoding would be about the bytes, not about this text."""
    start = source[:200].lstrip("\ufeff \t\r\n")
    return source[source.index("?>") + 2 :] if start.startswith("<?xml") and "?>" in start else source


def _without_controls(source: str) -> str:
    """Return `source` with a space for each character that the tree can't contain, literal or as a reference.

    Otherwise one form feed would lose the whole page.
    """
    return _CONTROLS.sub(" ", _REFERENCE.sub(_not_a_control, source))


def _not_a_control(reference: re.Match[str]) -> str:
    digits = reference[1]
    code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    # A browser shows those from 128 to 159 as Windows-1252 has them, which the parser knows, too.
    return " " if code > sys.maxunicode or _CONTROLS.match(chr(code)) else reference[0]
