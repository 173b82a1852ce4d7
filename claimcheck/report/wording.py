"""The words for verdicts, severities, kinds and dates, the same in every form of the report."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from claimcheck.as_printed import MONTHS, day_words
from claimcheck.folding import folded
from claimcheck.model import Article, FactKind, Modality, Severity, Verdict

State = Literal["open", "settled", "disputed", "new"]

# What every report is headed with, below the name of its story.
HEADING = "Where the sources disagree"
VERDICT_WORDS: dict[Verdict, str] = {
    "contradiction": "Contradiction",
    "update_over_time": "Changed over time",
    "precision": "Differs in precision",
}
VERDICT_MEANINGS: dict[Verdict, str] = {
    "contradiction": "As written, both can’t be true.",
    "update_over_time": "A running figure, a plan or a state that may have changed between the articles.",
    "precision": "One is rounder, vaguer or wider than the other; they don’t clash.",
}
VERDICT_COUNTS: dict[Verdict, tuple[str, str]] = {
    "contradiction": ("contradiction", "contradictions"),
    "update_over_time": ("change over time", "changes over time"),
    "precision": ("difference in precision", "differences in precision"),
}
DOUBTFUL_MEANING = "Probably no real difference: about two in five are right."
DOUBTFUL_COUNT = ("doubtful difference", "doubtful differences")
SEVERITY_WORDS: dict[Severity, str] = {"high": "High", "medium": "Medium", "low": "Low"}
SEVERITY_MEANINGS: dict[Severity, str] = {
    "high": (
        "Check it first. The finding is probably right, and it matters: figures differ by a tenth or more, an event "
        "has two dates, or a quotation says the opposite; or the contradiction is in a headline or lead, or several "
        "independent articles support each side."
    ),
    "medium": (
        "Any other contradiction, or a figure that may have changed between the articles, if the finding is probably "
        "right."
    ),
    "low": (
        "Look at it last: a difference that may well be none, a rounder figure next to an exact one, or a quotation "
        "with and without a “that”."
    ),
}
KIND_WORDS: dict[FactKind, str] = {
    "count": "Count",
    "money": "Money",
    "percent": "Per cent",
    "duration": "Duration",
    "date": "Date",
    "entity": "Name",
    "set": "List of names",
    "polarity": "Whether or not",
    "modality": "How certain",
    "quote": "Wording",
}
KIND_MEANINGS: dict[FactKind, str] = {
    "count": "How many of something there are or were.",
    "money": "A sum of money.",
    "percent": "A share or a rate.",
    "duration": "How long something takes or lasts.",
    "date": "When something happened or is to happen.",
    "entity": "Who, what or where: a name or a description.",
    "set": "Who or what belongs to a group, by name.",
    "polarity": "Whether something happened, or is true, at all.",
    "modality": "Whether it is done, planned, possible, demanded or alleged.",
    "quote": "The exact words of a quotation.",
}
STATE_WORDS: dict[State, str] = {
    "open": "open",
    "settled": "settled",
    "disputed": "disputed between reviewers",
    "new": "new since the last run",
}
STATE_MEANINGS: dict[State, str] = {
    "open": "Nobody has settled it, reviewers differ, or what was decided on has changed.",
    "settled": "A reviewer has given a verdict that settles it, and no other reviewer disagrees.",
    "disputed": "Reviewers differ on the verdict, or on the value to print.",
    "new": "It wasn’t in the previous report.",
}
# The meaning of each verdict, severity and kind, for the page, the workbook and the docs.
GLOSSARY: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("Verdicts", tuple((word, VERDICT_MEANINGS[name]) for name, word in VERDICT_WORDS.items())),
    ("Severities", tuple((word, SEVERITY_MEANINGS[name]) for name, word in SEVERITY_WORDS.items())),
    ("How likely it is right", (("Doubtful", DOUBTFUL_MEANING),)),
    ("Kinds", tuple((word, KIND_MEANINGS[name]) for name, word in KIND_WORDS.items())),
    ("After a review", tuple((word.capitalize(), STATE_MEANINGS[name]) for name, word in STATE_WORDS.items())),
)
MODALITY_WORDS: dict[Modality, str] = {
    "asserted": "",
    "planned": "as planned",
    "conditional": "under a condition",
    "possible": "as possible",
    "demanded": "as demanded",
    "reported": "as alleged",
}
OUTLET_ITSELF = "the outlet itself"
UNNAMED = "an unnamed speaker"
NO_DATE = "date unknown"
SILENT = "—"


def day(value: date | None, at: str | None = None) -> str:
    """Return a date as people write it, or that it is unknown; with the time of the moment `at` if that is given."""
    return NO_DATE if value is None else f"{day_words(value)}{_clock(at)}"


def _clock(at: str | None) -> str:
    """Return the time in a moment in ISO form, with its offset from UTC if it has one."""
    if at is None:
        return ""
    clock, offset = at[11:16], at[16:]
    return f", {clock}{' UTC' if offset else ''}{'' if offset == '+00:00' else offset}"


def short_day(value: date, *, with_year: bool = True) -> str:
    """Return a date short enough for a mark on an axis."""
    return f"{value.day} {MONTHS[value.month - 1][:3]}" + f" {value.year}" * with_year


def period(days: Iterable[date | None]) -> str:
    """Return the first and last of the known days, or nothing if none is known."""
    known = sorted(found for found in days if found)
    if not known:
        return ""
    return day(known[0]) if known[0] == known[-1] else f"{day(known[0])} to {day(known[-1])}"


def count(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def led_in(label: str) -> str:
    """Return what a fact is called, as it stands before its values: "The toll:", "How many died?"."""
    return label if label.endswith("?") else f"{label}:"


def in_quotes(words: str, longest: int | None = None) -> str:
    """Return a wording between quotation marks, without the comma or full stop at its end."""
    bare = words.strip(' “”"')
    if bare.endswith((",", ".", ";")) and not bare.endswith(".."):
        bare = bare[:-1]
    return f"“{bare if longest is None else clipped(bare, longest)}”"


def clipped(words: str, longest: int) -> str:
    """Return `words` up to the last whole word that fits."""
    if len(words) <= longest:
        return words
    start = words[: max(1, longest - 2)]
    return (start.rpartition(" ")[0] or start) + " …"


def joined(words: Iterable[str]) -> str:
    """Return the words as a list in a sentence."""
    every = list(words)
    return " and ".join([", ".join(every[:-1]), every[-1]] if len(every) > 1 else every)


def credited(article: Article) -> str | None:
    """Return the other outlet that an article credits; its own name over its own text is no credit."""
    if article.credit is None or (article.outlet and folded(article.credit) == folded(article.outlet)):
        return None
    return article.credit
