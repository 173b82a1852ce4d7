"""Reads what is piped into the program as `-`: one article, or a table of articles in JSON Lines."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable
from pathlib import Path

from claimcheck.model import Problem
from claimcheck.read.draft import About, Draft
from claimcheck.read.fields import Warnings
from claimcheck.read.kind_of_document import suffix_of
from claimcheck.read.plain import check_text, decode
from claimcheck.read.raw import LARGEST_TABLE, MEGABYTE, RefusedError
from claimcheck.read.tables import table_of
from claimcheck.rulebook.datelines import Datelines

STANDARD_INPUT = Path("-")
NAME = "standard input"

ReadDocument = Callable[[bytes, str], tuple[str, tuple[int, ...], tuple[About, ...], Warnings, tuple[str, ...]]]


def read_standard_input(rules: Datelines, read_document: ReadDocument) -> tuple[list[Draft], list[Problem]]:
    """Return the articles in the standard input, and the problems found. A document is recognised by its beginning.

    Raises:
        RefusedError: it is empty, or has no article.
    """
    content = sys.stdin.buffer.read(LARGEST_TABLE + 1)
    if len(content) > LARGEST_TABLE:
        raise RefusedError("too_large", f"has more than {LARGEST_TABLE // MEGABYTE} MB; save it as files")
    if not content.strip():
        raise RefusedError("empty", "is empty; pipe an article into it: claimcheck report a.txt - < b.txt")
    suffix = suffix_of(content)
    pages: tuple[int, ...] = ()
    struck: tuple[str, ...] = ()
    abouts: tuple[About, ...] = ()
    if suffix is not None:
        text, pages, abouts, warnings, struck = read_document(content, suffix)
    else:
        decoded = decode(content)
        if _is_table(decoded.text):
            identity = hashlib.sha256(content).digest()
            return table_of(decoded, ".jsonl", NAME, rules, (int.from_bytes(identity[:8], "big"), 0))
        text, warnings = decoded.text, [*decoded.warnings, *check_text(decoded.text)]
    problems = tuple(Problem(file=NAME, code=code, message=message) for code, message in warnings)
    draft = Draft(file=NAME, text=text, label=NAME, abouts=abouts, pages=pages, struck=struck, problems=problems)
    return [draft], list(problems)


def _is_table(text: str) -> bool:
    """Return whether the first line that is not empty is a JSON object."""
    line = text.lstrip("\ufeff \t\r\n").partition("\n")[0]
    try:
        return line.startswith("{") and isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
