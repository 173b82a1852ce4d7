"""Words for facts whose value is a name or a word: the schema of `rules/named_facts.yaml` and what is built from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import Field

from claimcheck.rulebook.schema import Phrase, Rule, RuleFile, Strict
from claimcheck.rulebook.section import Section


class Compass(Strict):
    """Directions in degrees, and how many lie between two that may be one."""

    near: int = Field(ge=0, le=90)
    degrees: dict[Phrase, int]


class State(Rule):
    """How a person is.

    `words` stand behind the subject ("was found *dead*"), `verbs` say it alone ("died"), `conditions` before or behind
    a word for condition ("a *critical* condition"). What is `unknown` may turn out to be any other state.
    """

    label: str
    words: tuple[Phrase, ...] = ()
    verbs: tuple[Phrase, ...] = ()
    conditions: tuple[Phrase, ...] = ()
    unknown: bool = False


class Charges(Strict):
    """How a text says of what somebody is accused.

    One of the `governors` must stand over a noun for a charge; `vague` words say nothing of what it is.
    """

    verbs: tuple[Phrase, ...]
    prepositions: tuple[Phrase, ...]
    nouns: tuple[Phrase, ...]
    governors: tuple[Phrase, ...]
    vague: tuple[Phrase, ...]


class NamedFactsFile(RuleFile):
    """`rules/named_facts.yaml` as it is written."""

    compass: Compass
    seats: tuple[Phrase, ...]
    kin: tuple[Phrase, ...]
    offices: tuple[Phrase, ...]
    states: tuple[State, ...]
    state_verbs: tuple[Phrase, ...]
    condition_nouns: tuple[Phrase, ...]
    charges: Charges


@dataclass(frozen=True)
class NamedFacts:
    """The words by what they tell; all are lemmas in lower case, states are led to their rule."""

    directions: Mapping[str, int]
    near: int
    seats: frozenset[str]
    kin: frozenset[str]
    offices: frozenset[str]
    state_of_word: Mapping[str, State]
    state_of_verb: Mapping[str, State]
    state_of_condition: Mapping[str, State]
    unknown_states: frozenset[str]
    state_verbs: frozenset[str]
    condition_nouns: frozenset[str]
    charges: Charges


def build(file: NamedFactsFile) -> NamedFacts:
    """Return the section as the stages use it."""
    return NamedFacts(
        directions=dict(file.compass.degrees),
        near=file.compass.near,
        seats=frozenset(file.seats),
        kin=frozenset(file.kin),
        offices=frozenset(file.offices),
        state_of_word={word: state for state in file.states for word in state.words},
        state_of_verb={word: state for state in file.states for word in state.verbs},
        state_of_condition={word: state for state in file.states for word in state.conditions},
        unknown_states=frozenset(state.label for state in file.states if state.unknown),
        state_verbs=frozenset(file.state_verbs),
        condition_nouns=frozenset(file.condition_nouns),
        charges=file.charges,
    )


SECTION = Section("named_facts.yaml", NamedFactsFile, build)
