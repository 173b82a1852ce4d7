"""Ids derived from content: the same claim has the same id tomorrow, whatever else is in the run."""

from __future__ import annotations

import hashlib

# A letter prefix and letters only: a spreadsheet program reads `12e5678` as a number, and `007` as 7.
_ALPHABET = "abcdefghjkmnpqrstuvwxyz"


def content_id(prefix: str, *parts: object) -> str:
    """Return `prefix-` and twelve letters derived from `parts` (their `str` forms, order included)."""
    digest = hashlib.sha256("\x1f".join(str(part) for part in parts).encode("utf-8", "surrogatepass")).digest()
    number = int.from_bytes(digest[:8], "big")
    letters = []
    for _ in range(12):
        number, index = divmod(number, len(_ALPHABET))
        letters.append(_ALPHABET[index])
    return f"{prefix}-{''.join(letters)}"
