"""The words of utterances: which they are, what question a quotation answers, and where two wordings of one differ."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from claimcheck.folding import without_accents
from claimcheck.model import Span

# What is in square brackets is the paper's word and not the speaker's; like "…", it is where a quotation was cut.
_WORD = re.compile(r"\[[^\[\]]{0,80}\]|\d+(?:[.,]\d+)*|\w+(?:['’‘]\w+)*|…|\.\.\.|[%&]")
_LOWER_WORD = re.compile(r"\w+(?:'\w+)*")
_TELLING = re.compile(r"\w{5,}")
_CUTS = ("…", "...", "[")
_ENDS = re.compile(r"[.?!…]\W*\Z")
# Words replaced at the very start or end of both quotations count as another wording only if they are few; otherwise
# one of them was just cut earlier. If much is shared, a few more may differ ("will have", "is going to have").
_LONGEST_SWAP, _LONGEST_SURE_SWAP, _SURE = 2, 3, 5
# Two spellings of one name begin with the same sound and share most of their letters; a short name has only one.
_SHORTEST_NAME, _NAMES_ALIKE = 4, 0.75
_VOWELS = re.compile(r"[aeiouy]+")
_DOUBLED = re.compile(r"(.)\1+")
# Gives a word in lower case its standard spelling for comparison.
Spelled = Callable[[str], str]
_SOUNDS = (("ph", "f"), ("ck", "k"), ("c", "k"), ("q", "k"), ("g", "k"))
# So many words of a quotation name it.
_OPENING = 6
# What was worked out for the last quotations: those of a story meet each other over and over. More would only take up
# memory.
_REMEMBERED = 2_000


class Word(NamedTuple):
    """A word of a quotation: as printed, what it is compared by, whether it looks like a name, and its place."""

    text: str
    key: str
    is_name: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Change:
    """Words of the first quotation (`before`) and their replacement in the second (`after`), in lower case.

    `before_at` and `after_at` are their places; if there are none, the place is that between two words.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    before_at: Span = field(default=Span(0, 0), compare=False)
    after_at: Span = field(default=Span(0, 0), compare=False)


# Each quotation of a story meets those of all its other articles.
@lru_cache(maxsize=_REMEMBERED)
def lower_words(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case, curly apostrophes made straight."""
    return tuple(_LOWER_WORD.findall(_straight(text.lower())))


def telling_words(question: str) -> frozenset[str]:
    """Return the words of a question that say what it asks, in lower case. Shorter ones say little: "who", "was"."""
    return frozenset(_TELLING.findall(question.lower()))


def what_was_said(speaker: str | None, words: str = "") -> str:
    """Return the question that a quotation answers. Without a `speaker`, the first of its `words` name it, if given."""
    asked = f"What did {speaker} say" if speaker else "What was said"
    if not words:
        return f"{asked}?"
    every = words.split()
    opening = " ".join(every[:_OPENING]).rstrip(",.;:!?")
    return f"{asked}: “{opening}{' …' if len(every) > _OPENING else ''}”?"


# A quotation meets each other one of its fact, in every reading of it, and again on every page of the report.
@lru_cache(maxsize=_REMEMBERED)
def changes(first: str, second: str, spelled: Spelled = str) -> tuple[Change, ...]:
    """Return the differences between two wordings inside what they share.

    What one leaves out at its ends, or marks as cut, is not a change. Nor are marks, capitals, accents, two spellings
    of a word that `spelled` treats as one, and a name written in two ways or more fully.
    """
    a, b = _words(first, spelled), _words(second, spelled)
    keys, others = [word.key for word in a], [word.key for word in b]
    if _is_excerpt(keys, others) or _is_excerpt(others, keys):
        return ()
    operations = SequenceMatcher(None, keys, others, autojunk=False).get_opcodes()
    shared = sum(a2 - a1 for what, a1, a2, _, _ in operations if what == "equal")
    longest = _LONGEST_SWAP if shared < _SURE else _LONGEST_SURE_SWAP
    found = []
    for number, (what, a1, a2, b1, b2) in enumerate(operations):
        if what == "equal" or any(word.key.startswith(_CUTS) for word in (*a[a1:a2], *b[b1:b2])):
            continue
        at_end = number in (0, len(operations) - 1)
        if at_end and not (what == "replace" and max(a2 - a1, b2 - b1) <= longest):
            continue
        if not _one_thing(a, b, (a1, a2), (b1, b2), spelled):
            found.append(Change(_lower(a[a1:a2]), _lower(b[b1:b2]), _place(a, a1, a2), _place(b, b1, b2)))
    return tuple(found)


@lru_cache(maxsize=_REMEMBERED)
def shared_words(first: str, second: str, spelled: Spelled = str) -> tuple[int, float]:
    """Return how many words two wordings share in one order, and their share of the shorter one."""
    a, b = ([word.key for word in _words(quotation, spelled)] for quotation in (first, second))
    shared = sum(block.size for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks())
    return shared, shared / max(1, min(len(a), len(b)))


def are_parts_of(first: str, second: str, whole: str, spelled: Spelled = str) -> bool:
    """Return whether two wordings are two passages of a longer one."""
    keys = [word.key for word in _words(whole, spelled)]
    return all(_is_excerpt([word.key for word in _words(part, spelled)], keys) for part in (first, second))


@lru_cache(maxsize=_REMEMBERED)
def _words(quotation: str, spelled: Spelled) -> tuple[Word, ...]:
    found = list(_WORD.finditer(quotation))
    capitals = sum(match.group()[0].isupper() for match in found)
    tells_names = capitals * 2 <= len(found)  # in a headline every word has a capital
    return tuple(
        Word(
            match.group(),
            spelled(_folded(match.group())),
            tells_names and match.group()[0].isupper() and not _opens(quotation, match.start()),
            Span(*match.span()),
        )
        for match in found
    )


def _opens(quotation: str, place: int) -> bool:
    """Return whether a sentence begins at `place`, so that a capital there says nothing."""
    before = quotation[max(0, place - 8) : place]
    return (place <= len(before) and not before.strip(" \"'“‘")) or _ENDS.search(before) is not None


def _folded(word: str) -> str:
    """Return a word without capitals, accents, curly apostrophes and the commas of a large number."""
    plain = _straight(word)
    if plain[0].isdigit():
        return plain.replace(",", "")
    return without_accents(plain.casefold()) or plain


def _is_excerpt(short: list[str], long: list[str]) -> bool:
    """Return whether all words of one are in the other, in one row."""
    starts = range(len(long) - len(short) + 1)
    return not short or any(long[at] == short[0] and long[at : at + len(short)] == short for at in starts)


def _one_thing(
    a: Sequence[Word], b: Sequence[Word], here: tuple[int, int], there: tuple[int, int], spelled: Spelled
) -> bool:
    """Return whether a difference is only two ways to write the same thing: "co-operate", "Ana Moss" and "Moss"."""
    before, after = a[slice(*here)], b[slice(*there)]
    joined, other = (spelled("".join(word.key for word in words)) for words in (before, after))
    if joined == other or _figures(before, spelled) == _figures(after, spelled):
        return True
    if not before or not after:
        return all(word.is_name for word in (*before, *after)) and _beside_name(a, b, here, there)
    return all(word.text[0].isupper() for word in (*before, *after)) and _one_name(joined, other)


def _figures(words: Sequence[Word], spelled: Spelled) -> str:
    """Return words as one, so that a number in two words has the spelling of its figures: "forty-three"."""
    return spelled("".join(_folded(word.text) for word in words))


def _beside_name(a: Sequence[Word], b: Sequence[Word], here: tuple[int, int], there: tuple[int, int]) -> bool:
    """Return whether a name that both quotations have is right before or behind."""
    pairs = ((here[0] - 1, there[0] - 1), (here[1], there[1]))
    return any(
        0 <= i < len(a) and 0 <= j < len(b) and a[i].is_name and b[j].is_name and a[i].key == b[j].key for i, j in pairs
    )


def _one_name(first: str, second: str) -> bool:
    if min(len(first), len(second)) < _SHORTEST_NAME or _sound(first) != _sound(second):
        return False
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _NAMES_ALIKE


def _sound(name: str) -> str:
    """Return roughly how a name sounds: one sign for any vowels, one for each hard consonant, none doubled."""
    for letters, sound in _SOUNDS:
        name = name.replace(letters, sound)
    plain = _DOUBLED.sub(r"\1", re.sub(r"(?<=[^aeiouy])h", "", name))
    return _VOWELS.sub("a", plain)


def _lower(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(_straight(word.text.lower()) for word in words)


def _straight(text: str) -> str:
    return text.replace("’", "'").replace("‘", "'")


def _place(words: Sequence[Word], first: int, end: int) -> Span:
    if first < end:
        return Span(words[first].span.start, words[end - 1].span.end)
    at = words[first - 1].span.end if first else 0
    return Span(at, at)
