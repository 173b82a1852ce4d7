"""Checks the metadata in tables: one line of text, a real date, a web address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from urllib.parse import urlsplit, urlunsplit

from claimcheck.read.day_order import in_figures
from claimcheck.read.draft import About
from claimcheck.rulebook.datelines import Datelines

_LONGEST = 500
_DATES = ("published", "modified", "fetched")
_NOT_SHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]+")

Warnings = list[tuple[str, str]]


def one_line(value: object) -> str | None:
    """Return `value` as one line of text without control characters, None if nothing is left."""
    if value is None or isinstance(value, (list, dict)):
        return None
    words = " ".join(_NOT_SHOWN.sub(" ", str(value)[: 4 * _LONGEST]).split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def read_about(row: Mapping[str, object], source: str, rules: Datelines) -> tuple[About, Warnings]:
    """Return what `row`, with the column names of the rules, says about an article, and warnings (code, message)."""
    warnings: Warnings = []
    values = {name: one_line(row.get(name)) or None for name in (*_DATES, "outlet", "title", "url")}
    dates: dict[str, date | None] = {}
    for name in _DATES:
        written = values[name]
        dates[name] = rules.read_date(written) if written else None
        if written and dates[name] is None:
            why = "no row shows whether the day or the month comes first" if in_figures(written) else "it can't be read"
            message = f"the date '{written}' is left out: {why}; write it as YYYY-MM-DD"
            warnings.append(("bad_date", message))
    url = None
    if values["url"]:
        url, fault = _web_address(values["url"])
        warnings += fault
    moment = rules.read_moment(values["published"]) if values["published"] and dates["published"] else None
    about = About(source=source, outlet=values["outlet"], title=values["title"], url=url, published_at=moment, **dates)
    return about, warnings


def _web_address(value: str) -> tuple[str | None, Warnings]:
    """Return `value` without user name and password; None if it is not a web address."""
    try:
        parts = urlsplit(value)
        host = parts.hostname
    except ValueError:
        host = None
        parts = urlsplit("")
    if parts.scheme.lower() not in {"http", "https"} or not host:
        return None, [("bad_url", "the address is left out: it does not begin with http:// or https://")]
    if "@" not in parts.netloc:
        return value, []
    clean = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
    return clean, [("url_password", "the user name and password in the address are left out")]
