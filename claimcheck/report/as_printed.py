"""Values in the article's words: "dozens" stays "dozens", "Tuesday" is "Tuesday", with the day that it was read as."""

from __future__ import annotations

from claimcheck.model import Claim, TimeBasis, TimeRef
from claimcheck.report.wording import BOUND_WORDS, day

# Why a day is taken for that of a date which doesn't name it in full.
_REASONS: dict[TimeBasis, str] = {
    "article date": "by the article’s date",
    "earlier date": "by a date named before it",
}


def as_printed(claim: Claim, value: str) -> str:
    """Return `value`, the program's words for what a claim says, or the article's words where they say less."""
    if claim.quantity is not None and claim.quantity.is_vague:
        return f"{BOUND_WORDS[claim.quantity.bound]} {claim.quantity.text}".strip()
    return _date(claim.time) if claim.time is not None else value


def _date(time: TimeRef) -> str:
    """Return a date as printed, with the day that it was read as and why, where it doesn't say so itself."""
    if time.basis is None or time.basis == "text" or time.earliest is None or time.latest is None:
        return time.text
    days = day(time.earliest) if time.earliest == time.latest else f"{day(time.earliest)} to {day(time.latest)}"
    return f"{time.text} ({days}, {_REASONS[time.basis]})"
