"""Parts sentences in which two quotations have a speaker each: "One," said X; "two," added Y."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claimcheck.extract.attribution.cues import Cue
from claimcheck.extract.attribution.leads import directly_leads, tagged_before
from claimcheck.extract.attribution.sheet import Run, Sheet
from claimcheck.extract.attribution.subjects import is_passive, own_subject
from claimcheck.extract.attribution.tags import shape_tag, tail_of
from claimcheck.rulebook.reporting import Reporting

_STRONG = frozenset({";", "—", "–", "-", "--"})
_JOINING = frozenset({"and", "but", "while", "or"})
_LONGEST_NAME = 9
_WIDEST_GAP = 70


def part_sentences(sheet: Sheet, cues: dict[int, Cue], rules: Reporting) -> Sheet:
    """Return the paragraph with a break before each quotation that has another speaker than the one before it.

    A sentence ends at a break, as it would at a full stop.
    """
    if len(sheet.runs) < 2:
        return sheet
    outside = {index: cue for index, cue in cues.items() if not sheet.in_run(index)}
    saying = {i for i, cue in outside.items() if cue.rule("quote") and not is_passive(sheet.doc[i])}
    words = _Words(sheet, outside, saying, rules.sources)
    places = (_break_after(words, number) for number in range(len(sheet.runs) - 1))
    return replace(sheet, breaks=frozenset(place for place in places if place is not None))


@dataclass(frozen=True, slots=True)
class _Words:
    """A paragraph with its reporting verbs, those that may tag a quotation, and phrases such as "according to"."""

    sheet: Sheet
    cues: dict[int, Cue]
    saying: set[int]
    sources: tuple[tuple[str, ...], ...]


def _break_after(words: _Words, number: int) -> int | None:
    """Return the token between run `number` and the next one at which the sentence parts, None if it doesn't."""
    sheet = words.sheet
    run, after = sheet.runs[number], sheet.runs[number + 1]
    gap = range(run.after, after.before)
    if not 0 < len(gap) <= _WIDEST_GAP or any(sheet.ends_sentence(index) for index in gap):
        return None
    for mark in reversed(gap):
        strong = sheet.doc[mark].text in _STRONG
        if not strong and sheet.doc[mark].text != "," and not (sheet.doc[mark].lower_ in _JOINING and mark == gap[-1]):
            continue
        tagged = mark >= gap[-1] - 1 and _is_tag(words, tail_of(sheet, after), strong=strong)
        led = strong and _is_led(words, range(mark + 1, after.before), after)
        if (tagged or led) and _is_spoken(words, number, mark):
            return gap[-1] if tagged else mark
    return None


def _is_spoken(words: _Words, number: int, mark: int) -> bool:
    """Return whether run `number` has a speaker of its own, before it or between it and `mark`."""
    tail = tail_of(words.sheet, words.sheet.runs[number])
    if _is_tag(words, range(tail.start, min(tail.stop, mark)), strong=True):
        return True
    return tagged_before(words.sheet, number, words.cues, None) is not None


def _is_tag(words: _Words, tail: range, *, strong: bool) -> bool:
    """Return whether words begin with a verb of saying and its subject, in either order, or with "according to".

    If only a comma parts the two quotations, no unknown verb makes a tag.
    """
    if not tail:
        return False
    sheet, doc = words.sheet, words.sheet.doc
    if any(
        tuple(word.lower_ for word in doc[tail.start : tail.start + len(phrase)]) == phrase for phrase in words.sources
    ):
        return True
    if tail.start in words.saying:
        behind = range(tail.start + 1, min(tail.start + 4, tail.stop))
        return any(index in sheet.chunk_starts or doc[index].pos_ == "PROPN" for index in behind)
    root = sheet.chunk_starts.get(tail.start)
    if root is not None:
        for index in range(root.i + 1, min(root.i + _LONGEST_NAME, tail.stop)):
            if index in words.saying:
                subject = own_subject(doc[index])
                return subject is None or subject.i == root.i
    return strong and shape_tag(sheet, tail) is not None


def _is_led(words: _Words, lead: range, run: Run) -> bool:
    """Return whether somebody in `lead` introduces the run: "Y said: …"."""
    for index in lead:
        subject = own_subject(words.sheet.doc[index]) if index in words.saying else None
        if subject is not None and subject.i in lead and directly_leads(words.sheet, run, index):
            return True
    return False
