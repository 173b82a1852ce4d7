"""Reads the files of WordNet as Princeton publishes them (wndb(5WN), senseidx(5WN))."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FILES = {"n": "noun", "v": "verb", "a": "adj"}
_SATELLITE = "s"
# What each part of the lexicographers' files is about, by its number (lexnames(5WN)); verbs and nouns share words.
TOPICS = (
    "all",
    "pert",
    "all",
    "tops",
    "act",
    "animal",
    "artifact",
    "attribute",
    "body",
    "cognition",
    "communication",
    "event",
    "feeling",
    "food",
    "group",
    "location",
    "motive",
    "object",
    "person",
    "phenomenon",
    "plant",
    "possession",
    "process",
    "quantity",
    "relation",
    "shape",
    "state",
    "substance",
    "time",
    "body",
    "change",
    "cognition",
    "communication",
    "competition",
    "consumption",
    "contact",
    "creation",
    "emotion",
    "motion",
    "perception",
    "possession",
    "social",
    "stative",
    "weather",
    "ppl",
)

Place = tuple[str, str]  # part of speech and offset: what WordNet calls a synset by


@dataclass(frozen=True, slots=True)
class Pointer:
    """A relation of a synset. `source` and `target` number the words it is between, 0 for all of them."""

    symbol: str
    to: Place
    source: int
    target: int


@dataclass(frozen=True, slots=True)
class Synset:
    """Words that share a sense, as printed, and what it is related to."""

    place: Place
    topic: str
    words: tuple[str, ...]
    pointers: tuple[Pointer, ...]


@dataclass(frozen=True, slots=True)
class Sense:
    """One sense of a word: its rank among the senses of the word, and how often it was met in tagged text."""

    word: str
    place: Place
    rank: int
    count: int


def read_synsets(folder: Path) -> Iterator[Synset]:
    """Yield the synsets of nouns, verbs and adjectives in the `dict` folder of WordNet."""
    for part, name in FILES.items():
        for line in (folder / f"data.{name}").read_text(encoding="utf-8").splitlines():
            if not line.startswith(" "):  # the licence
                yield _synset(part, line.partition(" | ")[0].split())


def _synset(part: str, fields: list[str]) -> Synset:
    number = int(fields[3], 16)
    words = tuple(fields[4 + 2 * i].partition("(")[0] for i in range(number))
    start = 5 + 2 * number
    pointers = []
    for i in range(int(fields[start - 1])):
        symbol, offset, to, between = fields[start + 4 * i : start + 4 * i + 4]
        place = ("a" if to == _SATELLITE else to, offset)
        pointers.append(Pointer(symbol, place, int(between[:2], 16), int(between[2:], 16)))
    return Synset((part, fields[0]), TOPICS[int(fields[1])], words, tuple(pointers))


def read_senses(folder: Path) -> Iterator[Sense]:
    """Yield the senses of nouns, verbs and adjectives, from the index that also has the counts."""
    parts = {"1": "n", "2": "v", "3": "a", "5": "a"}
    for line in (folder / "index.sense").read_text(encoding="utf-8").splitlines():
        key, offset, rank, count = line.split()
        word, _, lexical = key.partition("%")
        part = parts.get(lexical[0])
        if part is not None:
            yield Sense(word, (part, offset), int(rank), int(count))
