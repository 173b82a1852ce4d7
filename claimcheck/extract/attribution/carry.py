"""Carries speakers on: to quotations that stand alone, across sentences and paragraphs. The last resort."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.extract.attribution.quoted import is_title, stands_alone
from claimcheck.extract.attribution.sheet import Draft, Sheet, trim


def carry_over(sheets: Sequence[Sheet], drafts: Sequence[list[Draft]]) -> None:
    """Add a draft for each quotation that stands alone, with the speaker who spoke last, where one is near."""
    last: Draft | None = None
    at = -10
    for sheet, found in zip(sheets, drafts, strict=True):
        taken = {run for draft in found for run in draft.runs}
        for number, run in enumerate(sheet.runs):
            if number in taken or run.size < 4:
                continue
            if is_title(sheet, run) or not stands_alone(sheet, run):
                continue
            first, end = trim(sheet, run.first, run.end)
            before = [draft for draft in found if draft.start < first and draft.speaker is not None]
            source = before[-1] if before else (last if sheet.number - at <= 2 else None)
            draft = Draft(
                sheet, [(first, end)], None, None, source.speaker if source else None, ["quote.carried"], {number}
            )
            draft.carried = True
            draft.speaker_sheet = (source.speaker_sheet or source.sheet) if source else None
            found.append(draft)
            found.sort(key=lambda item: item.start)
        for draft in found:
            if draft.speaker is not None:
                last, at = draft, sheet.number
