"""The notebook view of a result: the disagreements in a small table, most serious first."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from claimcheck.model import Result
from claimcheck.report.disputes import Dispute, make_disputes
from claimcheck.report.page import why_empty
from claimcheck.report.safe_cells import one_line, shortened
from claimcheck.report.statements import Statements
from claimcheck.report.wording import DOUBTFUL_COUNT, count

MOST_ROWS = 50
_LONGEST = 200
_HEAD = ("Verdict", "Severity", "Kind", "Fact", "What differs", "Outlets", "Probability")


def glance_html(result: Result) -> str:
    """Return the result as a table in HTML of at most 50 rows. Every word of an article is escaped."""
    disputes = sorted(make_disputes(result, Statements(result)), key=lambda one: one.item.gravity)
    parts = [f"<p>{escape(_summary(result))}</p>"]
    if disputes:
        rows = "".join(_row("td", _cells(one)) for one in disputes[:MOST_ROWS])
        parts.append(f"<table><thead>{_row('th', _HEAD)}</thead><tbody>{rows}</tbody></table>")
    else:
        parts.append(f"<p>No disagreement was found. {escape(why_empty(result))}</p>")
    if len(disputes) > MOST_ROWS:
        parts.append(f"<p>and {count(len(disputes) - MOST_ROWS, 'more disagreement')}</p>")
    return "".join(parts)


def _summary(result: Result) -> str:
    claims = sum(len(extraction.claims) for extraction in result.extractions)
    doubtful = sum(item.is_doubtful for item in result.disagreements)
    return ", ".join(
        (
            count(len(result.extractions), "article"),
            count(claims, "claim"),
            count(len(result.facts), "shared fact"),
            count(len(result.disagreements) - doubtful, "disagreement"),
            *([count(doubtful, *DOUBTFUL_COUNT)] if doubtful else []),
        )
    )


def _cells(one: Dispute) -> tuple[str, ...]:
    label, outlets = (shortened(one_line(cell), _LONGEST) for cell in (one.label, "; ".join(one.outlets)))
    # Values were cut to fit side by side already, so the difference stays visible.
    return one.verdict, one.severity, one.kind, label, one_line(one.headline), outlets, f"{one.item.probability:.2f}"


def _row(tag: str, cells: Iterable[str]) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"
