"""How a text says that a figure changed: the schema of `rules/changes.yaml` and what is built from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claimcheck.model import Direction
from claimcheck.rulebook.numbers import alternatives
from claimcheck.rulebook.schema import Phrase, Rule, RuleFile
from claimcheck.rulebook.section import Misplaced, Section


class ChangesFile(RuleFile):
    """`rules/changes.yaml` as it is written."""

    verbs: tuple[Phrase, ...]
    set_anew: tuple[Phrase, ...]
    up: tuple[Phrase, ...]
    down: tuple[Phrase, ...]
    particles: tuple[Phrase, ...]
    links: tuple[Phrase, ...]
    nouns: tuple[Phrase, ...]
    former: tuple[Phrase, ...]
    former_adjectives: tuple[Phrase, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Changes:
    """Words of change, ready for use, all for lower-case text.

    `before` matches before a figure that is a difference ("rose by"), `after` after one ("increase"); `former` before a
    figure that the text calls past; `verb` any word of change, `noun` is one of the nouns, as alternatives.
    `directions` says which way a word of change goes, for those that show it.
    """

    before: re.Pattern[str]
    after: re.Pattern[str]
    former: re.Pattern[str]
    former_adjective: re.Pattern[str]
    verb: re.Pattern[str]
    noun: str
    directions: Mapping[str, Direction]


def build(file: ChangesFile) -> Changes:
    """Return the section as the stages use it."""
    verbs, set_anew = alternatives(file.verbs), alternatives(file.set_anew)
    nouns = alternatives(file.nouns)
    links = alternatives(file.links)
    return Changes(
        before=re.compile(
            rf"\b(?:(?:{verbs})(?:\s(?:{links})){{0,3}}|(?:{alternatives(file.particles)})(?:\sby)?|(?:{nouns})\sof)\s$"
        ),
        after=re.compile(rf"[\s-](?:[a-z-]{{1,20}}\s){{0,2}}?(?:{nouns})\b"),
        former=re.compile(
            rf"\b(?:{alternatives(file.former)})(?:\s(?:an?|its|the|their|his|her|last)(?:\s[a-z’'-]{{1,16}}){{0,3}})?\s$"
        ),
        former_adjective=re.compile(rf"\b(?:{alternatives(file.former_adjectives)})\s$"),
        verb=re.compile(rf"\b(?:{verbs}|{set_anew}|{nouns}|{alternatives(file.particles)})\b"),
        noun=nouns,
        directions={**_each(file.up, "up"), **_each(file.down, "down")},
    )


def _each(words: Iterable[str], way: Direction) -> dict[str, Direction]:
    return dict.fromkeys(words, way)


def _check(file: ChangesFile) -> list[Misplaced]:
    known = {part for words in (file.verbs, file.particles, file.nouns) for word in words for part in word.split()}
    return [
        ((way, index), f"{word} is among neither verbs, particles nor nouns")
        for way, words in (("up", file.up), ("down", file.down))
        for index, word in enumerate(words)
        if word not in known
    ]


SECTION = Section("changes.yaml", ChangesFile, build, _check)
