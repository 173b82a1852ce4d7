"""Makes an article in the making of a document: its text, and what it says of itself once that is checked."""

from __future__ import annotations

from claimcheck.read.apart import Apart
from claimcheck.read.document import DOCUMENTS, Told
from claimcheck.read.draft import About
from claimcheck.read.fields import Warnings, read_about
from claimcheck.read.plain import check_text
from claimcheck.rulebook.datelines import Datelines


def read_document(
    content: bytes, suffix: str, apart: Apart, rules: Datelines
) -> tuple[str, tuple[int, ...], tuple[About, ...], Warnings]:
    """Return the text of the document `content`, where its pages start, what it says of itself, and warnings.

    Raises:
        RefusedError: it gives no text.
    """
    document = apart.read(DOCUMENTS[suffix], content)
    abouts, doubts = _checked(document.told, rules)
    warnings = [*document.warnings, *check_text(document.text), *doubts]
    return document.text, document.pages, abouts, warnings


def _checked(told: tuple[Told, ...], rules: Datelines) -> tuple[tuple[About, ...], Warnings]:
    """Return the first value of each field that holds, and for a field without one why the first does not."""
    abouts: dict[str, About] = {}
    doubts: dict[str, Warnings] = {}
    for each in told:
        if each.name in abouts:
            continue
        about, warnings = read_about({each.name: each.value}, each.source, rules)
        if getattr(about, each.name) is not None:
            abouts[each.name] = about
            doubts[each.name] = warnings
        else:
            doubts.setdefault(each.name, warnings)
    return tuple(abouts.values()), [warning for warnings in doubts.values() for warning in warnings]
