"""Finds the tag after a quotation: "…," said X."""

from __future__ import annotations

from claimcheck.extract.attribution.cues import Cue, cue_range
from claimcheck.extract.attribution.runs import PAUSES, ended, is_title
from claimcheck.extract.attribution.sheet import SENTENCE_ENDS, Draft, Run, Sheet, ranges_of
from claimcheck.extract.attribution.subjects import is_passive, own_subject
from claimcheck.extract.tokens import Token

# A tag is short; what stands further off belongs to something else.
_LONGEST_TAG = 40
_FINITE = frozenset({"VBD", "VBZ"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_NOMINAL = frozenset({*_NOUNS, "ADJ", "DET", "NUM"})
_LONGEST_NOUN = 6


def tagged_behind(sheet: Sheet, number: int, cues: dict[int, Cue]) -> Draft | None:
    """Return the draft of a run followed by a tag, with what comes before the run in its sentence, or None."""
    run = sheet.runs[number]
    stop = ended(sheet, run)
    tail = tail_of(sheet, run)
    if not tail or not stop:
        return None
    found = _tag(sheet, tail, cues, strict=stop == ".") or noun_tag(sheet, run, tail)
    if found is None:
        return None
    verb, speaker = found
    opens = sheet.sentence_start(run.before) == run.before
    # "…," said X: what X says can't follow.
    turned = verb == tail.start and speaker is not None and speaker.i > verb
    if (is_title(sheet, run) and not opens) or (not turned and _speaks_on(sheet, verb)):
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
        [quote_rule(cues, verb, "quote.tag")],
        inside,
        tag_behind=True,
    )


def _reports_before(sheet: Sheet, cues: dict[int, Cue], index: int, run: Run) -> bool:
    """Return whether a verb of saying before the run already has the run in its clause ("X said it was “so,” …")."""
    if index not in cues or sheet.in_run(index) or not cues[index].rule("quote"):
        return False
    verb = sheet.doc[index]
    clause = any(
        child.dep_ == "ccomp" and index < child.i and child.right_edge.i >= run.first for child in verb.children
    )
    return clause and own_subject(verb) is not None


def _speaks_on(sheet: Sheet, verb: int) -> bool:
    """Return whether the verb's content follows it, so that the quotation before it isn't its content."""
    for child in sheet.doc[verb].children:
        if child.dep_ == "ccomp" and child.i > verb and not sheet.in_run(child.i):
            between = range(verb + 1, child.i)
            if any(index in sheet.breaks for index in between):
                return False
            return not any(sheet.doc[index].text == "," for index in range(verb + 1, child.left_edge.i))
    return False


def _leads(sheet: Sheet, verb: int, after: Run) -> bool:
    """Return whether the verb introduces the quotation after it ("One." She said: "Two.")."""
    between = range(verb + 1, after.before)
    return sheet.doc[after.before - 1].text in {",", ":", "that"} and len(between) <= 12


def tail_of(sheet: Sheet, run: Run) -> range:
    """Return the tokens after a run up to the end of their sentence or the next run."""
    end = run.after
    doc = sheet.doc
    while end < len(doc) and end - run.after < _LONGEST_TAG and sheet.run_of[end] < 0 and not sheet.ends_sentence(end):
        end += 1
    start = run.after
    while start < end and (doc[start].is_punct or doc[start].is_space):
        start += 1
    return range(start, end)


def _tag(sheet: Sheet, tail: range, cues: dict[int, Cue], *, strict: bool) -> tuple[int, Token | None] | None:
    """Return the verb and the speaker of a tag ("said X", "X said"), None if the words are not a tag."""
    doc = sheet.doc
    first = doc[tail.start]
    if first.pos_ in {"CCONJ", "SCONJ"} or first.tag_ in {"IN", "WDT", "WRB", "TO"}:
        return None
    for index in tail:
        cue = cues.get(index)
        if cue is None or not cue.rule("quote"):
            continue
        if is_passive(doc[index]) or (doc[index].tag_ in {"VBN"} and index == tail.start):
            continue
        speaker = _speaker_in(sheet, index, tail)
        if speaker is None or (strict and not _bare_tag(sheet, index, tail)):
            return None
        return index, speaker
    return None if strict else _any_verb_tag(sheet, tail)


def _bare_tag(sheet: Sheet, verb: int, tail: range) -> bool:
    """Return whether the sentence says only that somebody says it."""
    doc = sheet.doc
    if any(
        doc[index].pos_ in {"VERB"} and index != verb
        for index in tail
        if doc[index].dep_ not in {"aux", "relcl", "acl"}
    ):
        return False
    return not any(child.dep_ in {"ccomp", "xcomp", "dobj", "prt"} and child.i > verb for child in doc[verb].children)


def noun_tag(sheet: Sheet, run: Run, tail: range) -> tuple[int, Token | None] | None:
    """Return a tag with an unknown verb, if the quotation ends in a comma before it.

    The subject speaks, whether a name or not: "…," winced the keeper of the lamp.
    """
    opens = sheet.sentence_start(run.before) == run.before
    return shape_tag(sheet, tail) if opens and ended(sheet, run) in PAUSES else None


def shape_tag(sheet: Sheet, tail: range) -> tuple[int, Token | None] | None:
    """Return the verb and the subject with which the words begin, whatever the verb, None if they don't."""
    if not tail or not sheet.doc[tail.start].text[0].isalpha():
        return None
    doc = sheet.doc
    if doc[tail.start].tag_ in _FINITE:
        behind = (sheet.chunk_starts.get(index) for index in range(tail.start + 1, min(tail.start + 3, tail.stop)))
        found = next(((tail.start, root) for root in behind if root is not None and root.pos_ in _NOUNS), None)
        return _tag_by_shape(sheet, tail) or found
    root = sheet.chunk_starts.get(tail.start)
    if root is None or root.pos_ not in _NOUNS or root.tag_ in {"WP", "WDT"}:
        return _tag_by_shape(sheet, tail)
    verb = root.head
    if root.dep_ == "nsubj" and verb.i in tail and verb.i > root.i and verb.tag_ in _FINITE:
        return verb.i, root
    found = next(((i, root) for i in range(root.i + 1, min(root.i + 4, tail.stop)) if doc[i].tag_ in _FINITE), None)
    return found or _tag_by_shape(sheet, tail)


def _tag_by_shape(sheet: Sheet, tail: range) -> tuple[int, Token | None] | None:
    """Return a tag by the sorts of its words alone, where the parser has not made out who does what.

    It takes "shrugged" in "shrugged farmer Dov Lind" for a trait of the farmer, and "warden" for a verb.
    """
    doc = sheet.doc
    end = _end_of_noun(sheet, tail.start + 1, tail)
    whole = doc[tail.start].pos_ in _NOMINAL or _is_past(doc[tail.start])
    if whole and end < tail.stop and _is_past(doc[end]) and doc[end - 1].pos_ in _NOUNS:
        return end, doc[end - 1]
    if _is_past(doc[tail.start]) and end > tail.start + 1 and doc[end - 1].pos_ in _NOUNS:
        return tail.start, doc[end - 1]
    return None


def _end_of_noun(sheet: Sheet, start: int, tail: range) -> int:
    """Return where the nouns, names and what goes before them end that begin at `start`."""
    end = start
    doc = sheet.doc
    while end < min(tail.stop, start + _LONGEST_NOUN) and doc[end].pos_ in _NOMINAL:
        if _is_past(doc[end]) and doc[end - 1].pos_ in _NOUNS:
            break
        end += 1
    return end


def _is_past(token: Token) -> bool:
    """Return whether a word is a verb by its tag or its end, however it stands in the tree."""
    return token.text.islower() and (token.tag_ in {"VBD", "VBN", "VBZ"} or token.text.endswith("ed"))


def _any_verb_tag(sheet: Sheet, tail: range) -> tuple[int, Token | None] | None:
    """Return a tag with an unknown verb, if a pronoun or name and a verb follow right after the mark."""
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


def quote_rule(cues: dict[int, Cue], verb: int, otherwise: str) -> str:
    """Return the id of the rule by which a verb reports a quotation, or `otherwise` for an unknown verb."""
    cue = cues.get(verb)
    return (cue.rule("quote") if cue else None) or otherwise
