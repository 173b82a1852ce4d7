"""Finds the names printed in a paragraph: runs of capitalised words, their titles, and their likely kind."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from claimcheck.extract.paragraphs import Paragraph
from claimcheck.extract.tokens import Doc, Token
from claimcheck.model import Span
from claimcheck.rulebook.sources import Sources
from claimcheck.rulebook.titles import Gender, Titles

Label = Literal["person", "org", "place"]

_LABELS: dict[str, Label] = {"PERSON": "person", "ORG": "org", "GPE": "place", "LOC": "place", "FAC": "place"}
# Entities of these kinds are figures, dates, laws or peoples: a run of capitals inside one is not a name here.
_NO_NAMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY", "LANGUAGE"})
_LONGEST_ROLE = 3
# Soft hyphens and marks without width: invisible, but a name with one in it is another string.
_INVISIBLE = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))


def as_seen(word: str) -> str:
    """Return `word` without invisible characters, and with its accents in the usual form."""
    return word if word.isascii() else unicodedata.normalize("NFC", word.translate(_INVISIBLE))


@dataclass(slots=True)
class RawMention:
    """A name as printed. `words` are its words without titles; `guess` is its kind on its own, None if unclear."""

    span: Span
    words: tuple[str, ...]
    guess: Label | None
    sure: bool
    gender: Gender | None = None
    roles: list[str] = field(default_factory=list)
    nation: str | None = None


def is_headline(doc: Doc) -> bool:
    """Return whether the paragraph is set like a headline, in which capitals say nothing."""
    words = [token for token in doc if token.is_alpha and len(token.text) > 3]
    if len(words) < 3 or doc[-1].text in {".", "?", "!", "”", '"'}:
        return False
    return sum(token.text[0].isupper() for token in words) >= 0.8 * len(words)


def find_mentions(paragraph: Paragraph, titles: Titles, sources: Sources) -> Iterator[RawMention]:
    """Yield the names of one paragraph, in text order."""
    doc = paragraph.doc
    headline = is_headline(doc)
    start = 0
    while start < len(doc):
        if not _in_name(doc[start], titles, headline=headline):
            start += 1
            continue
        end = _run_end(doc, start, titles, headline=headline)
        for low, high in _pieces(doc, start, end):
            mention = _mention(paragraph, low, high, titles, sources)
            if mention is not None:
                yield mention
        start = end


def _in_name(token: Token, titles: Titles, *, headline: bool) -> bool:
    text = token.text
    if not (text[0].isupper() or (text[0].isdigit() and token.pos_ == "PROPN")):
        return False
    if token.ent_type_ in _NO_NAMES or (headline and not token.ent_type_):
        return False
    if token.pos_ == "PROPN" or token.ent_type_ in _LABELS:
        return True
    # A title at the start of a sentence is often tagged as a common noun.
    return text.lower().rstrip(".") in titles.honorifics


def _run_end(doc: Doc, start: int, titles: Titles, *, headline: bool) -> int:
    end = start + 1
    while end < len(doc):
        token = doc[end]
        if _in_name(token, titles, headline=headline) and not token.is_sent_start:
            end += 1
        elif particles := _particles(doc, end, titles, headline=headline):
            end += particles + 1
        elif token.text in {"-", "–", "&", "'", "’"} and _glued(doc, end) and doc[end + 1].text[0].isupper():
            end += 2
        elif token.lower_ in {"of", "for"} and _joins(doc, end, titles):
            end += 1 + (doc[end + 1].lower_ == "the")
        else:
            break
    return min(end, len(doc))


def _particles(doc: Doc, index: int, titles: Titles, *, headline: bool) -> int:
    """Return how many particles are at `index` inside a name ("Ana van der Moss"), 0 if it is not a name."""
    end = index
    while end < len(doc) and end - index < 3 and doc[end].lower_ in titles.particles:
        end += 1
    inside = end > index and end < len(doc) and doc[index - 1].ent_type_ != "GPE"
    return end - index if inside and _in_name(doc[end], titles, headline=headline) else 0


def _glued(doc: Doc, index: int) -> bool:
    if index + 1 >= len(doc):
        return False
    return doc[index].text == "&" or (not doc[index - 1].whitespace_ and not doc[index].whitespace_)


def _joins(doc: Doc, index: int, titles: Titles) -> bool:
    """Return whether "of" or "for" is inside the name of a body ("Ministry of Health", "Bank of Avaria")."""
    if doc[index - 1].lower_ not in titles.organisation_words or index + 1 >= len(doc):
        return False
    after = doc[index + 1]
    if after.lower_ == "the" and index + 2 < len(doc):
        after = doc[index + 2]
    return after.text[0].isupper() and after.pos_ == "PROPN"


def _pieces(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the run, cut where one entity ends and a person begins ("London Mayor Ana Moss" stays for the titles)."""
    low = start
    for index in range(start + 1, end):
        before, here = doc[index - 1], doc[index]
        if here.ent_iob_ == "B" and here.ent_type_ == "PERSON" and before.ent_type_ in {"ORG", "GPE", "DATE", "NORP"}:
            yield low, index
            low = index
    yield low, end


@dataclass(slots=True)
class _Titled:
    """What comes before a name: where the name begins, and what its titles say."""

    first: int
    roles: list[str]
    gender: Gender | None = None
    nation: str | None = None
    titled: bool = False


def _titles_of(doc: Doc, start: int, end: int, titles: Titles) -> _Titled:
    found = _Titled(start, [])
    while found.first + 1 < end:
        first = found.first
        word = doc[first].lower_.rstrip(".")
        taken = _role_length(doc, first, end, titles)
        place = _nation(doc, first, titles)
        if taken and first + taken < end and _may_be_person(doc, first + taken, end, titles):
            _take_role(found, doc, first, taken, titles)
        elif word in titles.honorifics:
            found.gender, found.titled, found.first = titles.genders.get(word) or found.gender, True, first + 1
        elif place and _role_length(doc, first + 1, end, titles):
            found.nation, found.first = place, first + 1
        elif word in {"the", "a", "an"} or (word in titles.former_words and _role_length(doc, first + 1, end, titles)):
            found.first += 1
        else:
            break
    _role_inside(found, doc, end, titles)
    if not found.titled:
        found.roles, found.nation, found.gender = _lower_role_before(doc, found.first, titles)
        found.titled = bool(found.roles)
    return found


def _take_role(found: _Titled, doc: Doc, first: int, taken: int, titles: Titles) -> None:
    found.roles.append(" ".join(token.lower_.rstrip(".") for token in doc[first : first + taken]))
    found.gender = found.gender or titles.genders.get(doc[first + taken - 1].lower_)
    found.titled, found.first = True, first + taken


def _role_inside(found: _Titled, doc: Doc, end: int, titles: Titles) -> None:
    """Take a role after the name of a body: "Port Authority Director Ana Moss"."""
    for index in range(found.first + 1, end - 1):
        taken = _role_length(doc, index, end, titles)
        if taken and 1 <= end - index - taken <= 4 and _may_be_person(doc, index + taken, end, titles):
            _take_role(found, doc, index, taken, titles)
            return


def _may_be_person(doc: Doc, first: int, end: int, titles: Titles) -> bool:
    last = doc[end - 1] if doc[end - 1].tag_ != "POS" or end - 1 == first else doc[end - 2]
    return last.lower_ not in titles.organisation_words and last.lower_ not in titles.place_words


def _mention(paragraph: Paragraph, start: int, end: int, titles: Titles, sources: Sources) -> RawMention | None:
    doc = paragraph.doc
    before = _titles_of(doc, start, end, titles)
    first, last = before.first, end
    while last > first and (doc[last - 1].tag_ == "POS" or not any(c.isalnum() for c in doc[last - 1].text)):
        last -= 1
    if last <= first:
        return None
    words = tuple(word for token in doc[first:last] if (word := as_seen(token.text)))
    if not words:
        return None
    guess, sure = _guess(doc, first, last, words, titled=before.titled, titles=titles, sources=sources)
    nation = before.nation
    if nation is None and before.roles:
        nation = _nation_beside(doc, start, last, titles)
    span = paragraph.span_of(doc[first].idx, doc[last - 1].idx + len(doc[last - 1].text))
    return RawMention(span, words, guess, sure, before.gender, before.roles, nation)


def _nation(doc: Doc, index: int, titles: Titles) -> str | None:
    word = doc[index].lower_
    return titles.nationalities.get(word) or titles.places.get(word)


def _nation_beside(doc: Doc, start: int, end: int, titles: Titles) -> str | None:
    """Return the country of a title's holder: "French President X", "President X of France"."""
    if start and doc[start - 1].lower_ in titles.nationalities:
        return titles.nationalities[doc[start - 1].lower_]
    if end + 1 < len(doc) and doc[end].lower_ == "of" and doc[end + 1].pos_ == "PROPN":
        return titles.places.get(doc[end + 1].lower_, doc[end + 1].text)
    return None


def _role_length(doc: Doc, start: int, end: int, titles: Titles) -> int:
    for length in range(_LONGEST_ROLE, 0, -1):
        if start + length <= end:
            words = tuple(token.lower_.rstrip(".") for token in doc[start : start + length])
            if words in titles.roles:
                return length
    return 0


def _lower_role_before(doc: Doc, start: int, titles: Titles) -> tuple[list[str], str | None, Gender | None]:
    """Return the role printed in small letters before a name ("spokeswoman Ana Moss"), its nation and its gender."""
    low = max(0, start - _LONGEST_ROLE)
    for index in range(low, start):
        words = tuple(token.lower_.rstrip(".") for token in doc[index:start])
        if words in titles.roles:
            before = doc[index - 1].lower_ if index else ""
            return [" ".join(words)], titles.nationalities.get(before), titles.genders.get(words[-1])
    return [], None, titles.genders.get(doc[start - 1].lower_) if start else None


def _guess(
    doc: Doc, first: int, last: int, words: tuple[str, ...], *, titled: bool, titles: Titles, sources: Sources
) -> tuple[Label | None, bool]:
    """Return the kind of the name and whether its own words say so (the recogniser alone is only a hint)."""
    own = _told_by_words(words, titled=titled, titles=titles, sources=sources)
    if own is not None:
        return own, True
    kinds: list[Label] = [_LABELS[token.ent_type_] for token in doc[first:last] if token.ent_type_ in _LABELS]
    return Counter(sorted(kinds)).most_common(1)[0][0] if kinds else None, False


def _told_by_words(words: tuple[str, ...], *, titled: bool, titles: Titles, sources: Sources) -> Label | None:
    lower = [word.lower() for word in words]
    joined = " ".join(lower)
    if joined in titles.places or " ".join(words) in titles.countries:
        return "place"
    body = joined in titles.bodies or lower[-1].rstrip(".") in titles.organisation_words
    if body or lower[0] in titles.organisation_words or sources.outlet(" ".join(words)):
        return "org"
    first = titles.genders.get(lower[0]) or titles.named(lower[0])
    full = 2 <= len(words) <= 4 and first and lower[-1] not in titles.genders
    placed = len(words) > 1 and lower[-1] in titles.place_words
    if titled or (full and not placed):
        return "person"
    return "place" if placed else None
