"""Applies decisions to a report: finds what they were about by its words, and reports failures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from claimcheck.model import Decision, Result
from claimcheck.review.known import Known, Report, quote_key, report_of, squeezed

_SHOWN_VALUES = 6


def with_decisions(result: Result, decisions: Iterable[Decision]) -> Result:
    """Return `result` with the decisions applied."""
    every = tuple(decisions)
    return replace(result, decisions=lay_over(every, report_of(result))) if every else result


def lay_over(decisions: Iterable[Decision], report: Report) -> tuple[Decision, ...]:
    """Return the decisions with the current ids of the report, and the reason if they may no longer hold."""
    return tuple(_laid(decision, report) for decision in decisions)


def _laid(decision: Decision, report: Report) -> Decision:
    find = _claim if decision.about == "claim" else _disagreement
    known, stale = find(decision, report)
    return replace(decision, target=known.id if known else decision.target, stale=stale)


def _claim(decision: Decision, report: Report) -> tuple[Known | None, str]:
    same = report.get("claim", decision.target)
    if same and [quote_key(quoted) for quoted in same.quotes] == [quote_key(quoted) for quoted in decision.quotes]:
        return same, ""
    for quoted in decision.quotes:
        found = report.quoting("claim", quoted)
        if len(found) == 1:
            return found[0], ""
        if found:
            return None, f"the sentence now occurs {len(found)} times in {quoted.file}"
        if quoted.file not in report.files:
            return None, f"the article {quoted.file} is not in this report"
    return None, "the sentence was changed or removed, or is now read differently"


def _disagreement(decision: Decision, report: Report) -> tuple[Known | None, str]:
    """Find the disagreement with most of the sentences. If it has all, and the same values, the decision holds."""
    votes: Counter[str] = Counter()
    for quoted in decision.quotes:
        votes.update({item.id for item in report.quoting("disagreement", quoted)})
    # If two have as many, the one with the old id, then the first by id.
    best = max(sorted(votes), key=lambda name: (votes[name], name == decision.target), default=None)
    if best is None:
        return None, "the disagreement is not in this report"
    found = report.known[best]
    missing = len(decision.quotes) - votes[best]
    if _values(found.positions) != _values(decision.positions):
        return found, f"it was {_listed(decision.positions)}, and is {_listed(found.positions)} now"
    if missing:
        sentences = "sentence it was based on has" if missing == 1 else "sentences it was based on have"
        return found, f"{missing} {sentences} changed or gone"
    return found, ""


def _values(positions: Iterable[str]) -> set[str]:
    return {squeezed(value) for value in positions}


def _listed(positions: tuple[str, ...]) -> str:
    short = [value if len(value) <= 60 else value[:59] + "…" for value in positions[:_SHOWN_VALUES]]
    more = [f"{len(positions) - _SHOWN_VALUES} more"] if len(positions) > _SHOWN_VALUES else []
    return " / ".join([*short, *more])
