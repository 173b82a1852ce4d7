"""What the judge sees of a pair of values while it learns: often fewer words than printed, and sometimes others."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.nets.arrays import Vectors
from claimcheck.nets.windows import Window
from claimcheck.train.altered import Opposites, Phrases, altered_verb, load_opposites, phrases_of, with_phrase
from claimcheck.train.examples import CLASH, PHRASE, SAME, VERB, ReadStory, Value, ValuePair, values_of

if TYPE_CHECKING:
    from tokenizers import Tokenizer

# How often two phrases are hidden from the judge.
_HIDDEN = 0.25
# How often one of two phrases is replaced by another: of those that answer one question, and of those that don't, so
# that an odd phrase by itself says nothing.
_REPLACED, _REPLACED_UNLIKE = 0.3, 0.15
# How often a verb is altered to exclude the other: of two that say the same, and of two that don't.
_ALTERED, _ALTERED_UNLIKE = 0.3, 0.15


@dataclass(frozen=True, slots=True)
class Shown:
    """Two windows as the judge sees them, and what it should say: see `ValuePair`. None if it can't know."""

    windows: tuple[Window, Window]
    same: bool
    relation: int | None
    moves: bool | None
    sort: str


@dataclass(frozen=True, slots=True)
class Showing:
    """Shows pairs of values of some stories. `story_of` gives the name of a passage's story by the passage's `id`."""

    tokenizer: Tokenizer
    opposites: Opposites
    phrases: Phrases
    near: Callable[[Value], Vectors]
    story_of: Mapping[int, str]

    def show(self, pair: ValuePair) -> Shown:
        """Return what the judge sees of a pair, at random."""
        windows, relation = self._altered(pair)
        if random.random() < 0.5:  # noqa: S311 -- nothing here is secret
            windows = windows[1], windows[0]  # The order has no meaning.
        return Shown(windows, pair.same, relation, pair.moves, pair.first.sort)

    def _altered(self, pair: ValuePair) -> tuple[tuple[Window, Window], int | None]:
        chance = random.random()  # noqa: S311 -- nothing here is secret
        if pair.first.sort == PHRASE:
            if chance < _HIDDEN:
                return pair.windows(hide=True), None
            if chance < _HIDDEN + (_REPLACED if pair.same else _REPLACED_UNLIKE):
                value = pair.second
                phrase = self.phrases.instead_of(value, self.near(value), self.story_of[id(value.passage)])
                if phrase is not None:
                    return (pair.first.window(), with_phrase(value.window(), phrase)), CLASH if pair.same else None
        one, other = pair.windows()
        says_otherwise = pair.relation == SAME or not pair.same
        if pair.first.sort == VERB and says_otherwise and chance < (_ALTERED if pair.same else _ALTERED_UNLIKE):
            altered = altered_verb(one, self.opposites, self.tokenizer)
            if altered is not None:
                return (altered, other), CLASH if pair.same else None
        return (one, other), pair.relation


def showing(
    stories: Sequence[ReadStory], near: Callable[[Value], Vectors], opposites: Path, tokenizer: Tokenizer
) -> Showing:
    """Return the object that shows the judge pairs of `stories`."""
    articles = [(story.story.name, article) for story in stories for article in story.articles]
    values = [(story, value) for story, article in articles for value in values_of(article)]
    story_of = {id(passage): story for story, article in articles for passage in article.passages}
    return Showing(tokenizer, load_opposites(opposites, tokenizer), phrases_of(values, near), near, story_of)
