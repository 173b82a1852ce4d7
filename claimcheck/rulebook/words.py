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
    ("word", "noun senses", "verb senses", "adjective senses", "deeds"),
    rf"[^\t#][^\t]*\t{_SENSES}\t{_SENSES}\t{_SENSES}\t{_LIST}",
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


How = Literal["same", "narrower", "wider", "opposite", "other sort"]


@dataclass(frozen=True, slots=True)
class Related:
    """What one noun is to another, and the sense that this rests on."""

    how: How
    sense: str

    def why(self, first: str, second: str) -> str:
        """Return in words what was found of two words."""
        said = {
            "same": f"“{first}” and “{second}” share a sense",
            "narrower": f"“{first}” is a sort of “{second}”",
            "wider": f"“{second}” is a sort of “{first}”",
            "opposite": f"“{first}” and “{second}” are opposites",
            "other sort": f"“{first}” and “{second}” are two sorts of one thing",
        }
        return f"{said[self.how]} in {SOURCE} ({self.sense})"


@dataclass(frozen=True)
class Words:
    """WordNet, asked for two words at a time. Every answer is the sense that it rests on, None for no."""

    senses: Table
    synsets: Table
    limits: WordKnowledge
    _found: dict[str, Synset | None] = field(default_factory=dict, compare=False, repr=False)
    _related: dict[tuple[str, str], Related | None] = field(default_factory=dict, compare=False, repr=False)
    _meanings: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

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

    def meaning(self, word: str, part: Part) -> str:
        """Return what `word` most often means: its first sense, or the word itself where that is not plain.

        Words of one meaning can stand for one another wherever no rule says more. A noun without verb senses means what
        the verb does that it is formed from ("arrival").
        """
        key = f"{part}:{word}"
        if key not in self._meanings:
            self._meanings[key] = self._meaning(word, part) if "synonyms" in self.limits.use else word
        return self._meanings[key]

    def _meaning(self, word: str, part: Part) -> str:
        counted = self._counted(word, part)
        if not counted and part == "v":
            deeds = (self.senses.find(word) or ("", "", "", ""))[3].split()
            counted = self._counted(deeds[0].replace("_", " "), part) if deeds else []
        if not counted:
            return word
        total = sum(count for _, count in counted)
        plain = counted[0][1] >= total * self.limits.least_share if total else len(counted) == 1
        return counted[0][0] if plain and not any(word in pair for pair in self.limits.apart) else word

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
        around = {above.name for name in self._frequent(second, "n") for above, steps in self._above(name) if steps}
        shared = (
            above
            for name in self._frequent(first, "n")
            for above, steps in self._above(name)
            if steps and above.name in around
        )
        narrowest = min(shared, key=lambda synset: (synset.size, synset.name), default=None)
        if narrowest is None or narrowest.size > self.limits.widest_sort:
            return None
        return narrowest.name if narrowest.topic in self.limits.exclusive_topics else None

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

    def related(self, first: str, second: str) -> Related | None:
        """Return what one noun (or, for opposites, any word) is to another, None where the tables say nothing."""
        if (first, second) not in self._related:
            self._related[first, second] = self._relate(first, second)
        return self._related[first, second]

    def _relate(self, first: str, second: str) -> Related | None:
        asked: tuple[tuple[How, str | None], ...] = (
            ("opposite", self.opposed(first, second)),
            ("same", self.same_thing(first, second)),
            ("narrower", self.is_a(first, second)),
            ("wider", self.is_a(second, first)),
            ("other sort", self.co_hyponyms(first, second)),
        )
        return next((Related(how, sense) for how, sense in asked if sense is not None), None)

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
