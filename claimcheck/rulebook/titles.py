"""Titles, roles and honorifics before or instead of a name.

The schema of `rules/titles.yaml` and what is built from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from claimcheck.rulebook.schema import Phrase, Rule, RuleFile, Strict
from claimcheck.rulebook.section import Section

Gender = Literal["male", "female"]


class Honorifics(Strict):
    """Words before a name, by what they say about the person."""

    male: tuple[Phrase, ...]
    female: tuple[Phrase, ...]
    either: tuple[Phrase, ...]


class FirstNames(Strict):
    """First names by gender, in lines of any length."""

    male: tuple[tuple[Phrase, ...], ...]
    female: tuple[tuple[Phrase, ...], ...]


class TitlesFile(RuleFile):
    """`rules/titles.yaml` as it is written."""

    honorifics: Honorifics
    roles: tuple[Phrase, ...]
    leaders: tuple[Phrase, ...]
    former_words: tuple[Phrase, ...]
    male_nouns: tuple[Phrase, ...]
    female_nouns: tuple[Phrase, ...]
    particles: tuple[Phrase, ...]
    suffixes: tuple[Phrase, ...]
    organisation_words: tuple[Phrase, ...]
    generic_bodies: tuple[Phrase, ...]
    place_words: tuple[Phrase, ...]
    first_names: FirstNames
    nationalities: dict[Phrase, Phrase]
    places: dict[Phrase, Phrase]
    bodies: dict[Phrase, Phrase]
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Titles:
    """Titles, roles and honorifics, ready for use. All words are in lower case.

    `genders` has honorifics, nouns and first names; `roles` the roles as tuples of words; `countries` the names of
    countries as they are written.
    """

    honorifics: frozenset[str]
    roles: frozenset[tuple[str, ...]]
    role_words: frozenset[str]
    leaders: frozenset[str]
    former_words: frozenset[str]
    genders: dict[str, Gender]
    particles: frozenset[str]
    suffixes: frozenset[str]
    organisation_words: frozenset[str]
    generic_bodies: frozenset[str]
    place_words: frozenset[str]
    nationalities: dict[str, str]
    places: dict[str, str]
    bodies: dict[str, str]
    countries: frozenset[str]


def _genders(file: TitlesFile) -> dict[str, Gender]:
    genders: dict[str, Gender] = {}
    for line in file.first_names.male:
        genders.update(dict.fromkeys(line, "male"))
    for line in file.first_names.female:
        genders.update(dict.fromkeys(line, "female"))
    genders.update(dict.fromkeys((*file.male_nouns, *file.honorifics.male), "male"))
    genders.update(dict.fromkeys((*file.female_nouns, *file.honorifics.female), "female"))
    return genders


def build(file: TitlesFile) -> Titles:
    """Return the section as the stages use it."""
    roles = frozenset(tuple(role.split()) for role in file.roles)
    return Titles(
        honorifics=frozenset((*file.honorifics.male, *file.honorifics.female, *file.honorifics.either)),
        roles=roles,
        role_words=frozenset(words[-1] for words in roles),
        leaders=frozenset(file.leaders),
        former_words=frozenset(file.former_words),
        genders=_genders(file),
        particles=frozenset(file.particles),
        suffixes=frozenset(file.suffixes),
        organisation_words=frozenset(file.organisation_words),
        generic_bodies=frozenset(file.generic_bodies),
        place_words=frozenset(file.place_words),
        nationalities=dict(file.nationalities),
        places=dict(file.places),
        bodies=dict(file.bodies),
        countries=frozenset((*file.nationalities.values(), *file.places.values())),
    )


SECTION = Section("titles.yaml", TitlesFile, build)
