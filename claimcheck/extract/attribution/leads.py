"""Finds who introduces a quotation: X said: "…", X told the paper "…"."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.extract.attribution.cues import Cue, cue_range
from claimcheck.extract.attribution.runs import ended, is_title
from claimcheck.extract.attribution.sheet import Draft, Run, Sheet, ranges_of
from claimcheck.extract.attribution.subjects import is_passive, subject_of
from claimcheck.extract.attribution.tags import quote_rule

# What may come between a verb and the words that it quotes: to whom, where, when and how.
_BETWEEN = frozenset(
    [
        "prep",
        "pobj",
        "advmod",
        "npadvmod",
        "mark",
        "punct",
        "det",
        "amod",
        "compound",
        "nummod",
        "poss",
        "case",
        "dative",
        "prt",
        "appos",
        "nmod",
        "cc",
        "conj",
        "pcomp",
        "quantmod",
        "neg",
        "intj",
        "dobj",
    ]
)


def tagged_before(sheet: Sheet, number: int, cues: dict[int, Cue], before: Draft | None) -> Draft | None:
    """Return the draft of a run that earlier words introduce, or None. `before` is the draft of the previous run."""
    run = sheet.runs[number]
    start = sheet.sentence_start(run.before)
    # Words of an earlier quotation in the same sentence are ignored.
    lead = [index for index in range(start, run.before) if sheet.run_of[index] < 0]
    if not lead:
        return None
    colon = sheet.doc[run.before - 1].text == ":"
    if is_title(sheet, run) and sheet.doc[run.before - 1].text not in {",", ":"}:
        return None
    verb = _leading_verb(sheet, run, lead, cues, colon=colon)
    if verb is None:
        said = any(
            index in cues and cues[index].rule("quote") and sheet.doc[index].dep_ not in {"parataxis", "ccomp"}
            for index in lead
        )
        return _colon_lead(sheet, number, lead) if colon and not said else None
    speaker = subject_of(sheet.doc[verb])
    if speaker is None and before is not None and before.verb == verb:
        speaker = before.speaker
    first = run.first
    while first > verb + 1 and sheet.doc[first - 1].text.lower() in {",", "that", *"“\"'‘"} | {"''", "``"}:
        first -= 1
    that = next(
        (i for i in range(verb + 1, first) if sheet.doc[i].lower_ == "that" and sheet.doc[i].tag_ != "DT"), None
    )
    ranges = ranges_of(sheet, range(first if that is None else that, run.end))
    return Draft(
        sheet, ranges, cue_range(sheet.doc[verb]), verb, speaker, [quote_rule(cues, verb, "quote.lead")], {number}
    )


def _leading_verb(sheet: Sheet, run: Run, lead: Sequence[int], cues: dict[int, Cue], *, colon: bool) -> int | None:
    doc = sheet.doc
    for index in reversed(lead):
        token = doc[index]
        cue = cues.get(index)
        if cue is not None and cue.rule("quote") and not (is_passive(token) and subject_of(token) is None):
            clause = any(child.dep_ == "ccomp" and child.i in range(index + 1, run.before) for child in token.children)
            alone = colon and not clause and not _is_put_in(sheet, index, lead)
            return index if alone or directly_leads(sheet, run, index) else None
        if (
            token.pos_ in {"VERB", "AUX"}
            and token.dep_ not in {"aux", "auxpass", "acl", "relcl", "pcomp"}
            and not colon
        ):
            return None
    return None


def _is_put_in(sheet: Sheet, verb: int, lead: Sequence[int]) -> bool:
    """Return whether a verb of saying is put in before another verb: "Her reply, *officials report*, was: …"."""
    return any(sheet.doc[later].is_ancestor(sheet.doc[verb]) for later in lead if later > verb)


def directly_leads(sheet: Sheet, run: Run, verb: int) -> bool:
    """Return whether only addressee, place and time come between the verb and the mark, and the quotation is whole."""
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
    # "told the paper "…"" has no comma; "called the plan "a scam"" is not a quotation of its own.
    return (
        _whole(sheet, run)
        and (not telling or run.size > 6)
        and last.dep_ not in {"det", "poss", "amod", "prep", "case"}
    )


def _whole(sheet: Sheet, run: Run) -> bool:
    """Return whether the quotation ends with its mark, so that nothing outside continues it."""
    return bool(ended(sheet, run)) or run.after >= len(sheet.doc)


def _colon_lead(sheet: Sheet, number: int, lead: Sequence[int]) -> Draft | None:
    """Return a draft for a quotation after a colon without a verb of saying: the subject of the sentence speaks."""
    run = sheet.runs[number]
    doc = sheet.doc
    subjects = [
        doc[index] for index in lead if doc[index].dep_ == "nsubj" and doc[index].tag_ not in {"WDT", "WP", "EX"}
    ]
    subject = next((token for token in subjects if token.head.dep_ == "ROOT"), next(iter(subjects), None))
    if subject is None:
        subject = next((sheet.chunk_starts[index] for index in lead if index in sheet.chunk_starts), None)
    if subject is None:
        return None
    ranges = ranges_of(sheet, range(run.first, run.end))
    colon = run.before - 1
    return Draft(sheet, ranges, (colon, colon + 1), None, subject, ["quote.colon"], {number})
