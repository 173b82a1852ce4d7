"""Gives quotation runs their speakers by what stands next to them: "…," said X; X said: "…"; "…" X said. "…"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimcheck.extract.attribution.cues import Cue, cue_range
from claimcheck.extract.attribution.sheet import MARKS, SENTENCE_ENDS, Draft, Run, Sheet, ranges_of, trim
from claimcheck.extract.attribution.subjects import is_passive, own_subject, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_PAUSES = frozenset({",", "—", "–", "-", "--", ";", "..."})
_SAID_AFTER = frozenset({",", "?", "!", "—", "–", "-", "--", "…", "..."})
# A tag is short; what stands further off belongs to something else.
_LONGEST_TAG = 40
# The deps of words that may stand between a verb and the words that it quotes.
_BETWEEN = frozenset(
    {"prep", "pobj", "advmod", "npadvmod", "mark", "punct", "det", "amod", "compound", "nummod", "poss", "case", "dative",
     "prt", "appos", "nmod", "cc", "conj", "pcomp", "quantmod", "neg", "intj", "dobj"}
)  # fmt: skip


def attach_quotes(sheet: Sheet, cues: dict[int, Cue]) -> list[Draft]:
    """Return a draft for each quotation of the paragraph whose speaker stands beside it, its pieces joined."""
    drafts: list[Draft] = []
    by_run: dict[int, Draft] = {}
    for number, run in enumerate(sheet.runs):
        before = by_run.get(number - 1)
        if before is not None and _continues(sheet, before, number, cues):
            _take(before, sheet, number)
            by_run[number] = before
            continue
        draft = _tagged_behind(sheet, number, cues) or _tagged_before(sheet, number, cues, before)
        if draft is not None:
            drafts.append(draft)
            for taken in draft.runs:
                by_run[taken] = draft
    _join_forward(sheet, by_run)
    return drafts


def ended(sheet: Sheet, run: Run) -> str:
    """Return the punctuation at which a run stops, inside its mark or right behind it, or an empty string."""
    end = run.end - 1
    while end > run.first and sheet.doc[end].text in MARKS:
        end -= 1
    last = sheet.doc[end].text
    if last in SENTENCE_ENDS or last in _SAID_AFTER:
        return last
    if run.after < len(sheet.doc) and (
        sheet.doc[run.after].text in _PAUSES or sheet.doc[run.after].text in SENTENCE_ENDS
    ):
        return sheet.doc[run.after].text
    return ""


def is_title(sheet: Sheet, run: Run) -> bool:
    """Return whether the run is set like the title of a work, a programme or a section, and short."""
    words = [token for token in sheet.doc[run.first : run.end] if token.is_alpha]
    long = [word for word in words if len(word.text) > 3]
    return (
        bool(long) and len(words) <= 8 and all(word.text[0].isupper() for word in long) and words[0].text[0].isupper()
    )


def stands_alone(sheet: Sheet, run: Run) -> bool:
    """Return whether the run is one or more whole sentences with nothing before or behind them in their sentence."""
    if sheet.sentence_start(run.before) != run.before:
        return False
    if sheet.doc[run.end - 1].text in SENTENCE_ENDS or not run.quote.closed:
        return True
    return run.after >= len(sheet.doc) or sheet.ends_sentence(run.after)


def _continues(sheet: Sheet, draft: Draft, number: int, cues: dict[int, Cue]) -> bool:
    """Return whether run `number` goes on with the quotation before it."""
    run, last = sheet.runs[number], sheet.runs[number - 1]
    doc = sheet.doc
    gap = range(last.after, run.before)
    if all(doc[index].is_punct or doc[index].is_space for index in gap):
        return True
    breaks = [index for index in gap if sheet.ends_sentence(index)]
    if sheet.sentence_start(run.before) == run.before:
        # A new sentence in marks, behind the tag: at most one sentence lies between them.
        words = len(gap)
        near = draft.tag_behind and len(breaks) <= (1 if words > 25 else 2) and words <= 70 and bool(breaks)
        return near and not _own_tag(sheet, run, cues)
    if draft.cue is None or not draft.tag_behind or draft.cue[0] < last.after or breaks:
        return False
    # "A," she said, "b": the gap holds the tag and nobody else who says something.
    if doc[last.end - 1].text == ".":
        return False
    rest = [index for index in gap if index >= draft.cue[1]]
    if any(index in cues and cues[index].rule("quote") and _directly_leads(sheet, run, index) for index in rest):
        return False
    return not any(doc[index].dep_ == "nsubj" and doc[index].head.i != draft.verb for index in rest)


def _own_tag(sheet: Sheet, run: Run, cues: dict[int, Cue]) -> bool:
    """Return whether somebody is said to say it in the sentence of the run itself ("“One” and more, she said")."""
    tail = _tail(sheet, run)
    for index in tail:
        if index in cues and cues[index].rule("quote"):
            subject = own_subject(sheet.doc[index])
            return subject is not None and subject.i in tail
    return False


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


def _tagged_behind(sheet: Sheet, number: int, cues: dict[int, Cue]) -> Draft | None:
    run = sheet.runs[number]
    stop = ended(sheet, run)
    tail = _tail(sheet, run)
    if not tail or not stop:
        return None
    found = _tag(sheet, tail, cues, strict=stop == ".")
    if found is None:
        return None
    verb, speaker = found
    if is_title(sheet, run) or any(
        c.dep_ == "ccomp" and c.i > verb and not sheet.in_run(c.i) for c in sheet.doc[verb].children
    ):
        return None
    after = sheet.runs[number + 1] if number + 1 < len(sheet.runs) else None
    if stop in SENTENCE_ENDS and after is not None and after.before == tail.stop and _leads(sheet, verb, after):
        return None
    start = sheet.sentence_start(run.before)
    if run.before and sheet.doc[run.before - 1].text == ":":
        start = run.first
    elif any(_reports_before(sheet, cues, index, run) for index in range(start, run.before)):
        return None
    held = {index for index in range(start, run.before) if sheet.run_of[index] >= 0}
    inside = {sheet.run_of[index] for index in held} | {number}
    ranges = ranges_of(sheet, range(start, run.end))
    return Draft(
        sheet,
        ranges,
        cue_range(sheet.doc[verb]),
        verb,
        speaker,
        [_rule(cues, verb, "quote.tag")],
        inside,
        tag_behind=True,
    )


def _reports_before(sheet: Sheet, cues: dict[int, Cue], index: int, run: Run) -> bool:
    """Return whether a verb of saying before the run already has the run in its clause ("X said it was “so,” she …")."""
    if index not in cues or sheet.in_run(index) or not cues[index].rule("quote"):
        return False
    verb = sheet.doc[index]
    clause = any(
        child.dep_ == "ccomp" and index < child.i and child.right_edge.i >= run.first for child in verb.children
    )
    return clause and own_subject(verb) is not None


def _speaks_on(sheet: Sheet, verb: int) -> bool:
    """Return whether the verb has its content behind itself, so that the quotation before it isn't."""
    for child in sheet.doc[verb].children:
        if child.dep_ == "ccomp" and child.i > verb and not sheet.in_run(child.i):
            between = sheet.doc[verb + 1 : child.left_edge.i]
            return not any(token.text == "," for token in between)
    return False


def _rule(cues: dict[int, Cue], verb: int, otherwise: str) -> str:
    cue = cues.get(verb)
    return (cue.rule("quote") if cue else None) or otherwise


def _leads(sheet: Sheet, verb: int, after: Run) -> bool:
    """Return whether the verb introduces the quotation behind it ("One." She said: "Two.")."""
    between = range(verb + 1, after.before)
    return sheet.doc[after.before - 1].text in {",", ":", "that"} and len(between) <= 12


def _tail(sheet: Sheet, run: Run) -> range:
    """Return the tokens behind a run up to the end of their sentence or the next run."""
    end = run.after
    doc = sheet.doc
    while end < len(doc) and end - run.after < _LONGEST_TAG and sheet.run_of[end] < 0 and not sheet.ends_sentence(end):
        end += 1
    start = run.after
    while start < end and (doc[start].is_punct or doc[start].is_space):
        start += 1
    return range(start, end)


def _tag(sheet: Sheet, tail: range, cues: dict[int, Cue], *, strict: bool) -> tuple[int, Token | None] | None:
    """Return the verb and the speaker of a tag ("said X", "X said"), None where the words are no tag."""
    doc = sheet.doc
    first = doc[tail.start]
    if first.pos_ in {"CCONJ", "SCONJ"} or first.tag_ in {"IN", "WDT", "WRB", "TO"}:
        return None
    for index in tail:
        cue = cues.get(index)
        if cue is None or not cue.rule("quote"):
            continue
        if is_passive(doc[index]) or doc[index].tag_ in {"VBN"} and index == tail.start:
            continue
        speaker = _speaker_in(sheet, index, tail)
        if speaker is None or (strict and not _bare_tag(sheet, index, tail)):
            return None
        return index, speaker
    return None if strict else _any_verb_tag(sheet, tail)


def _bare_tag(sheet: Sheet, verb: int, tail: range) -> bool:
    """Return whether nothing else is said in the sentence than that somebody says it."""
    doc = sheet.doc
    if any(
        doc[index].pos_ in {"VERB"} and index != verb
        for index in tail
        if doc[index].dep_ not in {"aux", "relcl", "acl"}
    ):
        return False
    return not any(child.dep_ in {"ccomp", "xcomp", "dobj", "prt"} and child.i > verb for child in doc[verb].children)


def _any_verb_tag(sheet: Sheet, tail: range) -> tuple[int, Token | None] | None:
    """Return a tag with a verb that no rule knows, where a pronoun or name and a verb stand right behind the mark."""
    doc = sheet.doc
    root = sheet.chunk_starts.get(tail.start)
    if root is not None and (root.pos_ in {"PROPN", "PRON"} or root.ent_type_ == "PERSON"):
        for index in range(root.i + 1, min(root.i + 4, tail.stop)):
            if doc[index].tag_ in {"VBD", "VBZ", "VBP"} and doc[index].pos_ == "VERB":
                return index, root
    if doc[tail.start].tag_ in {"VBD", "VBZ"} and doc[tail.start].pos_ == "VERB":
        behind = sheet.chunk_starts.get(tail.start + 1)
        if behind is not None and (behind.pos_ == "PROPN" or behind.ent_type_ == "PERSON"):
            return tail.start, behind
    return None


def _speaker_in(sheet: Sheet, verb: int, tail: range) -> Token | None:
    """Return the speaker of a tag: the verb's subject, or the noun phrase next to the verb."""
    doc = sheet.doc
    subject = own_subject(doc[verb])
    if subject is not None and subject.i in tail:
        return subject
    if verb > tail.start:
        for index in range(verb, tail.start, -1):
            root = sheet.chunk_ends.get(index)
            if root is not None:
                first = sheet.chunk_starts.get(tail.start)
                return first if first is not None and first.dep_ not in {"npadvmod", "pobj"} else root
    if verb + 1 < len(doc):
        for index in range(verb + 1, min(verb + 4, tail.stop)):
            if index in sheet.chunk_starts:
                return sheet.chunk_starts[index]
    if subject is None and verb > tail.start and doc[verb - 1].pos_ in {"PROPN", "PRON", "NOUN"}:
        return doc[verb - 1]
    return None


def _tagged_before(sheet: Sheet, number: int, cues: dict[int, Cue], before: Draft | None) -> Draft | None:
    run = sheet.runs[number]
    start = sheet.sentence_start(run.before)
    # Words of an earlier quotation in the same sentence are not looked into.
    lead = [index for index in range(start, run.before) if sheet.run_of[index] < 0]
    if not lead:
        return None
    colon = sheet.doc[run.before - 1].text == ":"
    if is_title(sheet, run) and not colon and not ended(sheet, run):
        return None
    verb = _leading_verb(sheet, run, lead, cues, colon=colon)
    if verb is None:
        return _colon_lead(sheet, number, lead) if colon else None
    speaker = subject_of(sheet.doc[verb])
    if speaker is None and before is not None and before.verb == verb:
        speaker = before.speaker
    first = run.first
    while first > verb + 1 and sheet.doc[first - 1].text.lower() in {",", "that", *"“\"'‘"} | {"''", "``"}:
        first -= 1
    ranges = ranges_of(sheet, range(first, run.end))
    return Draft(sheet, ranges, cue_range(sheet.doc[verb]), verb, speaker, [_rule(cues, verb, "quote.lead")], {number})


def _leading_verb(sheet: Sheet, run: Run, lead: Sequence[int], cues: dict[int, Cue], *, colon: bool) -> int | None:
    doc = sheet.doc
    for index in reversed(lead):
        token = doc[index]
        cue = cues.get(index)
        if cue is not None and cue.rule("quote") and not (is_passive(token) and subject_of(token) is None):
            clause = any(child.dep_ == "ccomp" and child.i in range(index + 1, run.before) for child in token.children)
            return index if (colon and not clause) or _directly_leads(sheet, run, index) else None
        if (
            token.pos_ in {"VERB", "AUX"}
            and token.dep_ not in {"aux", "auxpass", "acl", "relcl", "pcomp"}
            and not colon
        ):
            return None
    return None


def _directly_leads(sheet: Sheet, run: Run, verb: int) -> bool:
    """Return whether only whom, where and when stands between the verb and the mark, and the quotation is whole."""
    doc = sheet.doc
    between = range(verb + 1, run.before)
    if len(between) > 25:
        return False
    telling = any(doc[index].dep_ in {"dobj", "dative"} for index in between)
    for index in between:
        token = doc[index]
        if token.dep_ not in _BETWEEN and token.text not in {",", ":"} and token.lower_ != "that":
            return False
    last = doc[run.before - 1]
    if last.text in {",", ":"} or last.lower_ == "that" or last.i == verb:
        return _whole(sheet, run)
    # "told the paper "…"" has no comma; "called the plan "a scam"" is no quotation of its own.
    return (
        _whole(sheet, run)
        and (not telling or run.size > 6)
        and last.dep_ not in {"det", "poss", "amod", "prep", "case"}
    )


def _whole(sheet: Sheet, run: Run) -> bool:
    """Return whether the quotation ends with its mark, so that nothing outside goes on with it."""
    return bool(ended(sheet, run)) or run.after >= len(sheet.doc)


def _colon_lead(sheet: Sheet, number: int, lead: Sequence[int]) -> Draft | None:
    """Return a draft for a quotation behind a colon without a verb of saying: the subject of the sentence speaks."""
    run = sheet.runs[number]
    doc = sheet.doc
    subject = next(
        (doc[index] for index in lead if doc[index].dep_ == "nsubj" and doc[index].tag_ not in {"WDT", "WP", "EX"}),
        None,
    )
    if subject is None:
        subject = next((sheet.chunk_starts[index] for index in lead if index in sheet.chunk_starts), None)
    if subject is None:
        return None
    ranges = ranges_of(sheet, range(run.first, run.end))
    colon = run.before - 1
    return Draft(sheet, ranges, (colon, colon + 1), None, subject, ["quote.colon"], {number})
