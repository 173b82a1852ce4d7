"""In how many news articles a word is to be expected: `rules/tables/frequencies.tsv`."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.rulebook.tables import Table, TableForm

# The table counts in so many articles; see its header.
ARTICLES = 1_000_000

FORM = TableForm("frequencies.tsv", ("word", "articles"), r"[^\t#][^\t]*\t[1-9][0-9]{0,6}")


@dataclass(frozen=True)
class Frequencies:
    """How many of a million news articles hold a word."""

    table: Table
    in_use: bool = True

    def articles_with(self, word: str) -> int | None:
        """Return in how many of a million articles `word` (lower case) is to be expected, None where it is rare."""
        found = self.table.find(word) if self.in_use else None
        return int(found[0]) if found else None
