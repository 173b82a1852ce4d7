"""What words have to do with one another, by WordNet: `rules/tables/senses.tsv` and `synsets.tsv`.

A word counts in its frequent senses only: a ferry is a vessel, but a "gun" hardly ever somebody who shoots, and what
joins two words by senses that no reader thinks of joins what does not belong together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from claimcheck.rulebook.tables import Table, TableForm
from claimcheck.rulebook.word_knowledge import WordKnowledge

SOURCE = "WordNet"
Part = Literal["n", "v", "a"]

_OF_A_WORD_NEVER_MET = 2

_SENSES = r"(?:[^\s:]+\.[nva]\.[0-9]+:[0-9]+(?: (?!\t|$))?)*"
_LIST = r"(?:[^\s]+(?: (?!\t|$))?)*"
SENSES = TableForm(
    "senses.tsv",
    ("word", "noun senses", "verb senses", "adjective senses"),
    rf"[^\t#][^\t]*\t{_SENSES}\t{_SENSES}\t{_SENSES}",
)
SYNSETS = TableForm(
    "synsets.tsv",
    ("sense", "topic", "size", "up", "opposites", "derived", "alike"),
    rf"[^\s#]+\.[nva]\.[0-9]+\t[a-z]+\t[0-9]+\t{_LIST}\t{_LIST}\t{_LIST}\t{_LIST}",
)


@dataclass(frozen=True, slots=True)
class Synset:
    """A sense and what it is to others; see the header of `synsets.tsv`."""

    name: str
    topic: str
    size: int
    up: tuple[str, ...]
    opposites: tuple[str, ...]
    derived: tuple[str, ...]
    alike: tuple[str, ...]


@dataclass(frozen=True)
class Words:
    """WordNet, asked for two words at a time. Every answer is the sense that it rests on, None for no."""

    senses: Table
    synsets: Table
    limits: WordKnowledge
    _found: dict[str, Synset | None] = field(default_factory=dict, compare=False, repr=False)

    def same_act(self, first: str, second: str, parts: tuple[Part, Part] = ("v", "v")) -> str | None:
        """Return the sense that two words share, or of which one names the deed that the other says is done.

        `parts` says what each is: "buy" and "purchase" are two verbs, "arrive" and "arrival" verb and noun.
        """
        if "synonyms" not in self.limits.use or self.limits.kept_apart(first, second):
            return None
        if first == second and parts[0] == parts[1]:
            return None
        theirs = self._frequent(second, parts[1])
        for name in self._frequent(first, parts[0]):
            if name in theirs:
                return name
            if parts[0] != parts[1]:
                shared = self._get(name)
                if shared is not None and any(other in theirs for other in shared.derived):
                    return name
        return None

    def same_thing(self, first: str, second: str) -> str | None:
        """Return the sense that two nouns share."""
        return self.same_act(first, second, ("n", "n"))

    def is_a(self, narrow: str, wide: str) -> str | None:
        """Return the sense of `wide` that holds a frequent sense of `narrow`: a ferry is a vessel."""
        if "classes" not in self.limits.use or narrow == wide or self.limits.kept_apart(narrow, wide):
            return None
        theirs = self._frequent(wide, "n")
        return next(
            (
                above.name
                for name in self._frequent(narrow, "n")
                for above, _ in self._above(name)
                if above.name in theirs and above.name != name and above.size <= self.limits.widest_class
            ),
            None,
        )

    def co_hyponyms(self, first: str, second: str) -> str | None:
        """Return the sense that two nouns are different sorts of: ferry and tanker are vessels.

        Sorts of people say nothing of each other (a nurse can be a mother), nor do wide classes.
        """
        if "classes" not in self.limits.use or first == second:
            return None
        if self.same_thing(first, second) or self.is_a(first, second) or self.is_a(second, first):
            return None
        ones, others = self._main(first), self._main(second)
        if ones is None or others is None:
            return None
        around = {above.name: steps for above, steps in self._above(others)}
        for above, steps in self._above(ones):
            near = around.get(above.name)
            if near is None or not steps or not near:
                continue
            if above.size > self.limits.widest_sort or above.topic not in self.limits.exclusive_topics:
                return None
            return above.name
        return None

    def opposed(self, first: str, second: str) -> str | None:
        """Return the sense in which two words are opposites: north and south, accept and reject."""
        if "opposites" not in self.limits.use or first == second:
            return None
        return self._opposite(first, second) or self._opposite(second, first)

    def _opposite(self, first: str, second: str) -> str | None:
        pair = f"{first}>{second}".replace(" ", "_")
        parts: tuple[Part, ...] = ("n", "v", "a")
        synsets = (self._get(name) for part in parts for name in self._frequent(first, part))
        return next((synset.name for synset in synsets if synset is not None and pair in synset.opposites), None)

    def why(self, first: str, second: str, sense: str) -> str:
        """Return in words what an answer rests on."""
        return f"“{first}” and “{second}” share a sense in {SOURCE} ({sense})"

    def _frequent(self, word: str, part: Part) -> tuple[str, ...]:
        """Return the senses of a word that a reader thinks of: the first, and others that are met often.

        Of a word that was never met, the order says little, and the first two count.
        """
        counted = self._counted(word, part)
        total = sum(count for _, count in counted)
        if not total:
            return tuple(name for name, _ in counted[:_OF_A_WORD_NEVER_MET])
        return tuple(
            name for rank, (name, count) in enumerate(counted) if rank == 0 or count >= total * self.limits.least_share
        )

    def _main(self, word: str) -> str | None:
        """Return the one frequent sense of a noun that can exclude others, None where there are several or none."""
        synsets = [synset for name in self._frequent(word, "n") if (synset := self._get(name)) is not None]
        found = [synset.name for synset in synsets if synset.topic in self.limits.exclusive_topics]
        return found[0] if len(found) == 1 else None

    def _counted(self, word: str, part: Part) -> list[tuple[str, int]]:
        """Return the senses of a word and how often each was met."""
        found = self.senses.find(word)
        listed = found["nva".index(part)].split() if found else []
        return [(name, int(count)) for name, _, count in (item.rpartition(":") for item in listed)]

    def _above(self, name: str) -> Iterator[tuple[Synset, int]]:
        """Yield a sense and what is above it, the nearest first, each with how many steps up it is."""
        level, seen = [name], {name}
        for steps in range(self.limits.most_steps + 1):
            synsets = [synset for synset in map(self._get, level) if synset is not None]
            yield from ((synset, steps) for synset in synsets)
            level = [up for synset in synsets for up in synset.up if up not in seen]
            seen.update(level)

    def _get(self, name: str) -> Synset | None:
        if name not in self._found:
            fields = self.synsets.find(name)
            self._found[name] = (
                Synset(name, fields[0], int(fields[1]), *(tuple(part.split()) for part in fields[2:6]))
                if fields
                else None
            )
        return self._found[name]
