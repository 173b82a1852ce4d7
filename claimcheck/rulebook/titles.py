"""Titles, roles and honorifics before or instead of a name: the schema of `rules/titles.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import chain
from typing import Literal

from pydantic import Field

from claimcheck.folding import without_accents
from claimcheck.rulebook.schema import Phrase, Phrases, Rule, RuleFile, Strict
from claimcheck.rulebook.section import Section

Gender = Literal["male", "female"]

PRONOUN_GENDERS: Mapping[str, Gender] = {"he": "male", "she": "female"}
POSSESSIVE_GENDERS: Mapping[str, Gender] = {"his": "male", "her": "female"}

# Letters that are no others with an accent, as first names are listed without them.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"})


class Honorifics(Strict):
    """Words before a name, by what they say about the person."""

    male: tuple[Phrase, ...]
    female: tuple[Phrase, ...]
    either: tuple[Phrase, ...]


class FirstNames(Strict):
    """First names by gender, without accents, in lines of any length."""

    male: tuple[tuple[Phrase, ...], ...]
    female: tuple[tuple[Phrase, ...], ...]


class Titles(RuleFile):
    """Titles, roles and honorifics. All words are in lower case."""

    before_names: Honorifics = Field(alias="honorifics")
    written_roles: tuple[Phrase, ...] = Field(alias="roles")
    leaders: Phrases
    former_words: Phrases
    male_nouns: tuple[Phrase, ...]
    female_nouns: tuple[Phrase, ...]
    particles: Phrases
    suffixes: Phrases
    organisation_words: Phrases
    generic_bodies: Phrases
    place_words: Phrases
    first_names: FirstNames
    other_first_names: FirstNames
    nationalities: dict[Phrase, Phrase]
    places: dict[Phrase, Phrase]
    bodies: dict[Phrase, Phrase]
    rules: tuple[Rule, ...]

    @cached_property
    def honorifics(self) -> frozenset[str]:
        """Return the words before a name, whatever they say about the person."""
        known = self.before_names
        return frozenset((*known.male, *known.female, *known.either))

    @cached_property
    def roles(self) -> frozenset[tuple[str, ...]]:
        """Return the roles as tuples of words."""
        return frozenset(tuple(role.split()) for role in self.written_roles)

    @cached_property
    def role_words(self) -> frozenset[str]:
        """Return the last words of roles."""
        return frozenset(words[-1] for words in self.roles)

    @cached_property
    def genders(self) -> dict[str, Gender]:
        """Return the gender of honorifics and nouns for people."""
        known = self.before_names
        return _by_word((*self.male_nouns, *known.male), (*self.female_nouns, *known.female))

    @cached_property
    def _named(self) -> dict[str, Gender]:
        return _by_name(self.first_names)

    @cached_property
    def _also_named(self) -> dict[str, Gender]:
        return _by_name(self.other_first_names)

    def named(self, first: str) -> Gender | None:
        """Return the gender of a first name in lower case. Some are surnames too, but none is mainly something else."""
        return self._named.get(_plain(first))

    def gender_of(self, first: str) -> Gender | None:
        """Return the gender that the first word of a person's full name tells: "Sheikh", "Ines", "Hope", "Lars-Ove"."""
        known = self.genders.get(first) or self.named(first) or self._also_named.get(_plain(first))
        return known or (self.named(first.partition("-")[0]) if "-" in first else None)

    @cached_property
    def countries(self) -> frozenset[str]:
        """Return the names of countries as they are written."""
        return frozenset((*self.nationalities.values(), *self.places.values()))


def _by_word(male: Iterable[str], female: Iterable[str]) -> dict[str, Gender]:
    return {**dict[str, Gender].fromkeys(male, "male"), **dict[str, Gender].fromkeys(female, "female")}


def _by_name(known: FirstNames) -> dict[str, Gender]:
    return _by_word(chain(*known.male), chain(*known.female))


def _plain(name: str) -> str:
    """Return a first name as the lists have it."""
    return without_accents(name.translate(_PLAIN))


SECTION = Section("titles.yaml", Titles)
