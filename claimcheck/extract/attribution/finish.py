"""Turns drafts into attributions: spans of the article, mode, speaker's words and name, nesting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.extract.attribution.resolve import Resolver
from claimcheck.extract.attribution.sheet import Draft, with_marks
from claimcheck.extract.attribution.subjects import speaker_range
from claimcheck.extract.attribution.via import RULE, enclosing, outlet_of
from claimcheck.extract.name_register import NameRegister
from claimcheck.model import Attribution, Mode, Span
from claimcheck.rulebook.book import Rulebook


def finish(
    drafts: Sequence[Sequence[Draft]], resolver: Resolver, names: NameRegister, rules: Rulebook
) -> tuple[Attribution, ...]:
    """Return the drafts as attributions, ordered by the start of their first span."""
    made = []
    for draft in (draft for found in drafts for draft in found):
        spans = (*(draft.sheet.span(*with_marks(draft.sheet, first, end)) for first, end in draft.ranges), *draft.more)
        if not spans:
            continue
        speaker = _speaker_span(draft)
        cue = draft.sheet.span(*draft.cue) if draft.cue else None
        name, confidence, rule = resolver.name(draft)
        via = outlet_of(draft, rules.sources, names)
        made.append(
            Attribution(
                spans=spans,
                speaker=speaker,
                speaker_name=name,
                cue=cue,
                mode=_mode(draft),
                confidence=confidence,
                via=via,
                rules=(*draft.rules, *([rule] if rule else []), *([RULE] if via else [])),
            )
        )
    made.sort(key=lambda item: (item.spans[0].start, -item.spans[-1].end))
    return tuple(replace(item, within=within) for item, within in zip(made, enclosing(made), strict=True))


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
