"""Turns drafts into attributions: spans of the article, mode, speaker's words and name, nesting."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.extract.attribution.resolve import Resolver
from claimcheck.extract.attribution.sheet import Draft, Sheet
from claimcheck.extract.attribution.subjects import speaker_range
from claimcheck.extract.names import NameRegister
from claimcheck.model import Attribution, Mode, Span
from claimcheck.rulebook.book import Rulebook


def finish(
    sheets: Sequence[Sheet], drafts: Sequence[Sequence[Draft]], names: NameRegister, rules: Rulebook
) -> tuple[Attribution, ...]:
    """Return the drafts as attributions, ordered by the start of their first span."""
    resolver = Resolver(sheets, drafts, names, rules.titles)
    made = []
    for draft in (draft for found in drafts for draft in found):
        spans = tuple(draft.sheet.span(first, end) for first, end in draft.ranges)
        if not spans:
            continue
        speaker = _speaker_span(draft)
        cue = draft.sheet.span(*draft.cue) if draft.cue else None
        name, confidence, rule = resolver.name(draft)
        made.append(
            Attribution(
                spans=spans,
                speaker=speaker,
                speaker_name=name,
                cue=cue,
                mode=_mode(draft),
                confidence=confidence,
                rules=(*draft.rules, *([rule] if rule else [])),
            )
        )
    return tuple(sorted(made, key=lambda item: (item.spans[0].start, -item.spans[-1].end)))


def _speaker_span(draft: Draft) -> Span | None:
    if draft.speaker is None:
        return None
    sheet = draft.speaker_sheet or draft.sheet
    blocked = draft.tokens() if sheet is draft.sheet else set()
    if sheet is draft.sheet and draft.cue:
        blocked |= set(range(*draft.cue))
    blocked.discard(draft.speaker.i)
    first, end = speaker_range(sheet, draft.speaker, blocked)
    return sheet.span(first, end)


def _mode(draft: Draft) -> Mode:
    sheet = draft.sheet
    words = [index for index in sorted(draft.tokens()) if not sheet.doc[index].is_punct]
    if draft.verb is not None and sheet.in_run(draft.verb):
        return "indirect"
    if words and sheet.doc[words[0]].lower_ == "that" and not sheet.in_run(words[0]):
        words = words[1:]
    quoted = sum(sheet.in_run(index) for index in words)
    if words and quoted == len(words):
        return "direct"
    return "mixed" if quoted >= 2 else "indirect"
