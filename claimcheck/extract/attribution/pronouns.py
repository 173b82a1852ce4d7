"""Whom "he", "she" or "it" means: the latest fitting person or body, leading names and speakers first.

The weights and limits were measured on 326 speakers of 95 stories, read by hand. Subjects of main clauses and speakers
outrank embedded ones, a tag after its content never refers into it, and whoever was "she" before is not "he". Somebody
without a name, such as "his mother", may be meant as well: then nobody can be named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from claimcheck.extract.attribution.mentioned import Mentioned
from claimcheck.extract.name_register import Name
from claimcheck.model import Span
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.titles import Gender

# How many mentions, and how many sentences before, a pronoun may look back; "it" looks back only one sentence.
_MOST, _FARTHEST, _FARTHEST_BODY = 60, 5, 1
# Whoever was named so many sentences before isn't meant for sure, if what the pronoun says is about another who fits.
_LONG_AGO = 3
_A_SENTENCE, _NO_PERSON, _GENDER_FITS = 0.8, 1.5, 0.4
# Nobody is meant below the first. Below the second, somebody is only named if the gender is known to fit.
_LEAST, _LEAST_WITHOUT_GENDER = -1.5, 1.0
# How far whoever is meant must be ahead of the next one for it to be clear, or to be named at all.
_AHEAD, _HARDLY_AHEAD = 0.5, 0.25
# How certain a pronoun is where that is clear, likely, or open.
CLEAR, _LIKELY, OPEN = 0.85, 0.65, 0.5


@dataclass(frozen=True, slots=True)
class Meant:
    """Who is meant by a pronoun. `confidence` is from 0 to 1."""

    name: Name
    is_named: bool
    confidence: float


@dataclass(frozen=True)
class Pronouns:
    """Resolves the pronouns of one article in text order, and remembers who was "he" or "she" before."""

    rules: Rulebook
    _called: dict[Name, Gender] = field(default_factory=dict)

    def meant(
        self, gender: Gender | None, mentioned: Sequence[Mentioned], sentence: int, own: Sequence[Span]
    ) -> Meant | None:
        """Return who is meant by a pronoun in the sentence with this number, None if nobody fits.

        `gender` is that of "he" or "she", None for "it" and "they". `mentioned` are all before it, in text order. `own`
        is what the pronoun says, where that comes first.
        """
        scores: dict[tuple[Name, bool], float] = {}
        nearest: dict[tuple[Name, bool], int] = {}
        is_told_of_another = False
        for one in reversed(mentioned[-_MOST:]):
            apart = sentence - one.sentence
            if apart > _FARTHEST:
                break
            if not self._fits(one, gender, apart):
                continue
            if any(span.start <= one.place < span.end for span in own):
                is_told_of_another = is_told_of_another or one.name.label == "person"
                continue
            score = one.weight - _A_SENTENCE * apart
            if gender:
                score += _GENDER_FITS * (self._gender(one) is not None) - _NO_PERSON * (one.name.label != "person")
            who = one.name, one.is_named
            scores[who] = max(score, scores.get(who, score))
            nearest.setdefault(who, apart)
        found = self._ahead(scores, gender) if scores else None
        # "Lind will stay, he says": Lind himself may be meant, if nobody else was named for a while.
        if found and gender and is_told_of_another and nearest[found.name, found.is_named] >= _LONG_AGO:
            return Meant(found.name, found.is_named, OPEN)
        return found

    def _ahead(self, scores: Mapping[tuple[Name, bool], float], gender: Gender | None) -> Meant | None:
        ranked = sorted(scores.items(), key=lambda item: -item[1])
        (name, is_named), score = ranked[0]
        lead = score - ranked[1][1] if len(ranked) > 1 else 1.0
        if score < _LEAST:
            return None
        open_gender = gender and name.label == "person" and not name.gender and name not in self._called
        if lead < _HARDLY_AHEAD or (open_gender and score < _LEAST_WITHOUT_GENDER):
            return Meant(name, is_named, OPEN)
        if lead < _AHEAD:
            return Meant(name, is_named, _LIKELY)
        if gender and is_named and name.label == "person":
            self._called.setdefault(name, gender)
        return Meant(name, is_named, CLEAR)

    def _fits(self, one: Mentioned, gender: Gender | None, apart: int) -> bool:
        if not gender:
            return one.name.label == "org" and one.weight >= 3 and apart <= _FARTHEST_BODY
        # A surname that is also a town is often mistaken for the town; the subject of a sentence may still be meant.
        if one.name.label != "person" and (one.weight < 3 or self._is_no_person(one.name)):
            return False
        return not one.like_thing and self._gender(one) in (None, gender)

    def _gender(self, one: Mentioned) -> Gender | None:
        return one.name.gender or (self._called.get(one.name) if one.is_named else None)

    def _is_no_person(self, name: Name) -> bool:
        """Return whether a name is surely none of a person: that of a place, of a body, or an abbreviation."""
        known, titles = name.canonical.lower(), self.rules.titles
        if name.canonical.isupper() or not titles.organisation_words.isdisjoint(known.split()):
            return True
        return known in titles.places or known in titles.bodies or self.rules.places.is_known(known)
