"""The text and metadata of a document (a web page, a Word file, a PDF, a mail, …).

The values of this module travel between two processes (`apart`, `worker`), so all of them can be written as JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

DOCUMENTS = {
    ".html": "web", ".htm": "web", ".docx": "word", ".pdf": "pdf", ".odt": "open_document", ".rtf": "rich_text",
    ".epub": "ebook", ".eml": "mail", ".mht": "saved_page", ".mhtml": "saved_page", ".xml": "news_xml",
}  # fmt: skip
# The package that each kind of document can't be read without.
PACKAGES = {
    "web": "trafilatura", "word": "python-docx", "pdf": "pypdf", "open_document": "lxml", "ebook": "lxml",
    "mail": "trafilatura", "saved_page": "trafilatura", "news_xml": "lxml",
}  # fmt: skip

# With fewer words the page may be a teaser, a cookie notice or a frame that a script fills.
LITTLE = 40


class Told(NamedTuple):
    """Metadata from one place in a document (`source`): the `name` of the field and its value as written."""

    name: str
    value: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The text of a document and its metadata, in order of precedence.

    `pages` says where in `text` each page starts, for documents that have pages. `warnings` are (code, message).
    """

    text: str
    told: tuple[Told, ...] = ()
    warnings: tuple[tuple[str, str], ...] = ()
    pages: tuple[int, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the document as plain lists and dictionaries."""
        return asdict(self)

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Document:
        """Return the document for the result of `as_json`."""
        return cls(
            text=values["text"],
            told=tuple(Told(*each) for each in values["told"]),
            warnings=tuple((code, message) for code, message in values["warnings"]),
            pages=tuple(values["pages"]),
        )


def printable(text: str) -> str:
    """Return `text` with every character that no file can hold (NUL, halves of characters) shown as U+FFFD."""
    return text.replace("\0", "\ufffd").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
