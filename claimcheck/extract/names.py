"""The register of names of one article: who is who, and whom a title, a surname or a pronoun stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.extract.paragraphs import Paragraph
from claimcheck.rulebook.book import Rulebook


@dataclass(frozen=True)
class NameRegister:
    """The people, organisations and places of one article, each under one name."""

    def canonical(self, mention: str) -> str | None:
        """Return the full name that `mention` (a full name, surname, title, nationality or acronym) stands for."""
        del mention
        return None


def read_names(paragraphs: Sequence[Paragraph], rules: Rulebook) -> NameRegister:
    """Return the register of the names in `paragraphs`."""
    del paragraphs, rules
    return NameRegister()
