"""Decides whether day or month comes first in a column of dates such as 15/05/2024, by the rows that show it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

_FIGURES = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?P<time>[T ,].{0,40})?")
_COLUMNS = ("published", "modified", "fetched")

Row = Mapping[str, Any]


def with_days_in_order(rows: Iterable[tuple[int, Row]]) -> list[tuple[int, Row]]:
    """Return the rows with each date in figures written as 2024-05-15, if the rows of its column show the order.

    If some rows begin with the day and others with the month, only unambiguous ones are changed.
    """
    numbered = [(number, dict(row)) for number, row in rows]
    for column in _COLUMNS:
        dates = [(row, found) for _, row in numbered if (found := in_figures(row.get(column)))]
        orders = {order for _, found in dates if (order := _order(found)) is not None}
        for row, found in dates:
            order = _order(found) or (next(iter(orders)) if len(orders) == 1 else None)
            if order is None and found[1] == found[3]:
                order = "day"
            day = _day(found, order) if order else None
            if day is not None:
                row[column] = f"{day.isoformat()}{found['time'] or ''}"
    return list(numbered)


def in_figures(written: object) -> re.Match[str] | None:
    """Return the match of a date in figures with the year last; None if `written` isn't one."""
    return _FIGURES.fullmatch(written.strip()) if isinstance(written, str) else None


def _order(found: re.Match[str]) -> str | None:
    """Return which of day and month comes first; None if both could."""
    first, second = int(found[1]), int(found[3])
    if first > 12 >= second:
        return "day"
    return "month" if second > 12 >= first else None


def _day(found: re.Match[str], order: str) -> date | None:
    first, second = int(found[1]), int(found[3])
    day, month = (first, second) if order == "day" else (second, first)
    try:
        return date(int(found[4]), month, day)
    except ValueError:
        return None
