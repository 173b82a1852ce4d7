"""Records who is meant by each pronoun and description of an article: "she", "the mayor", "the company"."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.extract.attribution.mentioned import Mentioned, is_like_thing, is_somebody, weight_of
from claimcheck.extract.attribution.pronouns import CLEAR, OPEN, Pronouns
from claimcheck.extract.attribution.sheet import Draft, Sheet
from claimcheck.extract.grammar import SUBJECTS
from claimcheck.extract.name_register import Name, NameRegister
from claimcheck.extract.tokens import Token
from claimcheck.model import Span
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.titles import POSSESSIVE_GENDERS, PRONOUN_GENDERS

_GENDERS = {**PRONOUN_GENDERS, **POSSESSIVE_GENDERS}
# Who is meant by these only counts where they speak: "*Her* answer: …".
_OTHERS = {"it", "its", "they", "their", *POSSESSIVE_GENDERS}


class People:
    """Reads an article sheet by sheet.

    `found` has, by the numbers of sheet and word, who is meant, how certain that is from 0 to 1, and the rule.
    `pronouns` has the full names of those who are surely meant by "he" or "she", by its place in the article.
    """

    def __init__(self, names: NameRegister, rules: Rulebook) -> None:
        self.names = names
        self.titles = rules.titles
        self.found: dict[tuple[int, int], tuple[Name, float, str]] = {}
        self.pronouns: dict[int, str] = {}
        self._rules = rules
        self._pronouns = Pronouns(rules)
        self._mentioned: list[Mentioned] = []
        self._sentence = 0

    def read(self, sheet: Sheet, drafts: Sequence[Draft]) -> None:
        """Read one paragraph with its drafts."""
        barred = {draft.speaker.i: draft for draft in drafts if draft.speaker is not None and not draft.carried}
        mentions = {
            mention.span.start: mention
            for mention in self.names.mentions_in(sheet.paragraph.span.start, sheet.paragraph.span.end)
        }
        offset = sheet.paragraph.span.start
        for token in sheet.doc:
            if token.is_sent_start:
                self._sentence += 1
            mention = mentions.get(offset + token.idx)
            if mention is not None:
                last = self._head_of(sheet, mention.span)
                self._note(sheet, last, mention.name, barred)
            elif token.lower_ in PRONOUN_GENDERS or (token.lower_ in _OTHERS and token.i in barred):
                self._pronoun(sheet, token, barred)
            elif not self._description(sheet, token, barred) and is_somebody(token, self._rules):
                somebody = Name(token.lower_, "person", self.titles.genders.get(token.lower_))
                self._note(sheet, token, somebody, barred, is_named=False)

    def _head_of(self, sheet: Sheet, span: Span) -> Token:
        """Return the word of a name that the rest of it depends on."""
        start, end = span.start - sheet.paragraph.span.start, span.end - sheet.paragraph.span.start
        words = sheet.doc.char_span(start, end)
        return words.root if words is not None else sheet.doc[0]

    def _note(self, sheet: Sheet, token: Token, name: Name, barred: dict[int, Draft], *, is_named: bool = True) -> None:
        place, weight = sheet.paragraph.span.start + token.idx, weight_of(sheet, token, barred)
        like_thing = is_named and is_like_thing(token)
        self._mentioned.append(Mentioned(name, place, self._sentence, weight, like_thing, is_named))

    def _pronoun(self, sheet: Sheet, token: Token, barred: dict[int, Draft]) -> None:
        draft = barred.get(token.i)
        gender = _GENDERS.get(token.lower_)
        meant = self._pronouns.meant(gender, self._mentioned, self._sentence, self._own_content(sheet, draft))
        if meant is None:
            return
        if meant.is_named:
            self.found[sheet.number, token.i] = (meant.name, meant.confidence, "speaker.pronoun")
            # Without a gender, what is taken for a person may be a farm.
            if gender and meant.name.gender and meant.confidence >= CLEAR:
                self.pronouns[sheet.paragraph.span.start + token.idx] = meant.name.canonical
        # Whoever may be meant is no more likely to be meant again.
        if meant.confidence > OPEN and (gender or draft is not None):
            self._note(sheet, token, meant.name, barred, is_named=meant.is_named)

    def _own_content(self, sheet: Sheet, draft: Draft | None) -> list[Span]:
        """Return the content before a tag, to which the tag's pronoun can't refer."""
        if draft is None or draft.speaker is None or draft.start > draft.speaker.i:
            return []
        return [sheet.span(first, end) for first, end in draft.ranges]

    def _description(self, sheet: Sheet, token: Token, barred: dict[int, Draft]) -> bool:
        """Resolve "the mayor", "the French president", "the commission", "the company". Return whether it is known."""
        if token.dep_ not in SUBJECTS or token.pos_ != "NOUN" or not (token.i in barred or _is_definite(token)):
            return False
        words = [child for child in token.lefts if child.dep_ in {"amod", "compound", "nmod", "det", "poss"}]
        if any(child.dep_ == "poss" for child in words):
            return False
        phrase = " ".join(t.text for t in sheet.doc[token.left_edge.i : token.i + 1])
        name = self.names.find(phrase)
        if name is None and any(child.lower_ in {"the", "this", "that"} for child in words):
            name = self._body(token)
        if name is None and _is_bare(token) and token.lower_ in self.titles.genders:
            name = self._bearer(token.lower_)
        if name is not None:
            self.found[sheet.number, token.i] = (name, 0.8, "speaker.title")
            self._note(sheet, token, name, barred)
        return name is not None

    def _body(self, token: Token) -> Name | None:
        """Return the body meant by "the commission" or "the company": the latest one called that."""
        noun, documents = token.lower_, self._rules.sources.named_documents
        if noun in documents:
            # "The report" may be a study mentioned earlier.
            named = (one.name for one in reversed(self._mentioned[-80:]) if one.name.label == "org")
            return next((name for name in named if name.canonical.lower().split()[-1] in documents), None)
        if noun not in self.titles.organisation_words:
            return None
        for one in reversed(self._mentioned[-80:]):
            if one.name.label == "org" and noun in one.name.canonical.lower().split():
                return one.name
        if noun not in self.titles.generic_bodies:
            return None
        near = {
            one.name: None
            for one in self._mentioned[-80:]
            if one.name.label == "org" and self._sentence - one.sentence <= 3 and one.weight >= 2
        }
        return next(reversed(near), None)

    def _bearer(self, noun: str) -> Name | None:
        """Return the only person of fitting gender named so far whom "the man" or "the actress" can mean."""
        gender = self.titles.genders[noun]
        people = [one.name for one in self._mentioned if one.is_named and one.name.label == "person"]
        fitting = dict.fromkeys(name for name in people if name.gender == gender)
        return next(iter(fitting)) if len(fitting) == 1 else None


def _is_bare(token: Token) -> bool:
    """Return whether a noun has an article and nothing else: "the man", not "the younger man"."""
    return [child.lower_ for child in token.children if not child.is_punct] == ["the"]


def _is_definite(token: Token) -> bool:
    return any(child.dep_ == "det" and child.lower_ == "the" for child in token.children)
