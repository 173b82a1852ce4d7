"""Makes quotations and reported speech of one paragraph fit together: no content cuts a quotation of its own in two."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.extract.attribution.sheet import Draft, Sheet, ranges_of


def fit_together(sheet: Sheet, quoted: Sequence[Draft], reported: Sequence[Draft]) -> list[Draft]:
    """Return all drafts of the paragraph, in text order, those reported stretched over or cut at quotations."""
    owned = {run: draft for draft in quoted for run in draft.runs}
    fitted = list(quoted)
    for draft in reported:
        tokens = _fit(sheet, draft, owned)
        if tokens:
            draft.ranges = ranges_of(sheet, tokens)
            if draft.ranges:
                fitted.append(draft)
    return sorted(fitted, key=lambda draft: (draft.start, -draft.ranges[-1][1]))


def _fit(sheet: Sheet, draft: Draft, owned: dict[int, Draft]) -> set[int]:
    tokens = draft.tokens()
    inside = draft.verb is not None and sheet.run_of[draft.verb] >= 0
    if inside:
        # Said inside a quotation: it ends where the quotation ends.
        run = sheet.run_of[draft.verb or 0]
        return {index for index in tokens if sheet.run_of[index] == run}
    for number in sorted({sheet.run_of[index] for index in tokens} - {-1}):
        run = sheet.runs[number]
        words = set(range(run.first, run.end))
        owner = owned.get(number)
        if owner is None:
            tokens |= words
            draft.runs.add(number)
        elif not words <= tokens or _tag_is_inside(owner, tokens) is False:
            tokens -= set(range(run.before, run.after))
    return tokens


def _tag_is_inside(owner: Draft, tokens: set[int]) -> bool:
    """Return whether the whole quotation with its tag is part of the content ("X said that Y had said: …")."""
    return owner.verb is None or owner.verb in tokens
