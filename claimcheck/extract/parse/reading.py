"""Reads spaCy's parse of a text into plain tokens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from spacy.attrs import (  # type: ignore[import-not-found]  # spaCy has no stub for it
    DEP,
    ENT_IOB,
    ENT_TYPE,
    HEAD,
    LEMMA,
    LOWER,
    MORPH,
    ORTH,
    POS,
    SENT_START,
    SPACY,
    TAG,
)

from claimcheck.extract.tokens import Doc, Token
from claimcheck.extract.words import Sense, Word

if TYPE_CHECKING:
    from spacy.tokens import Doc as Parse
    from spacy.vocab import Vocab

_COLUMNS = (ORTH, LOWER, TAG, DEP, HEAD, SPACY, SENT_START)
_TOLD = (POS, LEMMA, MORPH, TAG, DEP)
_ENTITIES = (ENT_IOB, ENT_TYPE)
_INSIDE, _OUTSIDE, _BEGINS = 1, 2, 3  # spaCy's numbers for a token's place in an entity

# The most words to keep with what is known about them; then all are forgotten, so memory doesn't grow with the text.
MOST_KEPT = 50_000


class Columns(NamedTuple):
    """What spaCy says about the tokens of a text, by its numbers for strings. `heads` are distances."""

    orths: list[int]
    lowers: list[int]
    tags: list[int]
    deps: list[int]
    heads: list[int]
    spaces: list[int]
    firsts: list[bool]


class Dictionary:
    """The words and strings of one vocabulary by spaCy's numbers for them."""

    def __init__(self, vocab: Vocab) -> None:
        """Start empty."""
        self._vocab = vocab
        self._words: dict[int, Word] = {}
        self._strings: dict[int, str] = {}
        self._senses: dict[tuple[int, ...], Sense] = {}

    def words(self, orths: Sequence[int]) -> list[Word]:
        """Return the words with the numbers `orths`."""
        known = self._words
        if len(known) > MOST_KEPT:
            known.clear()
        for orth in set(orths).difference(known):
            lexeme = self._vocab[orth]
            known[orth] = Word(
                lexeme.text,
                lexeme.lower_,
                lexeme.is_alpha,
                lexeme.is_punct,
                lexeme.is_space,
                lexeme.is_stop,
                lexeme.like_num,
            )
        return [known[orth] for orth in orths]

    def string(self, number: int) -> str:
        """Return the tag, label or the like with a number."""
        found = self._strings.get(number)
        if found is None:
            found = self._strings[number] = self._vocab.strings[number]
        return found

    def senses(self, parse: Parse) -> list[Sense]:
        """Return what all components of a pipeline together say about each token."""
        if len(self._senses) > MOST_KEPT:
            self._senses.clear()
        found = []
        for row in _rows(parse, _TOLD).tolist():
            key = tuple(row)
            sense = self._senses.get(key)
            if sense is None:
                pos, lemma, morph, tag, dep = (self._vocab.strings[number] for number in row)
                sense = self._senses[key] = Sense(pos, lemma, genders_of(morph), tag, dep)
            found.append(sense)
        return found


def genders_of(morph: str) -> tuple[str, ...]:
    """Return the genders in features such as "Case=Nom|Gender=Fem"."""
    values = (feature.removeprefix("Gender=") for feature in morph.split("|") if feature.startswith("Gender="))
    return tuple(gender for value in values for gender in value.split(","))


def columns_of(parse: Parse) -> Columns:
    """Return what spaCy says about the tokens of `parse`."""
    rows = _rows(parse, _COLUMNS)
    orths, lowers, tags, deps, _, spaces, firsts = rows.T.tolist()
    heads = rows[:, _COLUMNS.index(HEAD)].view(np.int64).tolist()
    return Columns(orths, lowers, tags, deps, heads, spaces, [first == 1 for first in firsts])


def _rows(parse: Parse, attributes: Sequence[int]) -> np.ndarray[tuple[int, int], np.dtype[np.uint64]]:
    return np.ascontiguousarray(parse.to_array(list(attributes)), dtype=np.uint64).reshape(-1, len(attributes))


def assemble(words: Sequence[Word], senses: Sequence[Sense], columns: Columns) -> Doc:
    """Return the tokens with these words and senses, with their places, spaces, sentences and heads."""
    doc = Doc()
    at = 0
    for index, (word, sense, space) in enumerate(zip(words, senses, columns.spaces, strict=True)):
        token = Token(doc, index, at, word, sense)
        token.whitespace_ = " " if space else ""
        token.is_sent_start = columns.firsts[index]
        doc.append(token)
        at += len(word.text) + space
    doc.link([index + head for index, head in enumerate(columns.heads)])
    return doc


def entities_of(parse: Parse, dictionary: Dictionary) -> list[tuple[int, int, str]]:
    """Return where each entity of `parse` starts and ends, and its label."""
    found: list[tuple[int, int, str]] = []
    for index, (place, label) in enumerate(_rows(parse, _ENTITIES).tolist()):
        if place == _BEGINS and label:
            found.append((index, index + 1, dictionary.string(label)))
        elif place == _INSIDE and found:
            found[-1] = (found[-1][0], index + 1, found[-1][2])
    return found


def read(parse: Parse, dictionary: Dictionary) -> Doc:
    """Return everything in a parse to which all components have contributed."""
    columns = columns_of(parse)
    doc = assemble(dictionary.words(columns.orths), dictionary.senses(parse), columns)
    for start, end, label in entities_of(parse, dictionary):
        doc.mark(start, end, label)
    return doc
