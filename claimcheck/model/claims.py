"""What extraction gives: claims, and all else that was found in an article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from claimcheck.model.articles import Article, Problem
from claimcheck.model.attributions import Attribution, Mode
from claimcheck.model.dates import TimeRef
from claimcheck.model.figures import Quantity
from claimcheck.model.shown import brief, count, shown
from claimcheck.model.spans import Span

FactKind = Literal["count", "money", "percent", "duration", "date", "entity", "set", "polarity", "modality", "quote"]
Modality = Literal["asserted", "planned", "conditional", "possible", "demanded", "reported"]
Polarity = Literal["affirmed", "denied"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A part of the article without claims (a disclaimer, a share counter), with the rule that says so."""

    span: Span
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """A figure that an article takes back, in `words`: a line of correction, a sentence, or words struck out.

    `stands` is the figure that now holds, None where none is named. `rule` says how it was found.
    """

    words: str
    quantity: Quantity
    stands: Quantity | None = None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One checkable proposition: a value, said by somebody, at a place in the text.

    `span` is the sentence or clause, `value_span` the words at stake (None if the claim has no value of its own).
    `kind` says what sort of value it is. Exactly one of `quantity`, `time`, `names` and `words` carries the value; a
    claim with none of them is a plain statement, kept so that a reviewer sees it. `other_time` is set if the claim is
    about another time than the story's own ("in 2004"). `so_far` marks a value that the sentence calls temporary ("as
    of 4 p.m."). `attribution` is the index of the innermost attribution around it. `question` is the question that the
    value answers. `marks` are the labels from the user's own patterns.
    """

    id: str
    file: str
    span: Span
    text: str
    value_span: Span | None
    kind: FactKind | None = None
    mode: Mode | None = None
    speaker_name: str | None = None
    modality: Modality = "asserted"
    polarity: Polarity = "affirmed"
    quantity: Quantity | None = None
    time: TimeRef | None = None
    names: tuple[str, ...] = ()
    open_list: bool = False
    other_time: tuple[date, date] | None = None
    so_far: bool = False
    words: str | None = None
    attribution: int | None = None
    question: str = ""
    marks: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()

    @property
    def is_phrase(self) -> bool:
        """Return whether its value is just a phrase of its sentence, which is only useful beside others."""
        return self.kind in ("entity", "polarity")

    @property
    def value(self) -> str | None:
        """Return the value as printed: figure, date, names or wording; None for a plain statement."""
        if self.quantity is not None:
            return self.quantity.text
        if self.time is not None:
            return self.time.text
        return "; ".join(self.names) if self.names else self.words

    def is_of_another_speaker(self, other: Claim) -> bool:
        """Return whether it is known that somebody else says the `other` claim."""
        return None not in (self.speaker_name, other.speaker_name) and self.speaker_name != other.speaker_name

    def __repr__(self) -> str:
        value = [brief(self.value)] if self.value else []
        speaker = [f"said by {self.speaker_name}"] if self.speaker_name else []
        return shown(self, self.id, *value, *speaker, f"in {self.file}: {brief(self.text)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Everything found in one article, each tuple in text order.

    `withdrawn` are figures that the article takes back; they are no claims.
    """

    article: Article
    attributions: tuple[Attribution, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[TimeRef, ...] = ()
    claims: tuple[Claim, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    problems: tuple[Problem, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()

    def __repr__(self) -> str:
        found = {"attribution": self.attributions, "figure": self.quantities, "date": self.times, "claim": self.claims}
        return shown(self, self.article.file, *(count(len(every), noun) for noun, every in found.items()))
