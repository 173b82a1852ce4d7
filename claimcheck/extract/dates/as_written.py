"""A date or time as it is written: the words, and what each stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimcheck.extract.lines import Line, one_blank
from claimcheck.rulebook.dates import DateForm


@dataclass(frozen=True, slots=True)
class DateWords:
    """Words that name a date or time: their form, and the parts that the form names."""

    form: DateForm
    match: re.Match[str]
    line: Line

    @property
    def start(self) -> int:
        """Return where the words begin."""
        return self.match.start()

    @property
    def end(self) -> int:
        """Return where the words end."""
        return self.match.end()

    def part(self, name: str) -> str | None:
        """Return the words of the part `name`, with single blanks; None if the form lacks it or it is absent."""
        if name not in self.match.re.groupindex:
            return None
        found: str | None = self.match.group(name)
        return None if found is None else one_blank(found)
