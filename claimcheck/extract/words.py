"""What the parse says of a word: by itself, wherever it stands, and in its sentence."""

from __future__ import annotations

from typing import NamedTuple


class Word(NamedTuple):
    """What a word is by itself, wherever it stands."""

    text: str
    lower: str
    is_alpha: bool
    is_punct: bool
    is_space: bool
    is_stop: bool
    like_num: bool


class Sense(NamedTuple):
    """What a word is in its sentence, besides its place in the tree: `genders` are a pronoun's."""

    pos: str
    lemma: str
    genders: tuple[str, ...]
    tag: str
    dep: str
