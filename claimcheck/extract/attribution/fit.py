"""Fits quotations and reported speech of one paragraph together: no content splits a quotation."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.extract.attribution.sheet import MARKS, Draft, Sheet, ranges_of


def fit_together(sheet: Sheet, quoted: Sequence[Draft], reported: Sequence[Draft]) -> list[Draft]:
    """Return all drafts of the paragraph, in text order, with reported speech extended over or cut at quotations."""
    owned = {run: draft for draft in quoted for run in draft.runs}
    fitted = list(quoted)
    cues = {draft.verb for draft in (*quoted, *reported) if draft.verb is not None}
    for draft in reported:
        if not draft.ranges:
            continue
        tokens = _fit(sheet, draft, owned)
        if not tokens:
            continue
        if draft.rules[0] != "phrase.according_to":
            tokens = _stretch(sheet, draft, tokens, owned, cues)
            tokens = _cut(sheet, tokens)
        draft.ranges = ranges_of(sheet, tokens)
        if draft.ranges:
            fitted.append(draft)
    kept = _without_weak_inner(fitted)
    return sorted(kept, key=lambda draft: (draft.start, -draft.ranges[-1][1]))


def _fit(sheet: Sheet, draft: Draft, owned: dict[int, Draft]) -> set[int]:
    tokens = draft.tokens()
    low, high = min(tokens), max(tokens)
    for number in sorted({sheet.run_of[index] for index in tokens} - {-1}):
        run = sheet.runs[number]
        owner = owned.get(number)
        if owner is None or (owner.verb is not None and low <= owner.verb <= high and owner.verb != draft.verb):
            tokens |= set(range(run.first, run.end))
            if owner is None:
                draft.runs.add(number)
        else:
            tokens -= set(range(run.before, run.after))
    return tokens


def _stretch(sheet: Sheet, draft: Draft, tokens: set[int], owned: dict[int, Draft], cues: set[int]) -> set[int]:
    """Return the content with what belongs to it in its sentence: after a colon, or up to an unattributed quotation."""
    last = max(tokens)
    if draft.verb is None or last < draft.verb:
        return tokens
    doc = sheet.doc
    end = sheet.sentence_end(last)
    colon = last + 1
    while colon < end and doc[colon].text in MARKS:
        colon += 1
    if colon < end and doc[colon].text == ":":
        number = sheet.run_of[colon + 1] if colon + 1 < end else -1
        if number >= 0 and number not in owned and sheet.runs[number].before == colon + 1:
            draft.runs.add(number)
            return tokens | set(range(last + 1, sheet.runs[number].end))
        return tokens | set(range(last + 1, end))
    ahead = dict.fromkeys(sheet.run_of[index] for index in range(last + 1, end))
    for number in ahead:
        if number < 0 or number in owned:
            continue
        run = sheet.runs[number]
        if run.first <= last or run.before - last > 12:
            continue
        if not any(index in cues or sheet.ends_sentence(index) for index in range(last + 1, run.before)):
            stop = run.after
            while stop < end and not doc[stop].is_punct and doc[stop].pos_ != "CCONJ":
                stop += 1
            tokens = tokens | set(range(last + 1, max(stop, run.end)))
            draft.runs.add(number)
            last = max(tokens)
    return tokens


def _cut(sheet: Sheet, tokens: set[int]) -> set[int]:
    """Return the content without what the writer adds at its end: ", who has …", ", a former …", ", although he …"."""
    doc = sheet.doc
    last = max(tokens)
    for index in sorted(tokens):
        token = doc[index]
        if sheet.in_run(index) or token.right_edge.i != last or index - 1 <= min(tokens):
            continue
        left = token.left_edge.i
        if (
            left - 1 not in tokens
            or left == 0
            or doc[left - 1].text not in {",", "—", "–", "--"}
            or any(sheet.in_run(i) for i in range(left, last + 1))
        ):
            continue
        relative = token.dep_ == "relcl" and any(t.tag_ in {"WP", "WDT", "WP$"} for t in doc[left : left + 3])
        concession = token.dep_ == "advcl" and doc[left].lower_ in {"although", "though"}
        if relative or concession:
            return {i for i in tokens if i < left - 1}
    return tokens


_STRONG = ("reporting.say", "reporting.tell", "reporting.ask", "quote", "phrase.according_to")


def _without_weak_inner(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts without those inside another's content, except speech about speech.

    "X said that Y had told him …" makes a chain; a wish, or a verb in a subordinate clause, doesn't.
    """
    ordered = sorted(drafts, key=lambda draft: (draft.start, -draft.ranges[-1][1]))
    reaching: list[Draft] = []
    kept = []
    for draft in ordered:
        reaching = [other for other in reaching if other.ranges[-1][1] > draft.start]
        outer = [other for other in reaching if other.speaker is not None and _holds(other, draft)]
        if not outer or (draft.rules[0].startswith(_STRONG) and any(_is_what_is_said(draft, o) for o in outer)):
            kept.append(draft)
        reaching.append(draft)
    return kept


def _holds(outer: Draft, inner: Draft) -> bool:
    """Return whether the content of `outer` contains both the verb and the content of `inner`."""
    if inner.verb is None or not any(first <= inner.verb < end for first, end in outer.ranges):
        return False
    inside = all(any(low <= first and end <= high for low, high in outer.ranges) for first, end in inner.ranges)
    return inside and outer.ranges != inner.ranges


def _is_what_is_said(inner: Draft, outer: Draft) -> bool:
    """Return whether the verb of `inner` heads the content of `outer`."""
    if inner.verb is None or inner.sheet is not outer.sheet:
        return False
    token = inner.sheet.doc[inner.verb]
    if outer.verb is None:
        # "According to the paper, X said …"
        return token.dep_ == "ROOT"
    for _ in range(3):
        if token.dep_ in {"ccomp", "acl", "parataxis"}:
            return token.head.i == outer.verb or token.dep_ == "acl"
        if token.dep_ != "conj":
            return False
        token = token.head
    return False
