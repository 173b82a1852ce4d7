"""Finds whom the sentence before a quotation is about: that person may be the speaker, earlier speakers are not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.extract.attribution.sheet import Draft, Run, Sheet
from claimcheck.extract.grammar import SUBJECTS
from claimcheck.extract.name_register import NameRegister
from claimcheck.extract.tokens import Token
from claimcheck.rulebook.book import Rulebook

_PEOPLE = frozenset({"he", "she", "they", "i", "we"})
_NO_SPEAKERS = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME", "EVENT", "MONEY", "PERCENT", "CARDINAL", "QUANTITY"})


@dataclass(frozen=True, slots=True)
class Speakers:
    """Decides whether a word names somebody who can speak: a person, a body, a role."""

    names: NameRegister
    rules: Rulebook

    def can_speak(self, sheet: Sheet, token: Token) -> bool:
        """Return whether the phrase that `token` heads names somebody; places, things and days don't speak."""
        if token.pos_ == "PRON":
            return token.lower_ in _PEOPLE
        span = sheet.span(token.i, token.i + 1)
        mention = self.names.at(span.start, span.end)
        if mention is not None:
            return mention.name.label != "place"
        if token.pos_ == "PROPN":
            return token.ent_type_ not in _NO_SPEAKERS
        titles, sources = self.rules.titles, self.rules.sources
        people = (titles.role_words, titles.genders, titles.organisation_words, titles.generic_bodies, sources.unnamed)
        if any(word in known for word in (token.lower_, token.lemma_.lower()) for known in people):
            return True
        beside = (child for child in token.children if child.dep_ == "appos")
        return any(child.pos_ == "PROPN" and child.ent_type_ not in _NO_SPEAKERS for child in beside)


def opens_paragraph(sheet: Sheet, run: Run) -> bool:
    """Return whether only marks come before a run in its paragraph."""
    return all(sheet.doc[index].is_punct or sheet.doc[index].is_space for index in range(run.before))


def sentence_before(sheet: Sheet, run: Run) -> range:
    """Return the tokens of the sentence that ends where `run` begins."""
    return range(sheet.sentence_start(run.before - 1), run.before) if run.before else range(0)


def subject_of_sentence(sheet: Sheet, sentence: range) -> Token | None:
    """Return the subject of the first finite clause of a sentence, outside of quotation marks; None without one."""
    for index in sentence:
        token = sheet.doc[index]
        if token.dep_ in SUBJECTS and not sheet.in_run(index) and token.tag_ not in {"WDT", "WP", "EX"}:
            return token
    return None


def speaks_before(sentence: range, found: Sequence[Draft]) -> Draft | None:
    """Return the last attribution of the sentence before, None if nothing is said in it."""
    said = [
        draft
        for draft in found
        if (draft.verb is not None and draft.verb in sentence)
        or any(first < sentence.stop and end > sentence.start for first, end in draft.ranges)
    ]
    return max(said, key=lambda draft: draft.start, default=None)
