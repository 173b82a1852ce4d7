"""Words that decide how questions are put: the schema of `rules/questions.yaml` and what is built from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from claimcheck.rulebook.schema import Phrase, RuleFile, Strict
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


class QuestionsFile(RuleFile):
    """`rules/questions.yaml` as it is written."""

    people: tuple[Phrase, ...]
    people_ends: tuple[Phrase, ...]
    no_people: tuple[Phrase, ...]
    bodies: tuple[Phrase, ...]
    places: tuple[Phrase, ...]
    where: tuple[Phrase, ...]
    whither: tuple[Phrase, ...]
    why: tuple[Phrase, ...]
    when_with: tuple[Phrase, ...]
    particles: tuple[Phrase, ...]
    dimensions: tuple[Phrase, ...]
    units: tuple[AskedUnits, ...]
    weighing: tuple[Phrase, ...]
    amounts: tuple[Phrase, ...]
    plurals: dict[Phrase, Phrase]
    groups: tuple[Phrase, ...]
    stretches: tuple[Phrase, ...]
    denials: dict[Phrase, Phrase]
    ways: tuple[Phrase, ...]
    distances: dict[Phrase, tuple[Literal["time", "way", "measure"], ...]]
    vague: tuple[Phrase, ...]
    deeds_of_people: tuple[Phrase, ...]
    done_to_people: tuple[Phrase, ...]
    deeds_of_will: tuple[Phrase, ...]
    accusing: tuple[Phrase, ...]
    charged_with: tuple[Phrase, ...]
    of_age: tuple[Phrase, ...]
    elsewhere: tuple[Phrase, ...]
    at_a_place: tuple[Phrase, ...]
    inside: tuple[Phrase, ...]
    about_things: tuple[Phrase, ...]
    at_the_end: tuple[Phrase, ...]
    lasting: tuple[Phrase, ...]
    having: tuple[Phrase, ...]
    roughly: tuple[Phrase, ...]
    barely: tuple[Phrase, ...]
    cut_from: tuple[Phrase, ...]
    clauses: tuple[Phrase, ...]
    in_need: tuple[Phrase, ...]
    idle: tuple[Phrase, ...]
    named_of: tuple[Phrase, ...]
    taking_time: tuple[Phrase, ...]
    asking_for: tuple[Phrase, ...]
    beside_a_place: tuple[Phrase, ...]
    aiming: tuple[Phrase, ...]


@dataclass(frozen=True)
class Questions:
    """Words that decide how a value is asked for, ready for use; all in lower case, nouns in the singular.

    `people` are asked for with "who", and so are nouns with one of `people_ends` that are not among `no_people`, and
    `bodies` that do something; `places` with "where" after one of `where` or `whither`, a cause after one of `why`.
    `when_with` stay before "when", `particles` after their verb. A measure before one of `dimensions` is asked for with
    it, one of a unit in `units` as it says there (of `scales` with "what"), and with "how much" beside one of
    `weighing`; `amounts` are measures themselves. The number of things in one of `groups` is that of those who do what
    the group does, and a day after one of `stretches` is when it happens. `denials` have what stands for them in a
    question that is answered by yes or no, `plurals` the plurals that have no "s". `ways` are units of length; a
    measure is asked for together with one of `distances` after it, by its sort. `vague` nouns count nothing, and
    `deeds_of_people` are verbs beside which a name is a person's. Whoever does one of `deeds_of_will`, or has one of
    `done_to_people` done to them, is asked for with "who", whatever the noun. An action under one of `accusing`, or
    behind one of `charged_with` there, is not asked about. A figure with a word `of_age` is an age.

    Of prepositions, a place comes behind those `at_a_place`, how long something lasts behind those `lasting`. Those
    `inside` open the question, those `at_the_end` close it, and so do those `about_things` where the question is put
    about a thing. One of `roughly` beside a verb of `having` belongs to the figure; one of
    `barely` may stand between "at" and an age. Places `elsewhere` have none.

    A question is shortened from a preposition in `cut_from` on, but not in one of `clauses`, and not after a verb
    `in_need` of it. `idle` words say nothing about what is asked.
    """

    people: frozenset[str]
    people_ends: tuple[str, ...]
    no_people: frozenset[str]
    bodies: frozenset[str]
    places: frozenset[str]
    where: frozenset[str]
    whither: frozenset[str]
    why: frozenset[str]
    when_with: frozenset[str]
    particles: frozenset[str]
    dimensions: frozenset[str]
    units: Mapping[str, str]
    scales: frozenset[str]
    weighing: frozenset[str]
    amounts: frozenset[str]
    plurals: Mapping[str, str]
    groups: frozenset[str]
    stretches: frozenset[str]
    denials: Mapping[str, str]
    ways: frozenset[str]
    distances: Mapping[str, tuple[str, ...]]
    vague: frozenset[str]
    deeds_of_people: frozenset[str]
    done_to_people: frozenset[str]
    deeds_of_will: frozenset[str]
    accusing: frozenset[str]
    charged_with: frozenset[str]
    of_age: frozenset[str]
    elsewhere: frozenset[str]
    at_a_place: frozenset[str]
    inside: frozenset[str]
    about_things: frozenset[str]
    at_the_end: frozenset[str]
    lasting: frozenset[str]
    having: frozenset[str]
    roughly: frozenset[str]
    barely: frozenset[str]
    cut_from: frozenset[str]
    clauses: frozenset[str]
    in_need: frozenset[str]
    idle: frozenset[str]
    named_of: frozenset[str]
    taking_time: frozenset[str]
    asking_for: frozenset[str]
    beside_a_place: frozenset[str]
    aiming: frozenset[str]


def build(file: QuestionsFile) -> Questions:
    """Return the section as the stages use it."""
    return Questions(
        people=frozenset(file.people),
        people_ends=tuple(file.people_ends),
        no_people=frozenset(file.no_people),
        bodies=frozenset(file.bodies),
        places=frozenset(file.places),
        where=frozenset(file.where),
        whither=frozenset(file.whither),
        why=frozenset(file.why),
        when_with=frozenset(file.when_with),
        particles=frozenset(file.particles),
        dimensions=frozenset(file.dimensions),
        units={unit: group.asks for group in file.units for unit in group.of if group.asks != _COUNTED},
        scales=frozenset(unit for group in file.units if group.scale for unit in group.of),
        weighing=frozenset(file.weighing),
        amounts=frozenset(file.amounts),
        plurals=file.plurals,
        groups=frozenset(file.groups),
        stretches=frozenset(file.stretches),
        denials=file.denials,
        ways=frozenset(file.ways),
        distances=file.distances,
        vague=frozenset(file.vague),
        deeds_of_people=frozenset(file.deeds_of_people),
        done_to_people=frozenset(file.done_to_people),
        deeds_of_will=frozenset(file.deeds_of_will),
        accusing=frozenset(file.accusing),
        charged_with=frozenset(file.charged_with),
        of_age=frozenset(file.of_age),
        elsewhere=frozenset(file.elsewhere),
        at_a_place=frozenset(file.at_a_place),
        inside=frozenset(file.inside),
        about_things=frozenset(file.about_things),
        at_the_end=frozenset(file.at_the_end),
        lasting=frozenset(file.lasting),
        having=frozenset(file.having),
        roughly=frozenset(file.roughly),
        barely=frozenset(file.barely),
        cut_from=frozenset(file.cut_from),
        clauses=frozenset(file.clauses),
        in_need=frozenset(file.in_need),
        idle=frozenset(file.idle),
        named_of=frozenset(file.named_of),
        taking_time=frozenset(file.taking_time),
        asking_for=frozenset(file.asking_for),
        beside_a_place=frozenset(file.beside_a_place),
        aiming=frozenset(file.aiming),
    )


def _references(models: Mapping[str, Any]) -> list[Misplaced]:
    """Return a fault for each unit that `units.yaml` doesn't have, and for each that is named twice."""
    known = {unit.name for unit in models["units"].units} if "units" in models else set()
    faults: list[Misplaced] = []
    seen: set[str] = set()
    for number, group in enumerate(models["questions"].units):
        for place, unit in enumerate(group.of):
            if known and unit not in known:
                faults.append((("units", number, "of", place), f"there is no unit '{unit}' in units.yaml"))
            if unit in seen:
                faults.append((("units", number, "of", place), f"'{unit}' is named twice"))
            seen.add(unit)
    return faults


SECTION = Section("questions.yaml", QuestionsFile, build, references=_references)
