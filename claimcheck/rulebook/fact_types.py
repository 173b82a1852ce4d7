"""Common subjects of news: the schema of `rules/fact_types.yaml` and what is built from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from pydantic import Field

from claimcheck.rulebook.schema import Phrase, Rule, RuleFile, RuleId
from claimcheck.rulebook.section import Misplaced, Section

Whose = Literal["subject", "object", "thing"]
Moves = Literal["no", "rises", "falls", "varies", "steps"]


class FactType(Rule):
    """One newsworthy slot. A figure fills it when every condition that the rule gives is met.

    `figure`, `units` (or `measures`, what units convert to: "square metre" is any area), `per` (what a rate is per),
    `dimensions` (words beside the figure), `age`, `prenominal` (it is right before a noun that it measures or
    prices: "an 11-hour flight"): what sort of figure it is. `least` is the smallest sum that counts. `counts` (noun
    classes) and `nouns` (lemmas): what is counted; `bare` also takes a figure without a noun ("24 dead"),
    `unless_modifiers` turns away nouns with one of these modifiers. `predicates` govern it, or one of the lemmas
    `governed_by` does (and the nearest is none of `unless_governed_by`), or one of the words `context` is in its
    sentence, (with `lead_context`, also in headline or lead, if what is counted is the subject), or the counted noun
    is one of `alone` ("24 deaths"). `subjects` are lemmas of which the subject must be one, `require` words of which
    the sentence must hold one, `story` words of which sentence, headline or lead must hold one, `beside` words of which
    one must stand a few words from the figure. `topics` are lemmas
    of which one must be what the figure is said of: the noun that it belongs to ("a *profit* of $9 million"), subject
    or object of its verb ("*inflation* fell to 3 percent"), or a word that restricts one of them. `next_to` are words
    of which one must be nearest to the figure of all such words of all rules ("31 *for* and 12 *against*"). `target`
    are the words that introduce the name at which the figure aims ("a bid *for* Altamar"); with `needs_target` there
    must be one, with `carry_target` the one before it in the article serves; `owner` says whose the figure is: the
    subject's, that of whom the verb is done to ("the court sentenced *Pike* to five years"), or that of whose thing is
    measured ("*Pike*'s nine-hour trial"); `change` takes
    differences ("fell 4 percent") instead of levels.

    `label` says in words what the slot is. `moves` says how the value changes with time.
    """

    label: Phrase
    slot: RuleId | None = None
    kind: Literal["count", "money", "percent", "duration"]
    figure: Literal["count", "money", "percent", "duration", "measure"]
    moves: Moves = "no"
    units: tuple[Phrase, ...] = ()
    measures: tuple[Phrase, ...] = ()
    per: tuple[Phrase, ...] = ()
    dimensions: tuple[Phrase, ...] = ()
    least: Decimal | None = None
    prenominal: bool = False
    age: bool = False
    change: Literal["no", "yes", "either"] = "no"
    counts: tuple[RuleId, ...] = ()
    nouns: tuple[Phrase, ...] = ()
    bare: bool = False
    unless_modifiers: tuple[Phrase, ...] = ()
    predicates: tuple[RuleId, ...] = ()
    governed_by: tuple[Phrase, ...] = ()
    unless_governed_by: tuple[Phrase, ...] = ()
    context: tuple[Phrase, ...] = ()
    lead_context: bool = False
    alone: tuple[Phrase, ...] = ()
    subjects: tuple[Phrase, ...] = ()
    require: tuple[Phrase, ...] = ()
    beside: tuple[Phrase, ...] = ()
    story: tuple[Phrase, ...] = ()
    topics: tuple[Phrase, ...] = ()
    next_to: tuple[Phrase, ...] = ()
    target: tuple[Phrase, ...] = ()
    needs_target: bool = False
    carry_target: bool = False
    owner: Whose = "subject"


class OpenSlot(Rule):
    """A slot for values without a fact type. `label` and `moves` as in `FactType`."""

    label: Phrase
    moves: Moves = "no"


class FactTypesFile(RuleFile):
    """`rules/fact_types.yaml` as it is written."""

    rules: tuple[FactType, ...] = Field(min_length=1)
    open_slots: tuple[OpenSlot, ...]


@dataclass(frozen=True)
class FactTypes:
    """The fact types by the kind of figure that they take, in the order of the file, in which they are tried.

    `by_id` has the open slots too, `dimensions` are all words that name a dimension, `sides` all that rules have under
    `next_to`.
    """

    of_figure: Mapping[str, tuple[FactType, ...]]
    dimensions: frozenset[str]
    sides: frozenset[str]
    by_id: Mapping[str, FactType | OpenSlot]


def build(file: FactTypesFile) -> FactTypes:
    """Return the section as the stages use it."""
    by_id: dict[str, FactType | OpenSlot] = {rule.id: rule for rule in file.rules}
    by_id |= {rule.id: rule for rule in file.open_slots}
    dimensions = frozenset(word for rule in file.rules for word in rule.dimensions)
    sides = frozenset(word for rule in file.rules for word in rule.next_to)
    kinds = sorted({rule.figure for rule in file.rules})
    of_figure: dict[str, tuple[FactType, ...]] = {
        kind: tuple(rule for rule in file.rules if rule.figure == kind) for kind in kinds
    }
    return FactTypes(of_figure=of_figure, dimensions=dimensions, sides=sides, by_id=by_id)


def _references(models: Mapping[str, Any]) -> list[Misplaced]:
    predicates = {rule.id for rule in models["predicates"].rules}
    nouns = {group.id for group in models["predicates"].nouns}
    slots = {rule.id for rule in models["fact_types"].rules if rule.slot is None}
    faults: list[Misplaced] = [
        (
            ("rules", index, "slot"),
            f"{rule.id} fills the slot of '{rule.slot}', which is no fact type with a slot of its own",
        )
        for index, rule in enumerate(models["fact_types"].rules)
        if rule.slot is not None and rule.slot not in slots
    ]
    for index, rule in enumerate(models["fact_types"].rules):
        for key, known, names in (("predicates", predicates, rule.predicates), ("counts", nouns, rule.counts)):
            faults += [
                (("rules", index, key, place), f"{rule.id} names '{name}', which rules/predicates.yaml does not have")
                for place, name in enumerate(names)
                if name not in known
            ]
    return faults


SECTION = Section("fact_types.yaml", FactTypesFile, build, references=_references)
