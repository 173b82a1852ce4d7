"""Loads all rule files into one frozen `Rulebook`, or says everything that is wrong with them at once."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimcheck.errors import RulesError
from claimcheck.rulebook import (
    ages,
    arithmetic,
    boilerplate,
    changes,
    corrections,
    counting,
    currencies,
    datelines,
    dates,
    frequencies,
    hedges,
    languages,
    marks,
    matching,
    moving,
    numbers,
    places,
    questions,
    reporting,
    scope,
    sources,
    spellings,
    titles,
    units,
    verbs,
    verdicts,
)
from claimcheck.rulebook.location import check_replacing, rule_file
from claimcheck.rulebook.schema import RuleFile
from claimcheck.rulebook.section import Section
from claimcheck.rulebook.source import SourceError, read_rule_source
from claimcheck.rulebook.tables import Table, TableForm, load_tables

SECTIONS: dict[str, Section[Any]] = {
    "ages": ages.SECTION,
    "arithmetic": arithmetic.SECTION,
    "boilerplate": boilerplate.SECTION,
    "changes": changes.SECTION,
    "corrections": corrections.SECTION,
    "counting": counting.SECTION,
    "currencies": currencies.SECTION,
    "datelines": datelines.SECTION,
    "dates": dates.SECTION,
    "hedges": hedges.SECTION,
    "languages": languages.SECTION,
    "marks": marks.SECTION,
    "matching": matching.SECTION,
    "moving": moving.SECTION,
    "numbers": numbers.SECTION,
    "questions": questions.SECTION,
    "reporting": reporting.SECTION,
    "scope": scope.SECTION,
    "sources": sources.SECTION,
    "spellings": spellings.SECTION,
    "titles": titles.SECTION,
    "units": units.SECTION,
    "verbs": verbs.SECTION,
    "verdicts": verdicts.SECTION,
}

TABLES: tuple[TableForm, ...] = (frequencies.FORM, places.FORM)


@dataclass(frozen=True)
class Rulebook:
    """Everything the stages know about language, from the rule files and the tables. `sha256` is their hash."""

    ages: ages.Ages
    arithmetic: arithmetic.Arithmetic
    boilerplate: boilerplate.Boilerplate
    changes: changes.Changes
    corrections: corrections.Corrections
    counting: counting.Counting
    currencies: currencies.Currencies
    datelines: datelines.Datelines
    dates: dates.Dates
    hedges: hedges.Hedges
    languages: languages.Languages
    marks: marks.Marks
    matching: matching.Matching
    moving: moving.Moving
    numbers: numbers.Numbers
    questions: questions.Questions
    reporting: reporting.Reporting
    scope: scope.Scope
    sources: sources.Sources
    spellings: spellings.Spellings
    titles: titles.Titles
    units: units.Units
    verbs: verbs.Verbs
    verdicts: verdicts.Verdicts
    places: places.Places
    frequencies: frequencies.Frequencies
    sha256: str
    models: dict[str, RuleFile]
    tables: dict[str, Table]


def load_rulebook(replacing: Path | None = None) -> Rulebook:
    """Return the rulebook, with the files in the folder `replacing` in place of the shipped ones of the same name.

    `replacing` may also be one such file; a file of any other name is read as marks.

    Raises:
        RulesError: a file can't be read or is invalid; the message has every fault as `file:line: what is wrong` (only
        the first ones for a damaged table).
    """
    if replacing is not None:
        check_replacing(replacing, {section.file for section in SECTIONS.values()}, {form.file for form in TABLES})
    models: dict[str, RuleFile] = {}
    faults: list[str] = []
    digest = hashlib.sha256()
    for key, section in SECTIONS.items():
        path, name = _source(section, replacing)
        try:
            source = read_rule_source(path, name)
        except SourceError as error:
            faults.append(str(error))
            continue
        digest.update(f"{section.file}\0{path.read_bytes().hex()}\0".encode())
        model, found = section.load(source)
        faults += found
        if model is not None:
            models[key] = model
    if not faults:
        faults = _dangling(models, replacing)
    tables, damage = load_tables(TABLES, replacing)
    faults += damage
    if faults:
        raise RulesError("\n".join(faults))
    for name, table in tables.items():
        digest.update(f"{name}\0{table.sha256}\0".encode())
    built: dict[str, Any] = {
        key: section.build(models[key]) if section.build else models[key] for key, section in SECTIONS.items()
    }
    return Rulebook(
        sha256=digest.hexdigest(),
        models=models,
        tables=tables,
        places=places.Places(tables[places.FORM.file]),
        frequencies=frequencies.Frequencies(tables[frequencies.FORM.file]),
        **built,
    )


def _source(section: Section[Any], replacing: Path | None) -> tuple[Path, str]:
    """Return the path of the section's file and what messages call it."""
    if replacing is not None and replacing.is_file():
        known = any(replacing.name == each.file for each in SECTIONS.values())
        if section.file == (replacing.name if known else marks.FILE):
            return replacing, str(replacing)
    return rule_file(section.file, replacing)


def _dangling(models: dict[str, RuleFile], replacing: Path | None) -> list[str]:
    """Return a fault for each reference in a file to something that the other file does not have."""
    faults: list[str] = []
    for section in SECTIONS.values():
        found = section.references(models) if section.references else []
        if found:
            path, name = _source(section, replacing)
            source = read_rule_source(path, name)
            faults += [f"{source.where(place)}: {message}" for place, message in found]
    return faults
