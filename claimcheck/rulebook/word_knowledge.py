"""How far the tables of words are believed: the schema of `rules/word_knowledge.yaml` and what is built from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from claimcheck.rulebook.schema import Phrase, RuleFile, Strict
from claimcheck.rulebook.section import Section

Use = Literal["synonyms", "classes", "opposites", "places"]


class Apart(Strict):
    """Words that never stand for one another, whatever a table says, and why."""

    words: tuple[Phrase, ...] = Field(min_length=2)
    note: Phrase


class WordKnowledgeFile(RuleFile):
    """`rules/word_knowledge.yaml` as it is written.

    `use` says which tables are asked at all. A sense of a word counts if it is the first or makes up `least_share` of
    its uses. `most_steps` is how far up the classes a noun is followed, `widest_class` how many senses a class may hold
    that a noun is said to belong to, `widest_sort` the same for a class whose members exclude each other, and
    `exclusive_topics` what such classes are about (the topics of `synsets.tsv`). `apart` keeps words apart.
    """

    use: tuple[Use, ...]
    least_share: Annotated[float, Field(gt=0, le=1)]
    most_steps: Annotated[int, Field(ge=1, le=20)]
    widest_class: Annotated[int, Field(ge=1)]
    widest_sort: Annotated[int, Field(ge=1)]
    exclusive_topics: tuple[Phrase, ...]
    apart: tuple[Apart, ...] = ()


@dataclass(frozen=True)
class WordKnowledge:
    """The limits of `WordKnowledgeFile`; `apart` holds each pair of words both ways."""

    use: frozenset[Use]
    least_share: float
    most_steps: int
    widest_class: int
    widest_sort: int
    exclusive_topics: frozenset[str]
    apart: frozenset[tuple[str, str]]

    def kept_apart(self, first: str, second: str) -> bool:
        """Return whether the rules keep two words apart."""
        return (first, second) in self.apart


def build(file: WordKnowledgeFile) -> WordKnowledge:
    """Return the section as the stages use it."""
    return WordKnowledge(
        use=frozenset(file.use),
        least_share=file.least_share,
        most_steps=file.most_steps,
        widest_class=file.widest_class,
        widest_sort=file.widest_sort,
        exclusive_topics=frozenset(file.exclusive_topics),
        apart=frozenset((a, b) for group in file.apart for a in group.words for b in group.words if a != b),
    )


SECTION = Section("word_knowledge.yaml", WordKnowledgeFile, build)
