"""The current paragraph, as printed and in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimcheck.model import Span

# The mark of a note is not a part of the word before it. Behind a shorter one ("km²") it is a power.
_NOTE_MARK = re.compile(r"(?<=[^\W\d_]{3})[⁰¹²³⁴-⁹]{1,3}")


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of `text`, from `start` to `stop`. `lower` is the whole text in lower case, of the same length."""

    text: str
    lower: str
    start: int
    stop: int

    @property
    def is_caseless(self) -> bool:
        """Return whether the paragraph has no capitals, or only capitals."""
        line = self.text[self.start : self.stop]
        return line.islower() or line.isupper()

    def back(self, at: int, reach: int) -> int:
        """Return the place `reach` characters before `at`, but no earlier than the paragraph."""
        return max(self.start, at - reach)

    def before(self, pattern: re.Pattern[str], at: int, reach: int) -> re.Match[str] | None:
        """Return the match of `pattern` (which ends in `$`) in the `reach` lower-case characters before `at`."""
        return pattern.search(self.lower, self.back(at, reach), at)

    def behind(self, pattern: re.Pattern[str], at: int) -> re.Match[str] | None:
        """Return the match of `pattern` in lower case right after `at`."""
        return pattern.match(self.lower, at, self.stop)


def lines_of(text: str, spans: Iterable[Span]) -> Iterator[Line]:
    """Yield the paragraphs at `spans`."""
    lower = lowered(text)
    for span in spans:
        yield Line(text, lower, span.start, span.end)


def lowered(text: str) -> str:
    """Return `text` in lower case, of the same length: a letter with a longer lower case stays."""
    lower = _NOTE_MARK.sub(lambda mark: " " * len(mark[0]), text.lower())
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def one_blank(phrase: str) -> str:
    """Return `phrase` with plain blanks for all white space, as in the rules."""
    return " ".join(phrase.split())
