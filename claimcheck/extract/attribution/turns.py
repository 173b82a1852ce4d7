"""Finds words with a speaker by layout: transcript turns, headlines with a colon, items of a list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from claimcheck.extract.attribution.sheet import MARKS, Draft, Sheet, trim
from claimcheck.extract.attribution.tree import is_finite
from claimcheck.extract.name_register import NameRegister
from claimcheck.rulebook.sources import Sources

_BULLET = re.compile(r"(?:[-–—•*·‣▪●]|\(?[0-9a-z]{1,2}[.)])\s")
_LONGEST_LABEL = 6
_SHORTEST_TOLD = 3


def find_turns(
    sheets: Sequence[Sheet], drafts: Sequence[list[Draft]], names: NameRegister, sources: Sources
) -> set[int]:
    """Put the turns of a transcript and colon headlines into `drafts`; return the numbers of the sheets they fill."""
    labels = {sheet.number: end for sheet in sheets if (end := _label(sheet, names))}
    filled: set[int] = set()
    labelled = (sheet for sheet in sheets if sheet.number in labels)
    counts = Counter(sheet.doc.between(_first(sheet), labels[sheet.number]).text for sheet in labelled)
    if len(labels) >= 3 and max(counts.values()) >= 2:
        filled |= _transcript(sheets, drafts, labels)
    for sheet in sheets[:2]:
        if sheet.number not in filled and not sheet.runs:
            draft = _headline(sheet, names, sources)
            if draft is not None:
                drafts[sheet.number][:] = [draft]
    return filled


def _first(sheet: Sheet) -> int:
    return 1 if sheet.doc[0].text in MARKS and len(sheet.doc) > 1 else 0


def _label(sheet: Sheet, names: NameRegister) -> int | None:
    """Return where the speaker's name ends in a paragraph such as "NAME: Words.", None if it begins differently."""
    doc = sheet.doc
    first = _first(sheet)
    for index in range(first + 1, min(first + _LONGEST_LABEL, len(doc) - 2)):
        if doc[index].text == ":":
            words = doc.between(first, index)
            named = all(token.text[0].isupper() or not token.is_alpha for token in words)
            span = sheet.span(first, index)
            person = names.at(span.start, span.end)
            known = (
                words.text.isupper()
                or words.text in {"Q", "A"}
                or (person is not None and person.name.label == "person")
            )
            return index if named and known else None
    return None


def _transcript(sheets: Sequence[Sheet], drafts: Sequence[list[Draft]], labels: dict[int, int]) -> set[int]:
    """Give each turn its speaker; paragraphs between two turns continue the one before."""
    filled: set[int] = set()
    final = max(labels)
    open_turn: tuple[Sheet, int, int] | None = None
    for sheet in sheets:
        number = sheet.number
        end = labels.get(number)
        if end is not None:
            open_turn = (sheet, _first(sheet), end)
            first, stop = trim(sheet, end + 1, len(sheet.doc))
        elif open_turn is not None and number <= final + 1 and _goes_on(sheet, final):
            first, stop = trim(sheet, 0, len(sheet.doc))
        else:
            continue
        if first >= stop:
            continue
        turn, low, high = open_turn
        speaker = turn.doc.between(low, high).root
        draft = Draft(
            sheet, [(first, stop)], (high, high + 1) if turn is sheet else None, None, speaker, ["layout.turn"],
            set(range(len(sheet.runs))), speaker_sheet=turn,
        )  # fmt: skip
        drafts[number][:] = [draft]
        filled.add(number)
    return filled


def _goes_on(sheet: Sheet, final: int) -> bool:
    """Return whether an unlabelled paragraph continues the previous turn."""
    text = sheet.doc.text.lstrip('"“')
    if text.startswith(("(", "[")):
        return False
    return sheet.number < final or sheet.doc[0].text in MARKS


def _headline(sheet: Sheet, names: NameRegister, sources: Sources) -> Draft | None:
    """Return the draft of a headline such as "Minister: Bridge will open" or "Bridge will open: report"."""
    doc = sheet.doc
    colons = [token.i for token in doc if token.text == ":"]
    if len(colons) != 1 or len(doc) > 30:
        return None
    colon = colons[0]
    for low, high, rest in ((0, colon, (colon + 1, len(doc))), (colon + 1, len(doc), (0, colon))):
        start, end = trim(sheet, low, high)
        first, stop = trim(sheet, *rest)
        told = any(is_finite(token) for token in doc[first:stop])
        short = 0 < end - start <= _LONGEST_LABEL and stop - first >= _SHORTEST_TOLD
        if short and _is_source(sheet, start, end, names, sources, told=told):
            return Draft(
                sheet, [(first, stop)], (colon, colon + 1), None, doc.between(start, end).root, ["layout.headline"]
            )
    return None


def _is_source(sheet: Sheet, low: int, high: int, names: NameRegister, sources: Sources, *, told: bool) -> bool:
    """Return whether the words of a label say who speaks. Without a verb, "Ramsby Motors: profit down" is on a firm."""
    last = sheet.doc[high - 1]
    if last.lower_ in sources.unnamed or last.lower_ in sources.documents:
        return True
    known = names.find(sheet.doc.between(low, high).text)
    return known is not None and known.label != "place" and (told or known.label == "person")


def is_bullet(sheet: Sheet) -> bool:
    """Return whether the paragraph is an item of a list."""
    return _BULLET.match(sheet.doc.text) is not None
