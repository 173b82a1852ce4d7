"""Extracts the article from a saved web page (.html): its text, without menus and notices, and its metadata."""

from __future__ import annotations

from claimcheck.read.document import LITTLE, Document, printable
from claimcheck.read.page_words import PageWords
from claimcheck.read.raw import RefusedError
from claimcheck.read.runs import kept_struck, withdrawn
from claimcheck.read.web_about import linked_articles, read_web_about
from claimcheck.read.web_article_body import article_body, held_against
from claimcheck.read.web_blocks import blocks_of, wrap_loose_words
from claimcheck.read.web_hidden import empty_unseen
from claimcheck.read.web_kept import in_paragraphs, with_lost_paragraphs
from claimcheck.read.web_layout import lay_out, read_looks
from claimcheck.read.web_source import ADVICE, decode_page, parse_page
from claimcheck.read.web_stamps import Stamps, take_stamps
from claimcheck.read.web_teasers import empty_teasers


def read_web(content: bytes, words: PageWords) -> Document:
    """Return the article in the web page `content`, a line for each paragraph.

    Raises:
        RefusedError: it is not a web page, or no article can be found in it.
        ImportError: trafilatura is not installed.
    """
    from trafilatura import bare_extraction  # noqa: PLC0415 -- only where there is a web page

    decoded = decode_page(content)
    page = parse_page(decoded.text)
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
    text = in_paragraphs(text, blocks)
    text, doubts = held_against(with_lost_paragraphs(text, blocks, words), article_body(articles))
    text = printable(text)
    size = len(text.split())
    if not size:
        raise RefusedError("no_article", f"has no article that could be found{_behind_scripts(unseen)}; {ADVICE}")
    struck = kept_struck(printable(each) for each in struck)
    warnings = [*decoded.warnings, *withdrawn(struck), *doubts, *_several(stamps)]
    if size < LITTLE:
        message = f"gives only {size} word{'s' * (size != 1)} of text{_behind_scripts(unseen)}"
        warnings.append(("little_text", f"{message}; if there is more to the article, {ADVICE}"))
    return Document(text=f"{text}\n", told=(*told, *stamps.told), warnings=tuple(warnings), struck=struck)


def _several(stamps: Stamps) -> tuple[tuple[str, str], ...]:
    if not stamps.entries:
        return ()
    message = (
        f"has {stamps.entries} dated entries, from '{printable(stamps.first)}' to '{printable(stamps.last)}'; it is "
        "read as one article; days such as 'yesterday' are counted from the date above an entry, or the article's"
    )
    return (("several_entries", message),)


def _behind_scripts(unseen: int) -> str:
    return f", and {unseen:,} words that a browser would not show" if unseen >= LITTLE else ""
