"""What a reviewer is asked in the workbook: the report writes these columns, the review reads them back."""

from __future__ import annotations

from typing import NamedTuple

DISAGREEMENTS_SHEET = "Disagreements"
CLAIMS_SHEET = "Claims"
DISAGREEMENT_ID = "disagreement_id"
CLAIM_ID = "claim_id"


def column_title(name: str) -> str:
    """Return how a column is headed in the workbook: in words, but an id as programs know it."""
    return name if name.endswith("_id") else name.replace("_", " ")


class AnswerColumn(NamedTuple):
    """A column for the reviewer. Where there are `choices`, each comes with its meaning; else the answer is free."""

    title: str
    meaning: str
    choices: tuple[tuple[str, str], ...] = ()
    width: int = 18


VERDICT = AnswerColumn(
    "your verdict",
    "What you hold the disagreement to be.",
    (
        ("real contradiction", "Both can’t hold; somebody is wrong or is misquoted."),
        ("changed over time", "Each was right when it was published."),
        ("not the same fact", "They speak of different things, places, people or times."),
        ("both can hold", "One is rounder, wider or partial, and they fit together."),
        ("misread", "The program took a sentence for something that it doesn’t say."),
        ("ask the source", "Only the outlet or the speaker can settle it."),
        ("undecided", "You looked, and can’t tell."),
    ),
    20,
)
RIGHT = AnswerColumn(
    "is the extraction right?",
    "Whether value and speaker are what the sentence says.",
    (
        ("yes", "Value, speaker and date are what the sentence says."),
        ("wrong value", "The figure, date, name or quotation is another."),
        ("wrong speaker", "Somebody else says so, or nobody does."),
        ("no claim", "The sentence asserts nothing that could be checked."),
        ("undecided", "You looked, and can’t tell."),
    ),
    20,
)
REVIEWER = AnswerColumn("reviewer", "Your name or initials.", width=14)
NOTE = AnswerColumn("note", "Anything that the next reader should know.", width=40)
DISAGREEMENT_ANSWERS = (
    VERDICT,
    AnswerColumn("preferred value", "The value that you would print.", width=20),
    REVIEWER,
    AnswerColumn("checked on", "The day of your decision, such as 2031-03-08.", width=13),
    NOTE,
)
CLAIM_ANSWERS = (RIGHT, AnswerColumn("right value", "What the sentence says instead.", width=20), REVIEWER, NOTE)
