"""What a reviewer is asked in the workbook: the report writes these columns, the review reads them back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.model import Decision, Subject

DISAGREEMENTS_SHEET = "Disagreements"
CLAIMS_SHEET = "Claims"
# The claims that no other article makes.
OTHER_CLAIMS_SHEET = "Other claims"
# The column in which an earlier review is shown.
SO_FAR = "decided so far"
DISAGREEMENT_ID = "disagreement_id"
CLAIM_ID = "claim_id"

# The form of the ids of disagreements and claims.
DECIDED_ID: dict[Subject, str] = {"disagreement": "d-[a-z]{12}", "claim": "c-[a-z]{12}"}


def column_title(name: str) -> str:
    """Return the heading of a column in the workbook: in words, but ids as in the files."""
    return name if name.endswith("_id") else name.replace("_", " ")


class AnswerColumn(NamedTuple):
    """A column for the reviewer. `choices` come with their meanings; without any, the answer is free.

    `also` are words that people may type instead, each with its choice.
    """

    title: str
    meaning: str
    choices: tuple[tuple[str, str], ...] = ()
    width: int = 18
    also: tuple[tuple[str, str], ...] = ()

    def choice(self, text: str) -> str | None:
        """Return the choice that `text` is, whatever its capitals and spaces; None if it isn't one."""
        typed = " ".join(text.replace("’", "'").casefold().split()).rstrip(".!")
        words = {word.replace("’", "'"): word for word, _ in self.choices}
        return words.get(typed) or dict(self.also).get(typed)


VERDICT = AnswerColumn(
    "your verdict",
    "Your verdict on the disagreement.",
    (
        ("real contradiction", "Both can’t be true; somebody is wrong or misquoted."),
        ("changed over time", "Each was right when it was published."),
        ("not the same fact", "They are about different things, places, people or times."),
        ("both can hold", "One is rounder, wider or partial, and they fit together."),
        ("misread", "The program misunderstood a sentence."),
        ("ask the source", "Only the outlet or the speaker can settle it."),
        ("undecided", "You looked, and can’t tell."),
    ),
    20,
)
# Verdicts after which somebody still has to act.
UNSETTLED = frozenset({"ask the source", "undecided"})
RIGHT = AnswerColumn(
    "is the extraction right?",
    "Whether value and speaker are what the sentence says.",
    (
        ("yes", "Value, speaker and date are what the sentence says."),
        ("wrong value", "The figure, date, name or quotation is a different one."),
        ("wrong speaker", "Somebody else says so, or nobody does."),
        ("no claim", "The sentence asserts nothing that could be checked."),
        ("otherwise wrong", "Something else is wrong; say what in the note."),
        ("undecided", "You looked, and can’t tell."),
    ),
    20,
    (
        *((word, "yes") for word in ("y", "ok", "right", "correct", "accept", "accepted")),
        *((word, "otherwise wrong") for word in ("n", "no", "wrong", "incorrect", "reject", "rejected")),
    ),
)
PREFERRED = AnswerColumn("preferred value", "The value that you would print.", width=20)
RIGHT_VALUE = AnswerColumn("right value", "What the sentence says instead.", width=20)
REVIEWER = AnswerColumn("reviewer", "Your name or initials.", width=14)
CHECKED_ON = AnswerColumn("checked on", "The day of your decision, such as 2031-03-08.", width=13)
NOTE = AnswerColumn("note", "Anything that the next reader should know.", width=40)
DISAGREEMENT_ANSWERS = (VERDICT, PREFERRED, REVIEWER, CHECKED_ON, NOTE)
CLAIM_ANSWERS = (RIGHT, RIGHT_VALUE, REVIEWER, NOTE)
# Which field of a decision each column fills.
FIELD_OF = {
    VERDICT.title: "answer",
    RIGHT.title: "answer",
    PREFERRED.title: "value",
    RIGHT_VALUE.title: "value",
    REVIEWER.title: "reviewer",
    CHECKED_ON.title: "checked_on",
    NOTE.title: "note",
}
# The program's own columns by which a row is known again when its id is of an earlier run, or was changed.
WORDS_ON_A_SHEET: dict[Subject, tuple[str, ...]] = {
    "disagreement": ("label", "what_differs"),
    "claim": ("file", "quote", "value", "context"),
}


def standing_answers(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Return those of the decisions that answer, and still hold."""
    return tuple(one for one in decisions if one.answer and not one.stale)


def are_disputed(decisions: Sequence[Decision]) -> bool:
    """Return whether the decisions on one thing differ, in their answer or in the value that they would print."""
    standing = standing_answers(decisions)
    values = {" ".join(one.value.split()) for one in standing if one.value.strip()}
    return len({one.answer for one in standing}) > 1 or len(values) > 1


def are_settling(decisions: Sequence[Decision]) -> bool:
    """Return whether the decisions on one disagreement settle it: a verdict that ends it, and no other one."""
    standing = standing_answers(decisions)
    settling = {word for word, _ in VERDICT.choices} - UNSETTLED
    return bool(standing) and not are_disputed(standing) and standing[0].answer in settling
