"""The plain values that travel from stage to stage. This package imports nothing of the project.

Everything is frozen and hashable. Spans are half-open and count characters (Python `str` indices) in the text of the
article as it was decoded: `article.text[span.start:span.end]` is always exactly what is printed there.

Import the values from here. They are kept by the stage that makes them, in the order of the data's way: `articles`;
`attributions`, `figures`, `dates` and `claims`; `passages`; `facts`; `disagreements`; then `decisions`, `changes` and
`results`.
"""

from claimcheck.model.articles import Article, Problem
from claimcheck.model.attributions import Attribution, Mode, QuoteRun
from claimcheck.model.changes import Change, ChangeKind, MovedFigure, Since
from claimcheck.model.claims import Claim, Extraction, FactKind, LeftOut, Modality, Polarity, Withdrawn
from claimcheck.model.dates import CLOCK_HEDGED, FARTHEST_AHEAD, LOCAL_ZONES, Grain, TimeBasis, TimeRef
from claimcheck.model.decisions import Decision, Quoted, Subject
from claimcheck.model.disagreements import (
    SEVERITIES,
    VERDICTS,
    Disagreement,
    Position,
    Reckoning,
    ReckoningKind,
    Severity,
    Verdict,
    likely_from,
)
from claimcheck.model.facts import Fact, Link, Reason
from claimcheck.model.figures import Bound, Direction, Interval, Quantity, QuantityKind
from claimcheck.model.passages import Encoding, Passage
from claimcheck.model.results import HeldExtractions, Result, Story
from claimcheck.model.spans import Span

__all__ = [
    "CLOCK_HEDGED",
    "FARTHEST_AHEAD",
    "LOCAL_ZONES",
    "SEVERITIES",
    "VERDICTS",
    "Article",
    "Attribution",
    "Bound",
    "Change",
    "ChangeKind",
    "Claim",
    "Decision",
    "Direction",
    "Disagreement",
    "Encoding",
    "Extraction",
    "Fact",
    "FactKind",
    "Grain",
    "HeldExtractions",
    "Interval",
    "LeftOut",
    "Link",
    "Modality",
    "Mode",
    "MovedFigure",
    "Passage",
    "Polarity",
    "Position",
    "Problem",
    "Quantity",
    "QuantityKind",
    "QuoteRun",
    "Quoted",
    "Reason",
    "Reckoning",
    "ReckoningKind",
    "Result",
    "Severity",
    "Since",
    "Span",
    "Story",
    "Subject",
    "TimeBasis",
    "TimeRef",
    "Verdict",
    "Withdrawn",
    "likely_from",
]
