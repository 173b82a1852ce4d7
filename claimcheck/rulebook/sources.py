"""Whom outlets credit: the schema of `rules/sources.yaml` and what is built from it."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.rulebook.schema import Phrase, Rule, RuleFile
from claimcheck.rulebook.section import Section


class SourcesFile(RuleFile):
    """`rules/sources.yaml` as it is written."""

    outlets: tuple[Phrase, ...]
    outlet_words: tuple[Phrase, ...]
    unnamed: tuple[Phrase, ...]
    documents: tuple[Phrase, ...]
    named_documents: tuple[Phrase, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Sources:
    """Outlets and words for unnamed sources, ready for use. The keys of `outlets` are in lower case without "the"."""

    outlets: dict[str, str]
    outlet_words: frozenset[str]
    unnamed: frozenset[str]
    documents: frozenset[str]
    named_documents: frozenset[str]

    def outlet(self, name: str) -> str | None:
        """Return the outlet that `name` means, as it is written, or None where it is no outlet's name."""
        words = name.lower().removeprefix("the ").strip()
        if words in self.outlets:
            return self.outlets[words]
        last = words.rsplit(" ", 1)[-1]
        # One word alone ("the post", "the network") may be anything; a longer name that ends so is an outlet's.
        return name.strip() if " " in words and last in self.outlet_words else None


def build(file: SourcesFile) -> Sources:
    """Return the section as the stages use it."""
    return Sources(
        outlets={outlet.lower().removeprefix("the "): outlet for outlet in file.outlets},
        outlet_words=frozenset(file.outlet_words),
        unnamed=frozenset(file.unnamed),
        documents=frozenset(file.documents),
        named_documents=frozenset(file.named_documents),
    )


SECTION = Section("sources.yaml", SourcesFile, build)
