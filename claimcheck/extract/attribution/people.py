"""Resolves he, she and it: the latest fitting person or body, leading names and speakers first.

A pronoun is resolved in text order, so that one may lead to the next. The rules were measured on news: subjects of main
clauses and speakers outrank embedded ones, and a tag after its content never refers into it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from claimcheck.extract.attribution.sheet import Draft, Sheet
from claimcheck.extract.grammar import PRONOUN_GENDERS, SUBJECTS
from claimcheck.extract.name_register import Name, NameRegister
from claimcheck.extract.tokens import Token
from claimcheck.model import Span
from claimcheck.rulebook.titles import Titles

_FARTHEST = 5


@dataclass(slots=True)
class _Seen:
    """Somebody mentioned: where, in which sentence of the article, how prominently, and whether like a thing."""

    name: Name
    place: int
    sentence: int
    weight: float
    like_thing: bool


@dataclass
class People:
    """Reads an article sheet by sheet and records who is meant by each pronoun and description."""

    names: NameRegister
    titles: Titles
    documents: frozenset[str]
    found: dict[tuple[int, int], tuple[Name, float, str]] = field(default_factory=dict)
    _seen: list[_Seen] = field(default_factory=list)
    _sentence: int = 0

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
            elif token.lower_ in PRONOUN_GENDERS or (token.lower_ in {"it", "they"} and token.i in barred):
                self._pronoun(sheet, token, barred)
            elif token.dep_ in SUBJECTS and token.pos_ == "NOUN" and (token.i in barred or _is_definite(token)):
                self._description(sheet, token, barred)

    def _head_of(self, sheet: Sheet, span: Span) -> Token:
        """Return the word of a name that the rest of it depends on."""
        start, end = span.start - sheet.paragraph.span.start, span.end - sheet.paragraph.span.start
        words = sheet.doc.char_span(start, end)
        return words.root if words is not None else sheet.doc[0]

    def _note(self, sheet: Sheet, token: Token, name: Name, barred: dict[int, Draft]) -> None:
        place = sheet.paragraph.span.start + token.idx
        self._seen.append(_Seen(name, place, self._sentence, _weight(sheet, token, barred), _is_like_thing(token)))

    def _pronoun(self, sheet: Sheet, token: Token, barred: dict[int, Draft]) -> None:
        draft = barred.get(token.i)
        own = self._own_content(sheet, draft)
        gender = PRONOUN_GENDERS.get(token.lower_)
        label = "person" if gender else "org"
        best: dict[Name, float] = {}
        for seen in reversed(self._seen[-60:]):
            apart = self._sentence - seen.sentence
            if apart > _FARTHEST:
                break
            # A surname that is also a town is often mistaken for the town; the subject of a sentence may still be
            # meant.
            odd = seen.name.label != label
            if odd and (label != "person" or seen.weight < 3 or self._is_known(seen.name)):
                continue
            if gender and seen.like_thing:
                continue
            if any(span.start <= seen.place < span.end for span in own):
                continue
            if label == "org" and (seen.weight < 2 or apart > 3):
                continue
            if gender and seen.name.gender and seen.name.gender != gender:
                continue
            sure = (
                seen.weight
                - 0.8 * apart
                - (1.5 if odd else 0)
                + (0.4 if gender and seen.name.gender == gender else 0.0)
            )
            if seen.name not in best or sure > best[seen.name]:
                best[seen.name] = sure
        if not best:
            return
        ranked = sorted(best.items(), key=lambda item: -item[1])
        name, score = ranked[0]
        lead = score - ranked[1][1] if len(ranked) > 1 else 1.0
        confidence = 0.85 if lead >= 0.5 else 0.65
        if score < -1.5:
            return
        self.found[sheet.number, token.i] = (name, confidence, "speaker.pronoun")
        if gender or draft is not None:
            self._note(sheet, token, name, barred)

    def _is_known(self, name: Name) -> bool:
        """Return whether a name is surely none of a person: that of a country, of a body, or an abbreviation."""
        known = name.canonical.lower()
        if name.canonical.isupper() or not self.titles.organisation_words.isdisjoint(known.split()):
            return True
        return known in self.titles.places or known in self.titles.bodies or name.canonical in self.titles.countries

    def _own_content(self, sheet: Sheet, draft: Draft | None) -> list[Span]:
        """Return the content before a tag, to which the tag's pronoun can't refer."""
        if draft is None or draft.speaker is None or draft.start > draft.speaker.i:
            return []
        return [sheet.span(first, end) for first, end in draft.ranges]

    def _description(self, sheet: Sheet, token: Token, barred: dict[int, Draft]) -> None:
        """Resolve "the mayor", "the French president", "the commission", "the company"."""
        words = [child for child in token.lefts if child.dep_ in {"amod", "compound", "nmod", "det", "poss"}]
        if any(child.dep_ == "poss" for child in words):
            return
        phrase = " ".join(t.text for t in sheet.doc[token.left_edge.i : token.i + 1])
        name = self.names.find(phrase)
        if name is None and any(child.lower_ in {"the", "this", "that"} for child in words):
            name = self._body(token)
        if name is None and _is_definite(token) and token.lower_ in self.titles.genders:
            name = self._bearer(token.lower_)
        if name is not None:
            self.found[sheet.number, token.i] = (name, 0.8, "speaker.title")
            self._note(sheet, token, name, barred)

    def _body(self, token: Token) -> Name | None:
        """Return the body meant by "the commission" or "the company": the latest one called that."""
        noun = token.lower_
        if noun in self.documents:
            # "The report" may be a study mentioned earlier.
            named = (seen.name for seen in reversed(self._seen[-80:]) if seen.name.label == "org")
            return next((name for name in named if name.canonical.lower().split()[-1] in self.documents), None)
        if noun not in self.titles.organisation_words:
            return None
        for seen in reversed(self._seen[-80:]):
            if seen.name.label == "org" and noun in seen.name.canonical.lower().split():
                return seen.name
        if noun not in self.titles.generic_bodies:
            return None
        near = {
            s.name: None
            for s in self._seen[-80:]
            if s.name.label == "org" and self._sentence - s.sentence <= 3 and s.weight >= 2
        }
        return next(reversed(near), None)

    def _bearer(self, noun: str) -> Name | None:
        """Return the only person of fitting gender named so far whom "the man" or "the actress" can mean."""
        gender = self.titles.genders[noun]
        fitting = {seen.name: None for seen in self._seen if seen.name.label == "person" and seen.name.gender == gender}
        return next(iter(fitting)) if len(fitting) == 1 else None


def _is_cleft(noun: Token) -> bool:
    """Return whether a noun is who did it: "It was *the cook* who called"."""
    return noun.dep_ == "attr" and any(c.lower_ == "it" and c.dep_ in SUBJECTS for c in noun.head.children)


def _is_like_thing(name: Token) -> bool:
    """Return whether a name of one word has an article, as no person's has: "*the* Marella"."""
    return name.i > 0 and name.doc[name.i - 1].lower_ == "the"


def _is_definite(token: Token) -> bool:
    return any(child.dep_ == "det" and child.lower_ == "the" for child in token.children)


def _weight(sheet: Sheet, token: Token, barred: dict[int, Draft]) -> float:
    """Return how prominent a mention is in its sentence. A name beside the subject is the subject's."""
    if sheet.in_run(token.i):
        return 0.2
    if token.dep_ == "appos" and (token.head.dep_ in SUBJECTS or _is_cleft(token.head)):
        token = token.head
    if token.i in barred or _is_cleft(token):
        return 3.0
    if token.dep_ in SUBJECTS:
        return 3.0 if token.head.dep_ in {"ROOT", "parataxis"} else 2.3
    if token.dep_ == "poss" and token.head.dep_ in SUBJECTS:
        return 2.3  # "*Ana Moss*'s words have gone round"
    if token.dep_ in {"conj", "compound", "nmod"} and token.head.dep_ in SUBJECTS:
        return 2.0
    return 1.0 if token.dep_ in {"dobj", "pobj", "dative", "appos", "attr", "poss"} else 0.7
