"""Classifies a quotation run by its form: a title, a whole sentence, something that a tag may follow."""

from __future__ import annotations

from claimcheck.extract.attribution.sheet import MARKS, SENTENCE_ENDS, Run, Sheet

PAUSES = frozenset({",", "—", "–", "-", "--", ";", "..."})
_SAID_AFTER = frozenset({",", "?", "!", "—", "–", "-", "--", "…", "..."})


def ended(sheet: Sheet, run: Run) -> str:
    """Return the punctuation at which a run stops, inside its mark or right after it, or an empty string."""
    end = run.end - 1
    while end > run.first and sheet.doc[end].text in MARKS:
        end -= 1
    last = sheet.doc[end].text
    if last in SENTENCE_ENDS or last in _SAID_AFTER:
        return last
    if run.after < len(sheet.doc) and (
        sheet.doc[run.after].text in PAUSES or sheet.doc[run.after].text in SENTENCE_ENDS
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
    """Return whether the run is one or more whole sentences with nothing before or after them in their sentence."""
    if sheet.sentence_start(run.before) != run.before:
        return False
    if sheet.doc[run.end - 1].text in SENTENCE_ENDS or not run.quote.closed:
        return True
    return run.after >= len(sheet.doc) or sheet.ends_sentence(run.after)
