"""Carries speakers on: over a colon to the next paragraph, and to quotations that stand alone. The last resort.

A quotation that stands alone belongs to the subject of the previous sentence in its paragraph, or to nobody. If it
opens its paragraph, it belongs to the last speaker.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.extract.attribution.before import (
    Speakers,
    opens_paragraph,
    sentence_before,
    speaks_before,
    subject_of_sentence,
)
from claimcheck.extract.attribution.runs import is_title, stands_alone
from claimcheck.extract.attribution.sheet import Draft, Run, Sheet, trim
from claimcheck.extract.attribution.subjects import subject_of
from claimcheck.extract.attribution.turns import is_bullet

# A quotation that opens its paragraph and stands alone belongs to the last speaker up to this many paragraphs before.
_FARTHEST = 1


def carry_over(sheets: Sequence[Sheet], drafts: Sequence[list[Draft]], filled: set[int], speakers: Speakers) -> None:
    """Add a draft for each quotation that stands alone, with its speaker, if one is near.

    A quotation that continues in the next paragraph stays one attribution.
    """
    last: Draft | None = None
    at = -10
    lead: Draft | None = None
    still_open: Draft | None = None
    for sheet, found in zip(sheets, drafts, strict=True):
        if sheet.number in filled:
            last, lead = None, None
            continue
        if lead is not None and not found and _take_block(sheet, lead, found):
            lead = lead if is_bullet(sheet) else None
            continue
        taken = {run for draft in found for run in draft.runs}
        if sheet.runs and sheet.runs[0].quote.continues and 0 not in taken and still_open is not None:
            first, end = trim(sheet, sheet.runs[0].first, sheet.runs[0].end)
            still_open.more.append(sheet.span(first, end))
            taken.add(0)
        else:
            still_open = None
        for number, run in enumerate(sheet.runs):
            if number in taken or run.size < 4 or not stands_alone(sheet, run):
                continue
            if is_title(sheet, run) and lead is None:
                continue
            source = _source(sheet, run, found, lead or (last if sheet.number - at <= _FARTHEST else None), speakers)
            if source is not None and _follows_tag(sheet, run, source):
                source.ranges.append(trim(sheet, run.first, run.end))
                source.runs.add(number)
                continue
            _carry(sheet, number, source, found, sure=lead is not None and source is lead)
        found.sort(key=lambda item: item.start)
        for draft in found:
            if draft.speaker is not None:
                last, at = draft, sheet.number
        lead = _lead_in(sheet)
        still_open = _left_open(sheet, found, still_open)


def _left_open(sheet: Sheet, found: Sequence[Draft], still_open: Draft | None) -> Draft | None:
    """Return the draft whose quotation the paragraph leaves open."""
    if not sheet.runs or sheet.runs[-1].quote.closed:
        return None
    holder = next((draft for draft in found if len(sheet.runs) - 1 in draft.runs), None)
    return holder or still_open


def _source(
    sheet: Sheet, run: Run, found: Sequence[Draft], otherwise: Draft | None, speakers: Speakers
) -> Draft | None:
    """Return a draft with the speaker of a run that stands alone; `otherwise` where the run opens its paragraph."""
    if opens_paragraph(sheet, run):
        return otherwise
    sentence = sentence_before(sheet, run)
    said = speaks_before(sentence, found)
    if said is not None:
        return said if said.speaker is not None else None
    subject = subject_of_sentence(sheet, sentence)
    if subject is None or not speakers.can_speak(sheet, subject):
        return None
    return Draft(sheet, [], None, None, subject, [])


def _follows_tag(sheet: Sheet, run: Run, source: Draft) -> bool:
    """Return whether the run is the next sentence after a tag: the plan was “mad,” she said. “It will fail.”."""
    if source.sheet is not sheet or source.verb is None or source.verb < source.start or source.carried:
        return False
    return sum(sheet.ends_sentence(index) for index in range(source.verb, run.before)) == 1


def _carry(sheet: Sheet, number: int, source: Draft | None, found: list[Draft], *, sure: bool) -> None:
    run = sheet.runs[number]
    rule = "quote.lead" if sure else "quote.carried"
    draft = Draft(
        sheet, [trim(sheet, run.first, run.end)], None, None, source.speaker if source else None, [rule], {number}
    )
    draft.carried = not sure
    draft.speaker_sheet = (source.speaker_sheet or source.sheet) if source else None
    found.append(draft)


def _lead_in(sheet: Sheet) -> Draft | None:
    """Return a draft without content for a paragraph that ends with a colon, for whoever leads in what follows."""
    doc = sheet.doc
    end = len(doc)
    while end and doc[end - 1].is_space:
        end -= 1
    if end < 3 or doc[end - 1].text != ":":
        return None
    start = sheet.sentence_start(end - 1)
    roots = [token for token in doc[start:end] if token.dep_ == "ROOT"]
    for root in roots[-1:]:
        subject = subject_of(root)
        if subject is not None and subject.tag_ != "EX":
            return Draft(sheet, [], (root.i, root.i + 1), root.i, subject, ["quote.lead"])
    return None


def _take_block(sheet: Sheet, lead: Draft, found: list[Draft]) -> bool:
    """Take a paragraph after a colon as what is said, where it is a quotation or an item of a list."""
    if sheet.runs and not stands_alone(sheet, sheet.runs[0]):
        return False
    if not sheet.runs and not is_bullet(sheet):
        return False
    if sheet.runs and (sheet.runs[0].before > 0 or sheet.runs[-1].after < len(sheet.doc)):
        return False
    ranges = [piece for piece in [trim(sheet, 0, len(sheet.doc))] if piece[0] < piece[1]]
    if not ranges:
        return False
    draft = Draft(sheet, ranges, None, None, lead.speaker, ["quote.lead"], set(range(len(sheet.runs))))
    draft.speaker_sheet = lead.sheet
    found.append(draft)
    return True
