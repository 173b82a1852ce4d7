"""Lower case without a change of length, so that offsets stay what they are."""

from __future__ import annotations


def lowered(text: str) -> str:
    """Return `text` in lower case. A letter whose lower case is longer than itself stays as it is."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
