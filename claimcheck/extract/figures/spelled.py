"""Reads numbers spelled in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from claimcheck.rulebook.numbers import Numbers

_TOKEN = re.compile(r"[a-z]+|,")


@dataclass(slots=True)
class _Spelling:
    """A number in words, as far as it has been spelled: what is complete, and what the next scale word multiplies."""

    rules: Numbers
    total: Decimal = Decimal(0)
    current: Decimal = Decimal(0)
    place: Decimal = Decimal(1)
    last: Decimal | None = None
    ceiling: Decimal | None = None

    def take(self, word: str) -> bool:
        """Return whether `word` continues the number, and add it if so."""
        small = self.rules.ones.get(word, self.rules.tens.get(word))
        if small is not None:
            return self._small(Decimal(small))
        if word == self.rules.hundred:
            if self.last is not None and self.last >= 100:
                return False
            self.current, self.last, self.place = (self.current or Decimal(1)) * 100, Decimal(100), Decimal(100)
            return True
        by = self.rules.scale_of(word)
        if self.current == 0 or (self.ceiling is not None and by >= self.ceiling):
            return False
        self.total, self.current = self.total + self.current * by, Decimal(0)
        self.last = self.place = self.ceiling = by
        return True

    def _small(self, value: Decimal) -> bool:
        after_tens = self.last is not None and 10 < self.last < 100 and self.last % 10 == 0 and 0 < value < 10
        if self.last is not None and self.last < 100 and not after_tens:
            return False
        self.current, self.last, self.place = self.current + value, value, Decimal(1)
        return True

    def may_join(self, link: str) -> bool:
        """Return whether "and", a comma or "a" is allowed here inside the number."""
        if link in {"a", "an"}:
            self.current = self.current or Decimal(1)
            return True
        return self.last is not None and self.last >= (1000 if link == "," else 100)


def spoken_number(lower: str, start: int, end: int, rules: Numbers) -> tuple[Decimal, Decimal, int] | None:
    """Return value, place and end of the number that begins with the words at `start`."""
    spelling = _Spelling(rules)
    stop = 0
    for token in _TOKEN.finditer(lower, start, end):
        word = token.group()
        if word in {"and", ",", "a", "an"}:
            if not spelling.may_join(word):
                break
            continue
        if not spelling.take(word):
            break
        stop = token.end()
    return None if stop == 0 else (spelling.total + spelling.current, spelling.place, stop)
