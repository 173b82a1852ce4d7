"""Says whom the words for a speaker stand for: a name, the holder of a title, the person behind a pronoun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extract.attribution.sheet import Draft, Sheet
from claimcheck.extract.names import Name, NameRegister
from claimcheck.rulebook.book import Rulebook

if TYPE_CHECKING:
    from spacy.tokens import Token


class Resolver:
    """Resolves the speakers of one article."""

    def __init__(self, names: NameRegister, rules: Rulebook) -> None:
        self.names = names
        self.rules = rules

    def name(self, draft: Draft) -> tuple[str | None, float, str | None]:
        """Return whom the speaker of `draft` stands for, how sure that is, and the rule by which it was found."""
        if draft.speaker is None:
            return None, 0.5, None
        sheet = draft.speaker_sheet or draft.sheet
        name = self._named(sheet, draft.speaker)
        sure = 0.6 if draft.carried else 0.95
        return (name.canonical if name else None), sure, "speaker.name" if name else None

    def _named(self, sheet: Sheet, token: Token) -> Name | None:
        span = sheet.span(token.i, token.i + 1)
        mention = self.names.at(span.start, span.end)
        return mention.name if mention else None
