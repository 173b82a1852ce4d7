"""Says in one plain sentence what differs, why it was judged so, and what is unknown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.compare.told_by_tables import by_the_tables
from claimcheck.compare.wordings import changes
from claimcheck.model import Article, Fact, Position, Verdict
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.fact_types import Moves

_MOST_SHOWN = 6


def explain(
    fact: Fact,
    verdict: Verdict,
    positions: Sequence[Position],
    articles: Mapping[str, Article],
    rules: Rulebook,
    *,
    moves: Moves,
    standing: str,
) -> tuple[str, str]:
    """Return the explanation of a disagreement, what differs and then the reason, and the reason alone.

    The reason is why it was judged as it was (`moves` says how the value changes with time), by which tables, who
    stands where (`standing`), and what is unknown.
    """
    why = f"{_why(fact, verdict, moves, articles)}{by_the_tables(fact, positions, rules)}"
    reason = f"{why}{standing}{_unknown(fact, articles)}"
    return f"{_what(fact, positions)}. {reason}", reason


def _what(fact: Fact, positions: Sequence[Position]) -> str:
    label = fact.label[:1].upper() + fact.label[1:]
    if fact.kind == "quote":
        found = changes(positions[0].value, positions[-1].value) if len(positions) > 1 else ()
        if found:
            shown = "; ".join(f"“{' '.join(c.before) or '–'}” against “{' '.join(c.after) or '–'}”" for c in found[:3])
            return f"One utterance is quoted in different words: {shown}"
        return "One utterance is quoted in different words"
    values = " / ".join(position.value for position in positions[:_MOST_SHOWN])
    more = len(positions) - _MOST_SHOWN
    return f"{label}: {values}{f' and {more} more' if more > 0 else ''}"


# Why a difference was judged as it was, by kind of fact, or by slot where that says more; "" is for all other kinds.
_CONTRADICTION = {
    "": "The values can't both be right as written, and time does not explain it.",
    "quote": "At most one of the wordings can be exact.",
    "set": "Both lists read as complete, and they don't hold the same names.",
    "modality": "One article says that it was done, the other that it was not.",
    "slot.name": "One article spells the name in two ways, so one of them is a slip.",
}
_PRECISION = {
    "": "The values can hold together: one is rounder, vaguer or wider than the other.",
    "slot.name": "The same name is spelled in two ways; transcription may explain it.",
    "slot.charge": "Both may be true: somebody may be accused of more than one thing.",
    "slot.seat": "Both may be true: one place may lie in the other, or there are two seats.",
}
_VARIES = {
    "": "This figure moves with time, so each may have been right when it was written.",
    "modality": "What one article calls planned, another calls done: the later one has the later state.",
    "polarity": "A state changes with time, so each may have been right when it was written.",
}


def _why(fact: Fact, verdict: Verdict, moves: Moves, articles: Mapping[str, Article]) -> str:
    """Return the reason for a verdict."""
    if verdict == "update_over_time" and moves != "varies":
        return _moved(fact, moves, articles)
    table = {"precision": _PRECISION, "update_over_time": _VARIES, "contradiction": _CONTRADICTION}[verdict]
    return table.get(fact.fact_type or "", table.get(fact.kind, table[""]))


def _moved(fact: Fact, moves: Moves, articles: Mapping[str, Article]) -> str:
    way = "lower" if moves == "falls" else "higher"
    dates = {articles[claim.file].published for claim in fact.claims if claim.file in articles} - {None}
    if len(dates) > 1:
        return f"Later articles give {way} figures, so the count may have changed."
    return f"Such a figure gets {way} with time, which may explain it; the order of the articles is not known."


def _unknown(fact: Fact, articles: Mapping[str, Article]) -> str:
    undated = sorted(
        {claim.file for claim in fact.claims if claim.file in articles and articles[claim.file].published is None}
    )
    if not undated:
        return ""
    return f" Without an article date: {', '.join(undated)}."
