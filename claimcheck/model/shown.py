"""How an interpreter shows a value: a readable line, as short as fits."""

from __future__ import annotations


def shown(value: object, *parts: str) -> str:
    """Return what an interpreter shows for `value`: a readable line without hidden characters."""
    line = f"<{type(value).__name__} {', '.join(parts)}>"
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in line)


def count(number: int, noun: str) -> str:
    """Return `number` with what it counts: "1 claim", "2 claims"."""
    return f"{number} {noun if number == 1 else noun + 's'}"


def brief(text: str) -> str:
    """Return `text` in quotation marks, on one line, and no longer than fits there."""
    line = " ".join(text.split())
    return f"“{line if len(line) <= 60 else line[:59] + '…'}”"
