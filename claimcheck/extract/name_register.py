"""The register of names of one article: who is meant by a full name, a surname, a title or an acronym."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimcheck.extract.name_mentions import Label, as_seen
from claimcheck.model import Span
from claimcheck.rulebook.titles import Gender, Titles

_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody or something, under one name. `gender` is None if the article doesn't tell."""

    canonical: str
    label: Label
    gender: Gender | None = None


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name as printed, and who is meant. `sentence_gender` is what the words around this mention show."""

    span: Span
    name: Name


@dataclass(frozen=True)
class NameRegister:
    """The people, organisations and places of one article, each under one name.

    `aliases` maps printed forms, in lower case, to names; `holders` a role, or a nation and a role, to the people who
    hold it. `mentions` are in text order.
    """

    mentions: tuple[NameMention, ...]
    aliases: dict[str, Name]
    holders: dict[tuple[str | None, str], tuple[Name, ...]]
    titles: Titles

    def canonical(self, mention: str) -> str | None:
        """Return the full name that `mention` (a full name, surname, title, nationality or acronym) stands for."""
        name = self.find(mention)
        return name.canonical if name else None

    def find(self, mention: str) -> Name | None:
        """Return who or what `mention` is, None if unknown or ambiguous."""
        words = as_looked_up(mention).split()
        body = self.titles.bodies.get(" ".join(words))
        if body is not None and mention.strip().isupper() and " ".join(words) not in self.aliases:
            return Name(body, "org")
        while words:
            known = self.aliases.get(" ".join(words))
            if known is not None:
                return known
            if words[0] not in self.titles.former_words and words[0] not in {"the", "a", "an"}:
                break
            words = words[1:]
        return self._holder(words) or self._named_inside(words)

    def _holder(self, words: Sequence[str]) -> Name | None:
        """Return the only holder of the role that `words` name, as in "french president" or "president of france"."""
        if not words:
            return None
        nation = None
        for length in (2, 1):
            if len(words) > length and " ".join(words[:length]) in self.titles.nationalities:
                nation, words = self.titles.nationalities[" ".join(words[:length])], words[length:]
                break
        if "of" in words[1:]:
            cut = words.index("of", 1)
            place = " ".join(word for word in words[cut + 1 :] if word != "the")
            nation, words = self.titles.places.get(place, place.title()), words[:cut]
        role = " ".join(words)
        found = self.holders.get((nation, role), ())
        if not found and role == "leader":
            found = tuple({n: None for r in sorted(self.titles.leaders) for n in self.holders.get((nation, r), ())})
        return found[0] if len(found) == 1 else None

    def _named_inside(self, words: Sequence[str]) -> Name | None:
        """Return the name at the end of `words`, if only titles and roles precede it."""
        for start in range(1, min(len(words), 8)):
            if words[start - 1].rstrip(".") in self.titles.role_words | self.titles.honorifics:
                known = self.aliases.get(" ".join(words[start:]))
                if known is not None:
                    return known
        return None

    def mentions_in(self, start: int, end: int) -> tuple[NameMention, ...]:
        """Return the mentions that begin inside a range of the article, in text order."""
        low = bisect_left(self.mentions, start, key=lambda mention: mention.span.start)
        high = bisect_left(self.mentions, end, key=lambda mention: mention.span.start)
        return self.mentions[low:high]

    def names_in(self, start: int, end: int) -> tuple[tuple[Span, str, Label], ...]:
        """Return the names printed inside a range of the article: place, standard name and kind."""
        return tuple((m.span, m.name.canonical, m.name.label) for m in self.mentions_in(start, end))

    def at(self, start: int, end: int) -> NameMention | None:
        """Return the first mention that overlaps a range of the article."""
        low = bisect_left(self.mentions, start, key=lambda mention: mention.span.end)
        for mention in self.mentions[low : low + 3]:
            if mention.span.overlaps(Span(start, end)):
                return mention
        return None


@lru_cache(maxsize=4096)
def as_looked_up(mention: str) -> str:
    """Return `mention` as the register keeps it: in lower case, without marks around it and a possessive ending."""
    return _POSSESSIVE.sub("", " ".join(as_seen(mention).split()).strip(" ,.;:\"“”'‘’")).lower()
