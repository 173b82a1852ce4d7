"""How words are reported: the verbs, nouns and phrases that say that somebody says something.

The schema of `rules/reporting_verbs.yaml` and what is built from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from claimcheck.rulebook.schema import Phrase, Rule, RuleFile, Strict
from claimcheck.rulebook.section import Section

Frame = Literal["quote", "clause", "infinitive", "person_to", "told_to", "object", "naming", "phrase"]


class VerbRule(Rule):
    """Verbs that report in the same ways."""

    frames: tuple[Frame, ...] = Field(min_length=1)
    verbs: tuple[Phrase, ...] = Field(min_length=1)
    prepositions: tuple[Phrase, ...] = ()


class Nouns(Strict):
    """Nouns that report, by what follows them: a clause, an infinitive, or a colon with a quotation."""

    clause: tuple[Phrase, ...]
    infinitive: tuple[Phrase, ...]
    quotation: tuple[Phrase, ...]


class ReportingFile(RuleFile):
    """`rules/reporting_verbs.yaml` as it is written."""

    rules: tuple[VerbRule, ...]
    constructions: tuple[Rule, ...]
    nouns: Nouns
    sources: tuple[Phrase, ...]
    hearsay: tuple[Phrase, ...]
    adverbs: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class ReportingVerb:
    """What one verb may report: for each frame the id of the rule that says so, and the prepositions of its phrases."""

    frames: dict[Frame, str]
    prepositions: frozenset[str]


@dataclass(frozen=True)
class Reporting:
    """Reporting verbs by lemma (with particle or preposition, if any), nouns, phrases and adverbs."""

    verbs: dict[str, ReportingVerb]
    clause_nouns: frozenset[str]
    infinitive_nouns: frozenset[str]
    nouns_for_words: frozenset[str]
    sources: tuple[tuple[str, ...], ...]
    hearsay: frozenset[str]
    adverbs: frozenset[str]

    def rule(self, verb: str, frame: Frame) -> str | None:
        """Return the id of the rule by which `verb` (a lemma) reports in `frame`, or None."""
        known = self.verbs.get(verb)
        return known.frames.get(frame) if known else None


def build(file: ReportingFile) -> Reporting:
    """Return the section as the stages use it."""
    frames: dict[str, dict[Frame, str]] = {}
    prepositions: dict[str, set[str]] = {}
    for rule in file.rules:
        for verb in rule.verbs:
            known = frames.setdefault(verb, {})
            for frame in rule.frames:
                known.setdefault(frame, rule.id)
            words = verb.split()
            # "warn of" takes only its own preposition; "accuse" any of the rule.
            taken = {words[-1]} if len(words) > 1 else set(rule.prepositions)
            if "phrase" in rule.frames:
                prepositions.setdefault(verb, set()).update(taken & set(rule.prepositions))
    return Reporting(
        verbs={verb: ReportingVerb(known, frozenset(prepositions.get(verb, ()))) for verb, known in frames.items()},
        clause_nouns=frozenset(file.nouns.clause),
        infinitive_nouns=frozenset(file.nouns.infinitive),
        nouns_for_words=frozenset(file.nouns.quotation),
        sources=tuple(tuple(phrase.split()) for phrase in file.sources),
        hearsay=frozenset(file.hearsay),
        adverbs=frozenset(file.adverbs),
    )


SECTION = Section("reporting_verbs.yaml", ReportingFile, build)
