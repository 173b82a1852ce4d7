"""Resolves the words for a speaker: a name, the holder of a title, the person behind a pronoun."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.extract.attribution.people import People
from claimcheck.extract.attribution.sheet import Draft, Sheet
from claimcheck.extract.attribution.subjects import antecedent, speaker_range
from claimcheck.extract.name_register import Name, NameRegister
from claimcheck.extract.tokens import Token
from claimcheck.rulebook.book import Rulebook

# A speaker less certain than this stays without a name.
LEAST_CONFIDENCE = 0.6

Resolved = tuple[str | None, float, str | None]


class Resolver:
    """Resolves the speakers of one article."""

    def __init__(
        self, sheets: Sequence[Sheet], drafts: Sequence[Sequence[Draft]], names: NameRegister, rules: Rulebook
    ) -> None:
        self.names = names
        self.people = People(names, rules)
        for sheet, found in zip(sheets, drafts, strict=True):
            self.people.read(sheet, found)

    def name(self, draft: Draft) -> Resolved:
        """Return who the speaker of `draft` is, how certain that is, and the rule that found it."""
        if draft.speaker is None:
            return None, 0.5, None
        sheet = draft.speaker_sheet or draft.sheet
        name, sure, rule = self._one(sheet, draft.speaker)
        if draft.carried:
            sure *= 0.75
        if name is None or sure < LEAST_CONFIDENCE:
            return None, sure, None
        others = [
            found
            for token in draft.speaker.conjuncts
            if token.i > draft.speaker.i and (found := self._one(sheet, token)[0])
        ]
        return " and ".join(dict.fromkeys([name, *others])), round(sure, 2), rule

    def _one(self, sheet: Sheet, token: Token) -> Resolved:
        token = antecedent(token)
        name = self._printed(sheet, token)
        if name is not None:
            return name.canonical, 0.95, "speaker.name"
        found = self.people.found.get((sheet.number, token.i))
        if found is not None:
            return found[0].canonical, found[1], found[2]
        first, end = speaker_range(sheet, token, set())
        # "WHO" in capitals is a body that the tagger mistakes for a pronoun.
        if token.pos_ != "PRON" or (token.text.isupper() and len(token.text) > 1):
            known = self.names.find(sheet.doc.between(first, end).text)
            if known is not None:
                return known.canonical, 0.8, "speaker.title"
        return None, 0.5, None

    def _printed(self, sheet: Sheet, token: Token) -> Name | None:
        """Return the name at the speaker's head word, or next to it in apposition."""
        for candidate in (token, *(child for child in token.children if child.dep_ == "appos" and child.i > token.i)):
            span = sheet.span(candidate.i, candidate.i + 1)
            mention = self.names.at(span.start, span.end)
            if mention is not None:
                return mention.name
        return None
