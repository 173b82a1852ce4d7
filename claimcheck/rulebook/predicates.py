"""Classes of predicates and nouns that newsrooms use interchangeably.

The schema of `rules/predicates.yaml` and what is built from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import Field

from claimcheck.rulebook.schema import Phrase, Rule, RuleFile, RuleId, Strict
from claimcheck.rulebook.section import Misplaced, Section


class PredicateClass(Rule):
    """Verbs, event nouns and result words that say the same thing.

    `verbs` and `nouns` are lemmas ("take off" with its particle), `results` words as they are after a figure ("24
    dead", "9 wounded"). `counted` classes happen to people and things that articles count, so that "nobody was hurt" is
    a count too.
    """

    verbs: tuple[Phrase, ...] = ()
    nouns: tuple[Phrase, ...] = ()
    results: tuple[Phrase, ...] = ()
    counted: bool = False


class NounClass(Strict):
    """Nouns (lemmas) that are interchangeable when counted.

    `may_be_people` marks sorts of people that may be all the people of an event ("nine miners"); each noun of such a
    class is also a separate class.
    """

    id: RuleId
    note: str | None = None
    nouns: tuple[Phrase, ...] = Field(min_length=1)
    may_be_people: bool = False


class PredicatesFile(RuleFile):
    """`rules/predicates.yaml` as it is written."""

    rules: tuple[PredicateClass, ...]
    nouns: tuple[NounClass, ...]
    light_verbs: tuple[Phrase, ...]
    auxiliaries: tuple[Phrase, ...]


@dataclass(frozen=True)
class Predicates:
    """Predicate and noun classes by lemma.

    `of_verb`, `of_noun` and `of_result` give the class ids of a lemma, `classes_of` the noun classes of a noun, in the
    order of the file. `classes` are the ids of all predicate classes, `sorts_of_people` nouns that may be all the
    people of an event. `counted` are the classes of what happens to those who are counted, `light` the verbs that say
    nothing of what happens, `auxiliaries` the words that may be between a figure and its result word ("24 people *have
    been confirmed* dead").
    """

    of_verb: Mapping[str, tuple[str, ...]]
    of_noun: Mapping[str, tuple[str, ...]]
    of_result: Mapping[str, tuple[str, ...]]
    classes_of: Mapping[str, tuple[str, ...]]
    classes: frozenset[str]
    sorts_of_people: frozenset[str]
    counted: frozenset[str]
    light: frozenset[str]
    auxiliaries: frozenset[str]


def _by_word(pairs: list[tuple[str, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for name, words in pairs:
        for word in words:
            table[word.lower()] = (*table.get(word.lower(), ()), name)
    return table


def build(file: PredicatesFile) -> Predicates:
    """Return the section as the stages use it."""
    return Predicates(
        of_verb=_by_word([(rule.id, rule.verbs) for rule in file.rules]),
        of_noun=_by_word([(rule.id, rule.nouns) for rule in file.rules]),
        of_result=_by_word([(rule.id, rule.results) for rule in file.rules]),
        classes_of=_by_word([(group.id, group.nouns) for group in file.nouns]),
        classes=frozenset(rule.id for rule in file.rules),
        sorts_of_people=frozenset(noun for group in file.nouns if group.may_be_people for noun in group.nouns),
        counted=frozenset(rule.id for rule in file.rules if rule.counted),
        light=frozenset(file.light_verbs),
        auxiliaries=frozenset(file.auxiliaries),
    )


def _check(file: PredicatesFile) -> list[Misplaced]:
    return [
        (("rules", index), f"{rule.id} has neither verbs nor nouns nor results")
        for index, rule in enumerate(file.rules)
        if not (rule.verbs or rule.nouns or rule.results)
    ]


SECTION = Section("predicates.yaml", PredicatesFile, build, _check)
