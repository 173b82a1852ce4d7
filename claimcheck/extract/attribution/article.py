"""Finds who says what in one article: drafts paragraph by paragraph, then speakers and order over the whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from claimcheck.extract.attribution.before import Speakers
from claimcheck.extract.attribution.carry import carry_over
from claimcheck.extract.attribution.cues import Cue, find_cues
from claimcheck.extract.attribution.finish import finish
from claimcheck.extract.attribution.fit import fit_together
from claimcheck.extract.attribution.parting import part_sentences
from claimcheck.extract.attribution.phrases import find_hearsay, find_nominal, find_sources, give_to_holder
from claimcheck.extract.attribution.quoted import attach_quotes
from claimcheck.extract.attribution.reported import find_reported
from claimcheck.extract.attribution.resolve import Resolver
from claimcheck.extract.attribution.sheet import Draft, Sheet, lay_out
from claimcheck.extract.attribution.turns import find_turns
from claimcheck.extract.name_register import NameRegister
from claimcheck.extract.paragraphs import Paragraph
from claimcheck.model import Attribution, QuoteRun
from claimcheck.rulebook.book import Rulebook


class Speech(NamedTuple):
    """The attributions of one article, ordered by the start of their first span, and who "he" and "she" are.

    `pronouns` has the full name of whoever is surely meant by each, by its place in the article.
    """

    attributions: tuple[Attribution, ...]
    pronouns: Mapping[int, str]


def find_attributions(
    paragraphs: Sequence[Paragraph], quotes: Sequence[QuoteRun], names: NameRegister, rules: Rulebook
) -> tuple[Attribution, ...]:
    """Return the attributions of one article, ordered by the start of their first span."""
    return read_speech(paragraphs, quotes, names, rules).attributions


def read_speech(
    paragraphs: Sequence[Paragraph], quotes: Sequence[QuoteRun], names: NameRegister, rules: Rulebook
) -> Speech:
    """Return who says what in one article."""
    laid_out = _sheets(paragraphs, quotes)
    cues = [find_cues(sheet, rules.reporting) for sheet in laid_out]
    sheets = [part_sentences(sheet, found, rules.reporting) for sheet, found in zip(laid_out, cues, strict=True)]
    drafts = [_drafts(sheet, found, rules) for sheet, found in zip(sheets, cues, strict=True)]
    filled = find_turns(sheets, drafts, names, rules.sources)
    carry_over(sheets, drafts, filled, Speakers(names, rules))
    resolver = Resolver(sheets, drafts, names, rules)
    return Speech(finish(drafts, resolver, names, rules), resolver.people.pronouns)


def _sheets(paragraphs: Sequence[Paragraph], quotes: Sequence[QuoteRun]) -> list[Sheet]:
    sheets = []
    index = 0
    for number, paragraph in enumerate(paragraphs):
        while index < len(quotes) and quotes[index].span.start < paragraph.span.start:
            index += 1
        first = index
        while index < len(quotes) and quotes[index].span.start < paragraph.span.end:
            index += 1
        sheets.append(lay_out(number, paragraph, quotes[first:index]))
    return sheets


def _drafts(sheet: Sheet, cues: dict[int, Cue], rules: Rulebook) -> list[Draft]:
    """Return the drafts of one paragraph: quotations by their neighbours first, then by the parse."""
    quoted = attach_quotes(sheet, {index: cue for index, cue in cues.items() if not sheet.in_run(index)})
    for draft in quoted:
        give_to_holder(draft, rules.reporting.nouns_for_words)
    used = {draft.verb for draft in quoted if draft.verb is not None}
    reported = find_reported(sheet, cues, used)
    reported += find_sources(sheet, rules.reporting)
    reported += find_nominal(sheet, rules.reporting)
    reported += find_hearsay(sheet, rules.reporting)
    return fit_together(sheet, quoted, reported)
