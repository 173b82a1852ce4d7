"""Makes the draft of an article from a document: its text and its checked metadata."""

from __future__ import annotations

from claimcheck.read.apart import Apart
from claimcheck.read.dateline import read_dateline
from claimcheck.read.document import DOCUMENTS, Told
from claimcheck.read.draft import About
from claimcheck.read.fields import Warnings, read_about
from claimcheck.read.plain import check_text
from claimcheck.rulebook.datelines import Datelines

_FIELDS = frozenset({"published", "modified", "fetched", "outlet", "title", "url"})


def read_document(
    content: bytes, suffix: str, apart: Apart, rules: Datelines
) -> tuple[str, tuple[int, ...], tuple[About, ...], Warnings, tuple[str, ...]]:
    """Return the text of the document `content`, where its pages start, its metadata, warnings, and what is struck out.

    Raises:
        RefusedError: it gives no text.
    """
    document = apart.read(DOCUMENTS[suffix], content)
    abouts, doubts = _checked(document.told, rules)
    warnings = [*document.warnings, *check_text(document.text), *doubts]
    return document.text, document.pages, abouts, warnings, document.struck


def _checked(told: tuple[Told, ...], rules: Datelines) -> tuple[tuple[About, ...], Warnings]:
    """Return the first valid value of each field; if a field has none, what is wrong with its first value."""
    abouts: dict[str, About] = {}
    doubts: dict[str, Warnings] = {}
    for each in told:
        if each.name in abouts or each.name not in _FIELDS:
            continue
        about, warnings = read_about({each.name: each.value}, each.source, rules)
        if getattr(about, each.name) is not None:
            abouts[each.name] = about
            doubts[each.name] = warnings
        else:
            doubts.setdefault(each.name, warnings)
    # Marked metadata takes precedence over a printed line, and a printed line over the time of the latest entry.
    others = [*_printed(told, rules), *_latest(told, rules)]
    return (*abouts.values(), *others), [warning for warnings in doubts.values() for warning in warnings]


def _printed(told: tuple[Told, ...], rules: Datelines) -> list[About]:
    """Return what the date-only lines say."""
    lines = (read_dateline(each.value, rules) for each in told if each.name == "line")
    return [
        About(
            source="page: " + ", ".join(dict.fromkeys(rule for _name, rule in line.rules)),
            published=line.published,
            modified=line.modified,
            fetched=line.fetched,
            published_at=line.published_at,
        )
        for line in lines
        if line.published or line.modified or line.fetched
    ]


def _latest(told: tuple[Told, ...], rules: Datelines) -> list[About]:
    """Return the day of the latest of a page's entries, if they have one."""
    days = [(day, each.source) for each in told if each.name == "entry" and (day := rules.read_date(each.value))]
    if not days:
        return []
    day, source = max(days)
    return [About(source=source, published=day)]
