"""A resolved date, and all that is needed to resolve one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from claimcheck.extract.dates.as_written import DateWords
from claimcheck.extract.dates.calendar_days import Days
from claimcheck.extract.dates.tense import Tense, lies_ahead, tense_of
from claimcheck.model import Grain, TimeBasis
from claimcheck.rulebook.dates import Dates


@dataclass(frozen=True, slots=True)
class Resolved:
    """A resolved date. Without `span` there is no concrete date, and only the parts are known."""

    span: Days | None = None
    grain: Grain | None = None
    basis: TimeBasis | None = None
    weekday: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(slots=True)
class Context:
    """What a date is resolved against: the article's date, and the last date that the text itself has fixed."""

    published: date | None
    earlier: Resolved | None = None

    @property
    def anchor(self) -> tuple[date, TimeBasis] | None:
        """Return the day that years and months are counted from, and the basis for it."""
        if self.published is not None:
            return self.published, "article date"
        if self.earlier is not None and self.earlier.span is not None:
            return self.earlier.span[0], "earlier date"
        return None


@dataclass(frozen=True, slots=True)
class Case:
    """One date with all that is needed to resolve it."""

    words: DateWords
    context: Context
    dates: Dates

    def number(self, name: str) -> int | None:
        """Return the part `name` as a number."""
        found = self.words.part(name)
        return int(found) if found is not None and found.isdecimal() else None

    def tense(self) -> Tense | None:
        """Return the tense of the clause."""
        return tense_of(self.words, self.dates)

    def ahead(self) -> bool:
        """Return whether the clause looks ahead."""
        return self.tense() == "future"

    def lies_ahead(self) -> bool:
        """Return whether the clause says for certain that the day is still to come."""
        return lies_ahead(self.words, self.dates)

    def shift(self) -> tuple[str, int] | None:
        """Return the word that shifts ("last") and by how much."""
        word = self.words.part("shift")
        return None if word is None else (word, self.dates.shifts[word])

    def is_attributive(self) -> bool:
        """Return whether the day only names an event ("the Boxing Day flood")."""
        line = self.words.line
        follows = line.lower[self.words.end : self.words.end + 2].strip().isalpha()
        return follows and line.before(self.dates.on_words, self.words.start, 12) is None

    def of_year(self) -> int | None:
        """Return the year named by "of last year" and the like."""
        word = self.words.part("of_year")
        anchor = self.context.anchor
        if word is None or anchor is None:
            return None
        first = word.split()[0] if not word.startswith("the ") else word.split()[1]
        return anchor[0].year + self.dates.shifts.get(first, 0)
