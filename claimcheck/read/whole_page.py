"""Extracts all words of a page without menus: a chapter of an e-book, the body of an agency file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.read.document import printable
from claimcheck.read.page_words import PageWords
from claimcheck.read.web_hidden import empty_unseen
from claimcheck.read.web_layout import lay_out, read_looks
from claimcheck.read.web_source import parse_page
from claimcheck.read.web_styles import lines_in


class Lines(NamedTuple):
    """The lines of a page, one for each paragraph, and the words struck out in them."""

    lines: Sequence[str]
    struck: Sequence[str]


def read_whole_page(source: str, words: PageWords) -> Lines:
    """Return the lines of the page `source`, without hidden or struck-out words and note marks.

    Raises:
        RefusedError: it can't be parsed.
        ImportError: lxml is not installed.
    """
    page = parse_page(source)
    looks = read_looks(page, words)
    empty_unseen(page, words.hidden_classes)
    struck = lay_out(page, looks)
    body = page.find("body")
    lines = lines_in(body if body is not None else page)
    return Lines([printable(line) for line in lines], [printable(each) for each in struck])
