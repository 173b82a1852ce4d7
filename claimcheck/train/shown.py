"""What the judge sees of two sentences while it learns: often fewer words than printed, and sometimes others."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.nets.arrays import Vectors
from claimcheck.nets.passages import MASK
from claimcheck.nets.windows import Place, Tokens
from claimcheck.train.altered import Opposites, Phrases, altered_verb, load_opposites
from claimcheck.train.examples import CLASH, PHRASE, SAME, VERB
from claimcheck.train.sentence_pairs import Label, Sentence, SentencePair

if TYPE_CHECKING:
    from tokenizers import Tokenizer

# How often two phrases that answer one question are hidden, how often one is replaced, and how often a verb is altered
# to exclude the other. At most one of these is done to two sentences.
_HIDDEN, _REPLACED, _ALTERED = 0.2, 0.25, 0.3
# How often a phrase is replaced that answers nothing, so that an odd phrase by itself says nothing.
_REPLACED_UNLIKE = 0.12
# More pairs of values that don't match teach little.
_MOST_UNLIKE = 14

Labels = Mapping[tuple[int, int], Label]


@dataclass(frozen=True, slots=True)
class Side:
    """One of two sentences as shown: its tokens, and the places of its values, None for one that is gone."""

    tokens: Tokens
    places: tuple[Place | None, ...]

    def with_words(self, value: int, words: Sequence[int]) -> Side:
        """Return the side with other `words` in place of a value. Values that overlap it in part are gone."""
        place = self.places[value]
        if place is None:
            return self
        start, end = place
        further = len(words) - (end - start)

        def moved(other: Place | None) -> Place | None:
            if other is None or other[1] <= start:
                return other
            if other[0] >= end:
                return other[0] + further, other[1] + further
            return (other[0], other[1] + further) if other[0] <= start and other[1] >= end else None

        return Side((*self.tokens[:start], *words, *self.tokens[end:]), tuple(moved(each) for each in self.places))

    def words(self, value: int) -> Tokens:
        """Return the words of a value, none if it is gone."""
        place = self.places[value]
        return () if place is None else self.tokens[slice(*place)]


@dataclass(frozen=True, slots=True)
class Shown:
    """Two sentences as the judge sees them, and what it should say about pairs of their values: place, label, sort."""

    first: Tokens
    second: Tokens
    pairs: tuple[tuple[Place, Place, Label, str], ...]


@dataclass(frozen=True, slots=True)
class Showing:
    """Shows pairs of sentences."""

    tokenizer: Tokenizer = field(repr=False)
    opposites: Opposites
    phrases: Phrases

    def show(self, pair: SentencePair) -> Shown:
        """Return what the judge sees of a pair, at random."""
        one, other, labels = self._altered(pair)
        alike = [numbers for numbers, label in labels.items() if label.same]
        unlike = [numbers for numbers, label in labels.items() if not label.same]
        kept = (*alike, *random.sample(unlike, min(_MOST_UNLIKE, len(unlike))))
        pairs = [
            (here, there, labels[row, column], pair.first.values[row].sort)
            for row, column in kept
            if (here := one.places[row]) is not None and (there := other.places[column]) is not None
        ]
        if random.random() < 0.5:  # noqa: S311 -- nothing here is secret
            # The order has no meaning.
            turned = tuple((there, here, label, sort) for here, there, label, sort in pairs)
            return Shown(other.tokens, one.tokens, turned)
        return Shown(one.tokens, other.tokens, tuple(pairs))

    def _altered(self, pair: SentencePair) -> tuple[Side, Side, Labels]:
        one, other = (_side(sentence) for sentence in (pair.first, pair.second))
        chance = random.random()  # noqa: S311 -- nothing here is secret
        alike = [numbers for numbers, label in pair.labels.items() if label.same]
        phrases = [numbers for numbers in alike if pair.first.values[numbers[0]].sort == PHRASE]
        verbs = [numbers for numbers in alike if pair.first.values[numbers[0]].sort == VERB]
        if phrases and chance < _HIDDEN:
            row, column = random.choice(phrases)  # noqa: S311 -- see above
            hidden = {(row, column): replace(pair.labels[row, column], relation=None)}
            return _hidden(one, row), _hidden(other, column), {**pair.labels, **hidden}
        if phrases and chance < _HIDDEN + _REPLACED:
            return self._with_another_phrase(pair, one, other, random.choice(phrases)[1])  # noqa: S311 -- see above
        if verbs and chance < _HIDDEN + _REPLACED + _ALTERED:
            return self._with_another_verb(pair, one, other, random.choice(verbs))  # noqa: S311 -- see above
        if chance > 1 - _REPLACED_UNLIKE:
            matched = {column for _, column in alike}
            idle = [n for n, value in enumerate(pair.second.values) if value.sort == PHRASE and n not in matched]
            if idle:
                return self._with_another_phrase(pair, one, other, random.choice(idle))  # noqa: S311 -- see above
        return one, other, pair.labels

    def _with_another_phrase(
        self, pair: SentencePair, one: Side, other: Side, column: int
    ) -> tuple[Side, Side, Labels]:
        """Return the sides with a phrase of the second replaced, which then clashes with what it matched."""
        phrase = self.phrases.instead_of(other.words(column), pair.story)
        if phrase is None:
            return one, other, pair.labels
        clashing = {
            numbers: replace(label, relation=CLASH)
            for numbers, label in pair.labels.items()
            if numbers[1] == column and label.same
        }
        return one, other.with_words(column, phrase), {**pair.labels, **clashing}

    def _with_another_verb(
        self, pair: SentencePair, one: Side, other: Side, numbers: tuple[int, int]
    ) -> tuple[Side, Side, Labels]:
        """Return the sides with a verb of the first altered to exclude the other, if they say the same."""
        label = pair.labels[numbers]
        verb = altered_verb(one.words(numbers[0]), self.opposites, self.tokenizer) if label.relation == SAME else None
        if verb is None:
            return one, other, pair.labels
        return one.with_words(numbers[0], verb), other, {**pair.labels, numbers: replace(label, relation=CLASH)}


def _side(sentence: Sentence) -> Side:
    return Side(sentence.tokens, tuple(value.place for value in sentence.values))


def _hidden(side: Side, value: int) -> Side:
    return side.with_words(value, [MASK] * len(side.words(value)))


def showing(pairs: Iterable[SentencePair], words: Vectors, opposites: Path, tokenizer: Tokenizer) -> Showing:
    """Return the object that shows the judge `pairs`; `words` are vectors of all tokens, [tokens, width]."""
    phrases = {
        (sentence.tokens[slice(*value.place)], pair.story)
        for pair in pairs
        for sentence in (pair.first, pair.second)
        for value in sentence.values
        if value.sort == PHRASE
    }
    tokens, stories = zip(*sorted(phrases), strict=True)
    return Showing(tokenizer, load_opposites(opposites, tokenizer), Phrases(words, tokens, stories))
