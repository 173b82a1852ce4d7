"""Takes the text out of a Word file (.docx): what a reader sees, in the order of the page."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.read.archive import check_declarations, open_archive
from claimcheck.read.document import Document, printable
from claimcheck.read.raw import RefusedError

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARAGRAPH, _RUN, _TEXT = f"{_W}p", f"{_W}r", f"{_W}t"
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-"}
# Deleted and moved words are kept for the record of changes, and the fallback repeats what stands beside it.
_NOT_SEEN = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}instrText", _FALLBACK})


def read_word(content: bytes) -> Document:
    """Return the text of the .docx file `content`, a line for each paragraph.

    Raises:
        RefusedError: it is no Word file, is damaged, or nothing can be read in it.
        ImportError: python-docx is not installed.
    """
    import docx  # noqa: PLC0415 -- only where there is a Word file

    with open_archive(content) as archive:
        check_declarations(archive)
    try:
        body = docx.Document(io.BytesIO(content)).element.body
    except Exception as error:
        # Whatever the library makes of a broken file, it is the file that is broken.
        message = f"can't be read as a Word file ({type(error).__name__}); open it in Word and save it anew"
        raise RefusedError("damaged", message) from error
    lines = [
        "".join(_words(each)) for each in body.iter(_PARAGRAPH) if next(each.iterancestors(_FALLBACK), None) is None
    ]
    text = printable("\n".join(line.rstrip() for line in lines)).strip("\n")
    if not text.strip():
        raise RefusedError("empty", "holds no text; if it shows pictures of text, copy the words out of them")
    return Document(text=f"{text}\n")


def _words(paragraph: _Element) -> Iterator[str]:
    """Yield the pieces of text of `paragraph`, but not those of a paragraph in a text box inside it."""
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag == _TEXT:
            yield element.text or ""
        elif element.tag in _BREAKS:
            yield _BREAKS[element.tag]
        elif element.tag not in _NOT_SEEN and element.tag != _PARAGRAPH and not _is_hidden(element):
            waiting.extend(reversed(element))


def _is_hidden(element: _Element) -> bool:
    """Return whether `element` is a run of hidden text."""
    mark = element.find(f"{_W}rPr/{_W}vanish") if element.tag == _RUN else None
    return mark is not None and mark.get(f"{_W}val") not in {"0", "false", "off"}
