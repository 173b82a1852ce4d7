"""Words that decide how questions are put: the schema of `rules/questions.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Literal

from pydantic import Field

from claimcheck.rulebook.schema import Phrase, Phrases, RuleFile, Strict
from claimcheck.rulebook.section import Misplaced, Section

# The units whose measures are asked for by number alone.
_COUNTED = "How many"


class AskedUnits(Strict):
    """Units whose measures are asked for in the same way, "How many" included.

    Those of a `scale` are not counted: "What magnitude", not "How many magnitudes".
    """

    asks: Phrase
    scale: bool = False
    of: tuple[Phrase, ...]


class Questions(RuleFile):
    """Words that decide how a value is asked for, all in lower case, nouns in the singular.

    `people` are asked for with "who", and so are nouns with one of `people_ends` that are not among `no_people`, and
    `bodies` that do something; `places` with "where" after one of `where` or `whither`, a cause after one of `why`.
    `when_with` stay before "when", `particles` after their verb. A measure before one of `dimensions` is asked for with
    it, one of a unit in `units` as it says there (of `scales` with "what"), and with "how much" beside one of
    `weighing`; `amounts` are measures themselves. The number of things in one of `groups` is that of those who do what
    the group does, or the size of a group that is `sized`; behind one of `shares`, it is the whole. A day after one of
    `stretches` is when something happens.
    `denials` have what stands for them in a question that is answered by yes or no, `plurals` the plurals that have no
    "s". `ways` are units of length; a measure is asked for together with one of `distances` after it, by its sort.
    `vague` nouns count nothing, and `deeds_of_people` are verbs beside which a name is a person's. Whoever does one of
    `deeds_of_will`, or has one of `done_to_people` done to them, is asked for with "who", whatever the noun. An action
    under one of `accusing`, or behind one of `charged_with` there, is not asked about. A figure with a word `of_age` is
    an age.

    Of prepositions, a place comes behind those `at_a_place`, how long something lasts behind those `lasting`. Those
    `inside` open the question, those `at_the_end` close it, and so do those `about_things` where the question is put
    about a thing. One of `roughly` beside a verb of `having` belongs to the figure.
    A length beside a person is their height only with a word `of_height`; an age beside a verb is that of its subject
    only with one `of_life`. A question with a verb of `giving` or a `mere` one needs more words, and
    so does a `bound` noun. Places `elsewhere` have none.

    A question is shortened from a preposition in `cut_from` on, but not in one of `clauses`, and not after a verb
    `in_need` of it. `idle` words say nothing about what is asked.
    """

    people: Phrases
    people_ends: tuple[Phrase, ...]
    no_people: Phrases
    bodies: Phrases
    places: Phrases
    where: Phrases
    whither: Phrases
    going: Phrases
    why: Phrases
    when_with: Phrases
    adverbs_kept: Phrases
    particles: Phrases
    dimensions: Phrases
    directions: Phrases
    ended: Phrases
    asked: tuple[AskedUnits, ...] = Field(alias="units")
    rates: Phrases
    away: Phrases
    weighing: Phrases
    amounts: Phrases
    plurals: dict[Phrase, Phrase]
    groups: Phrases
    shares: Phrases
    sized: Phrases
    stretches: Phrases
    denials: dict[Phrase, Phrase]
    ways: Phrases
    distances: dict[Phrase, tuple[Literal["time", "way", "measure"], ...]]
    vague: Phrases
    deeds_of_people: Phrases
    done_to_people: Phrases
    deeds_of_will: Phrases
    accusing: Phrases
    charged_with: Phrases
    of_age: Phrases
    elsewhere: Phrases
    at_a_place: Phrases
    inside: Phrases
    about_things: Phrases
    at_the_end: Phrases
    lasting: Phrases
    having: Phrases
    roughly: Phrases
    of_height: Phrases
    harming: Phrases
    of_life: Phrases
    giving: Phrases
    mere: Phrases
    bound: Phrases
    cut_from: Phrases
    hedging: Phrases
    clauses: Phrases
    in_need: Phrases
    idle: Phrases
    named_of: Phrases
    taking_time: Phrases
    wanting: Phrases
    asking_for: Phrases
    beside_a_place: Phrases
    aiming: Phrases

    @cached_property
    def units(self) -> Mapping[str, str]:
        """Return how measures are asked for by unit, without units that are asked for by number alone."""
        return {unit: group.asks for group in self.asked for unit in group.of if group.asks != _COUNTED}

    @cached_property
    def scales(self) -> frozenset[str]:
        """Return the units that nobody counts."""
        return frozenset(unit for group in self.asked if group.scale for unit in group.of)


def _references(models: Mapping[str, Any]) -> list[Misplaced]:
    """Return a fault for each unit that `units.yaml` doesn't have, and for each that is named twice."""
    known = {unit.name for unit in models["units"].units} if "units" in models else set()
    faults: list[Misplaced] = []
    seen: set[str] = set()
    for number, group in enumerate(models["questions"].asked):
        for place, unit in enumerate(group.of):
            if known and unit not in known:
                faults.append((("units", number, "of", place), f"there is no unit '{unit}' in units.yaml"))
            if unit in seen:
                faults.append((("units", number, "of", place), f"'{unit}' is named twice"))
            seen.add(unit)
    return faults


SECTION = Section("questions.yaml", Questions, references=_references)
