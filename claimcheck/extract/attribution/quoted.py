"""Finds the speakers of quotation runs next to them, and joins the pieces of one quotation."""

from __future__ import annotations

from claimcheck.extract.attribution.before import sentence_before, subject_of_sentence
from claimcheck.extract.attribution.cues import Cue
from claimcheck.extract.attribution.leads import directly_leads, tagged_before
from claimcheck.extract.attribution.runs import is_title, stands_alone
from claimcheck.extract.attribution.sheet import Draft, Run, Sheet, trim
from claimcheck.extract.attribution.subjects import own_subject
from claimcheck.extract.attribution.tags import noun_tag, tagged_behind, tail_of

# The most words between two pieces of a quotation in one paragraph.
_WIDEST_GAP = 70
_FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})
_NOMINAL = frozenset({"ADJ", "DET", "NOUN", "NUM", "PRON", "PROPN"})


def attach_quotes(sheet: Sheet, cues: dict[int, Cue]) -> list[Draft]:
    """Return a draft for each quotation of the paragraph whose speaker is next to it, its pieces joined."""
    drafts: list[Draft] = []
    by_run: dict[int, Draft] = {}
    for number in range(len(sheet.runs)):
        before = _before(sheet, number, by_run)
        if before is not None and _continues(sheet, before, number, cues):
            _take(before, sheet, number)
            by_run[number] = before
            continue
        draft = _tagged(sheet, number, cues, before)
        if draft is not None:
            drafts.append(draft)
            for taken in draft.runs:
                by_run[taken] = draft
    _join_forward(sheet, by_run)
    return drafts


def _tagged(sheet: Sheet, number: int, cues: dict[int, Cue], before: Draft | None) -> Draft | None:
    """Return the draft of a run by the words next to it. A verb of saying with a colon before it is the surest."""
    leading = tagged_before(sheet, number, cues, before)
    colon = sheet.doc[sheet.runs[number].before - 1].text == ":"
    if leading is not None and leading.verb is not None and leading.speaker is not None and colon:
        return leading
    return tagged_behind(sheet, number, cues) or leading


def _before(sheet: Sheet, number: int, by_run: dict[int, Draft]) -> Draft | None:
    """Return the draft of the quotation before run `number`; titles of works between them don't count."""
    before = number - 1
    while before > 0 and before not in by_run and is_title(sheet, sheet.runs[before]):
        before -= 1
    return by_run.get(before)


def _continues(sheet: Sheet, draft: Draft, number: int, cues: dict[int, Cue]) -> bool:
    """Return whether run `number` continues the previous quotation."""
    run, last = sheet.runs[number], sheet.runs[max(draft.runs)]
    gap = range(last.after, run.before)
    if any(index in sheet.breaks for index in gap):
        return False
    if all(sheet.doc[index].is_punct or sheet.doc[index].is_space for index in gap):
        return not _own_tag(sheet, number, cues)  # "One," they say. "Two," *he says*.
    if sheet.sentence_start(run.before) == run.before:
        near = _next_sentence(sheet, draft, gap) and not _another_between(sheet, draft, run)
        return near and not _own_tag(sheet, number, cues)
    return not is_title(sheet, run) and _interrupted(sheet, draft, last, run, cues)


def _next_sentence(sheet: Sheet, draft: Draft, gap: range) -> bool:
    """Return whether the gap contains the tag and at most one more sentence: "One," she said. She rose. "Two."."""
    ends = sum(sheet.ends_sentence(index) for index in gap)
    return draft.tag_behind and len(gap) <= _WIDEST_GAP and 1 <= ends <= (1 if len(gap) > 25 else 2)


def _another_between(sheet: Sheet, draft: Draft, run: Run) -> bool:
    """Return whether a sentence between is about another than the speaker: "One," she said. Brand rose. "Two."."""
    sentence = sentence_before(sheet, run)
    if draft.verb is None or draft.verb in sentence:
        return False
    subject = subject_of_sentence(sheet, sentence)
    return subject is not None and subject.pos_ != "PRON"


def _interrupted(sheet: Sheet, draft: Draft, last: Run, run: Run, cues: dict[int, Cue]) -> bool:
    """Return whether the gap is a tag inside a sentence: "One," she said, "two"."""
    doc = sheet.doc
    gap = range(last.after, run.before)
    if draft.cue is None or not draft.tag_behind or draft.cue[0] < last.after or doc[last.end - 1].text == ".":
        return False
    if _subject_in_between(sheet, draft, run):
        return True
    if not (doc[run.before - 1].is_punct or doc[run.before - 1].pos_ in {"CCONJ", "SPACE"}):
        # "…," she said, calling it "mad": part of what the writer says, not of the quotation.
        return False
    rest = [index for index in gap if index >= draft.cue[1]]
    if any(index in cues and cues[index].rule("quote") and directly_leads(sheet, run, index) for index in rest):
        return False
    other = any(doc[index].dep_ == "nsubj" and doc[index].head.i != draft.verb for index in rest)
    return not other and not any(sheet.ends_sentence(index) for index in gap)


def _subject_in_between(sheet: Sheet, draft: Draft, run: Run) -> bool:
    """Return whether only the subject is in the writer's words: "Before long," she said, the board "has to decide"."""
    assert draft.cue is not None  # noqa: S101 -- the caller looks
    rest = sheet.doc[draft.cue[1] : run.before]
    finite = run.first < run.end and sheet.doc[run.first].tag_ in _FINITE
    return finite and len(rest) > 1 and rest[0].text == "," and all(word.pos_ in _NOMINAL for word in rest[1:])


def _own_tag(sheet: Sheet, number: int, cues: dict[int, Cue]) -> bool:
    """Return whether somebody is said to say it in the sentence of the run itself ("“One” and more, she said")."""
    run = sheet.runs[number]
    tail = tail_of(sheet, run)
    for index in tail:
        if index in cues and cues[index].rule("quote"):
            subject = own_subject(sheet.doc[index])
            if subject is not None:
                return subject.i in tail
            own = tagged_behind(sheet, number, cues)
            return own is not None and own.speaker is not None and own.speaker.i in tail
    return noun_tag(sheet, run, tail) is not None


def _take(draft: Draft, sheet: Sheet, number: int) -> None:
    run = sheet.runs[number]
    end = run.end
    draft.ranges.append(trim(sheet, run.first, end))
    draft.ranges = [piece for piece in draft.ranges if piece[0] < piece[1]]
    draft.runs.add(number)


def _join_forward(sheet: Sheet, by_run: dict[int, Draft]) -> None:
    """Give whole sentences right before a tagged quotation to it: "One." "Two," she said."""
    for number in range(len(sheet.runs) - 2, -1, -1):
        after = by_run.get(number + 1)
        if number in by_run or after is None or not stands_alone(sheet, sheet.runs[number]):
            continue
        gap = range(sheet.runs[number].after, sheet.runs[number + 1].before)
        if all(sheet.doc[index].is_punct for index in gap):
            after.ranges.insert(0, trim(sheet, sheet.runs[number].first, sheet.runs[number].end))
            after.runs.add(number)
            by_run[number] = after
