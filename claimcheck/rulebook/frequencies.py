"""In how many news articles a word is expected: `rules/tables/frequencies.tsv`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from claimcheck.rulebook.tables import Table, TableForm

# The table counts in this many articles; see its header.
ARTICLES = 1_000_000

FORM = TableForm("frequencies.tsv", ("word", "articles"), r"[^\t#][^\t]*\t[1-9][0-9]{0,6}")


# A word that is not in the table is expected in about this many.
_RARE = 100


@dataclass(frozen=True)
class Frequencies:
    """In how many of a million news articles a word is expected."""

    table: Table

    def articles_with(self, word: str) -> int:
        """Return in how many of `ARTICLES` `word` (lower case) is expected."""
        return self._counts.get(word, _RARE)

    @cached_property
    def _counts(self) -> dict[str, int]:
        """Return the whole table: an article has too many words to look up one by one."""
        pairs = (line.split("\t") for line in self.table.data[self.table.start :].decode().splitlines())
        return {word: int(count) for word, count in pairs}
