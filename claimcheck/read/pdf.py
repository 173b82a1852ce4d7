"""Extracts the text of a PDF, joins its lines into paragraphs, and records where each page starts."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from claimcheck.read.document import Document, printable
from claimcheck.read.pdf_lines import join_lines, without_running_heads
from claimcheck.read.pdf_page import page_text
from claimcheck.read.raw import LARGEST_ARTICLE, RefusedError

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_PAGES = 2000
# Looking for columns takes as long as reading. With more pages, it is a book or a study, in one column.
_MOST_LOOKED_AT = 200
# The mark is at the start, but some programs write a few bytes before it.
_MARK_WITHIN = 1024
# Typographic ligatures; words are spelled without them.
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
)


def read_pdf(content: bytes) -> Document:
    """Return the text of the PDF file `content`, a line for each paragraph, as far as they can be recognised.

    Raises:
        RefusedError: it is not a PDF, is damaged or protected by a password, or has no text.
        ImportError: pypdf is not installed.
    """
    from pypdf import PdfReader  # noqa: PLC0415 -- only where there is a PDF

    if b"%PDF-" not in content[:_MARK_WITHIN]:
        raise RefusedError("not_a_document", "is not a PDF, despite its name; save the article as plain text (.txt)")
    warnings: list[tuple[str, str]] = []
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise RefusedError("encrypted", "is protected by a password; save it without one")
        pages = _page_texts(reader, warnings)
    except (RefusedError, MemoryError):
        raise
    except Exception as error:
        # Whatever error the library raises, the file is broken.
        message = f"can't be read as a PDF ({type(error).__name__}); it is damaged or cut short"
        raise RefusedError("damaged", message) from error
    if not any(page.strip() for page in pages):
        raise RefusedError("no_text", "has no text; if it is a scan, run text recognition (OCR) on it first")
    text, starts = join_lines(without_running_heads([page.splitlines() for page in pages]))
    return Document(text=text, pages=starts, warnings=tuple(warnings))


def _page_texts(reader: PdfReader, warnings: list[tuple[str, str]]) -> list[str]:
    """Return the text of each page; a page that can't be read is empty, and named in a warning."""
    texts: list[str] = []
    size = 0
    for number, page in enumerate(reader.pages, 1):
        if number > MOST_PAGES:
            message = f"has more than {MOST_PAGES:,} pages; the rest is left out"
            warnings.append(("too_many_pages", message))
            break
        try:
            drawn, across = page_text(page, columns=number <= _MOST_LOOKED_AT)
            text = printable(drawn).translate(_LIGATURES)
            if across:
                message = f"page {number} seems to be read across its columns; copy its words into a text file (.txt)"
                warnings.append(("columns", message))
        except (MemoryError, RecursionError):
            raise
        except Exception as error:  # noqa: BLE001 -- a bad page affects only that page
            warnings.append(("page_unreadable", f"page {number} can't be read ({type(error).__name__})"))
            text = ""
        size += len(text)
        if size > LARGEST_ARTICLE:
            raise RefusedError("too_large", f"has more than {LARGEST_ARTICLE:,} characters of text; split it")
        texts.append(text)
    return texts
