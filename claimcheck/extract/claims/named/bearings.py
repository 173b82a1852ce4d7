"""Finds in which direction something lies: "40 km *south-west* of Castamar"."""

from __future__ import annotations

from collections.abc import Mapping

from claimcheck.extract.tokens import Doc, Token
from claimcheck.extract.tokens import Tokens as TokenSpan

BEARING = "slot.bearing"
# The same distance in another unit may stand between: "40 km (25 miles) north of".
_REACH = 7
_LONGEST = 3


def bearing_behind(figure: TokenSpan, directions: Mapping[str, int]) -> tuple[str, Token, Token] | None:
    """Return the direction that stands behind a distance and before "of", with its first and last token."""
    doc, end = figure.doc, min(figure.sent.end, figure.end + _REACH + _LONGEST)
    for start in range(figure.end, end):
        for length in range(_LONGEST, 0, -1):
            word = _word(doc, start, start + length)
            if start + length < figure.sent.end and word in directions and doc[start + length].lower_ == "of":
                return word, doc[start], doc[start + length - 1]
    return None


def _word(doc: Doc, start: int, end: int) -> str:
    return doc.between(start, min(end, len(doc))).text.lower()
