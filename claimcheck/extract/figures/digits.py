"""Reads numbers in digits, whatever their separators, and says which of them are in doubt."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from claimcheck.extract.lines import Line

LONGEST = 30
"""Digits, beyond which a number is none that anybody has counted."""

Doubt = Literal["blank", "comma", "dot", "unreadable"]
"""What the words around have to settle: "1 200" and "3,5" may be two numbers, "1.500" one and a half or thousands."""

_GROUPS = re.compile(
    r"(?!0)\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3}|,\s000)+(?!\d)(?:\.\d+)?"  # 13,250.5
    r"|\d{1,3}(?:['’]\d{3})+(?!\d)(?:\.\d+)?"  # 13'250.5
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)(?:\.\d+)?"  # 1,20,000
)
_DOTS_COMMA = re.compile(r"(?!0)\d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d)")
_DOTS = re.compile(r"(?!0)\d{1,3}(?:\.\d{3})+(?!\d)")
_BLANKS = re.compile(r"(?!0)\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?")
_COMMA = re.compile(r"\d{1,7},\d{1,3}(?!\d)")
_PLAIN = re.compile(r"\d+(?:\.\d+)?|\.\d+")
_RUN = re.compile(r"[\d.,]*\d")
_GOES_ON = re.compile(r"[.,]\d")
_MORE = re.compile(r"(?: [\d.,]*\d)+")


@dataclass(frozen=True, slots=True)
class Digits:
    """A number in digits: where it ends, how many decimals it prints, and what is in doubt about it.

    `thousands` is its value if its mark separates thousands and not decimals.
    """

    end: int
    value: Decimal
    decimals: int = 0
    doubt: Doubt | None = None
    thousands: Decimal | None = None


def read_digits(line: Line, at: int) -> Digits | None:
    """Return the number that begins at `at`, whole or as unreadable, None if none begins there."""
    return (
        _read_blanks(line, at)
        or _read_groups(line, at)
        or _read_dots(line, at)
        or _read_comma(line, at)
        or _read_plain(line, at)
    )


def _whole(line: Line, pattern: re.Pattern[str], at: int) -> re.Match[str] | None:
    """Return the match of `pattern`, None if the digits go on after it."""
    match = line.behind(pattern, at)
    return None if match is None or line.behind(_GOES_ON, match.end()) else match


def _read_groups(line: Line, at: int) -> Digits | None:
    match = _whole(line, _GROUPS, at)
    return None if match is None else _digits(match.group(), match.end(), mark=".")


def _read_dots(line: Line, at: int) -> Digits | None:
    """Read "1.234,5", which is certain, and "1.234.567" and "1.500", which are not."""
    certain = _whole(line, _DOTS_COMMA, at)
    if certain is not None:
        return _digits(certain.group(), certain.end(), mark=",")
    match = _whole(line, _DOTS, at)
    if match is None:
        return None
    printed = match.group()
    if printed.count(".") > 1:
        return _digits(printed, match.end(), mark=",", doubt="dot")
    thousands = plain_digits(printed.replace(".", ""))
    return _digits(printed, match.end(), mark=".", doubt="dot", thousands=thousands)


def _read_blanks(line: Line, at: int) -> Digits | None:
    match = _whole(line, _BLANKS, at)
    if match is None:
        return None
    # Three numbers and more in a row are a table, unless every one of them can be a group of the first.
    more = line.behind(_MORE, match.end())
    if more is not None:
        return Digits(more.end(), Decimal(0), doubt="unreadable")
    return _digits(match.group(), match.end(), mark="," if "," in match.group() else ".", doubt="blank")


def _read_comma(line: Line, at: int) -> Digits | None:
    match = _whole(line, _COMMA, at)
    if match is None:
        return None
    whole, _, part = match.group().partition(",")
    if len(part) == 3 and whole != "0":
        return Digits(match.end(), Decimal(0), doubt="unreadable")
    return _digits(match.group(), match.end(), mark=",", doubt=None if whole == "0" else "comma")


def _read_plain(line: Line, at: int) -> Digits | None:
    match = line.behind(_PLAIN, at)
    if match is None:
        return None
    if line.behind(_GOES_ON, match.end()):
        run = line.behind(_RUN, at)
        return Digits(match.end() if run is None else run.end(), Decimal(0), doubt="unreadable")
    return _digits(match.group(), match.end(), mark=".")


def _digits(
    printed: str, end: int, *, mark: str, doubt: Doubt | None = None, thousands: Decimal | None = None
) -> Digits:
    """Return the value of digits with decimals after the last `mark`."""
    value = plain_digits(printed if mark == "." else printed.replace(".", "").replace(",", "."))
    if value is None:
        return Digits(end, Decimal(0), doubt="unreadable")
    decimals = len(printed.rpartition(mark)[2]) if mark in printed else 0
    return Digits(end, value, decimals, doubt, thousands)


def plain_digits(printed: str) -> Decimal | None:
    """Return the value of digits with separators, None if there are too many. Digits of any script are read."""
    kept = "".join(
        c if c == "." or c.isascii() else str(unicodedata.decimal(c, ""))
        for c in printed
        if c not in ",'’" and not c.isspace()
    )
    return Decimal(kept) if 0 < len(kept) <= LONGEST else None
