"""Finds part of speech, lemma and gender from word, tag and label, by asking spaCy once for each combination.

spaCy's attribute ruler tries some 180 patterns on every token, and its lemmatizer looks at each token again. But both
depend only on the word, its tag and its label, so the answer for one token holds for the next one like it. The few
patterns of several words are tried at the words or labels that they need. If one fits, the two components process the
text themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from spacy.lookups import Lookups
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc

from claimcheck.extract.parse.reading import MOST_KEPT, Columns, Dictionary, genders_of
from claimcheck.extract.words import Sense, Word

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.vocab import Vocab

_Pattern = list[dict[str, Any]]

# What a pattern may test, so that its answer holds for all tokens of the same word, tag and label.
_OF_WORDS = frozenset({"LOWER", "ORTH"})
_OF_OTHERS = frozenset({"TAG", "DEP", "IS_SPACE"})
_MODES = frozenset({"rule", "lookup"})


class _Ruled(NamedTuple):
    """What the ruler says about a token; no lemma if it leaves that to the lemmatizer."""

    pos: str
    morph: str
    lemma: str
    tag: str
    dep: str


class WordForms:
    """What the attribute ruler and the lemmatizer of a pipeline make of words."""

    def __init__(self, pipeline: Language, dictionary: Dictionary) -> None:
        """Take the two components of a pipeline for which `are_known` is true."""
        self._vocab = pipeline.vocab
        self._ruler: Any = pipeline.get_pipe("attribute_ruler")
        self._lemmatizer = _with_index(pipeline.get_pipe("lemmatizer"))
        self._dictionary = dictionary
        self._known: dict[tuple[int, int, int], Sense] = {}
        self._ruled: dict[tuple[str, int, int], _Ruled] = {}
        self._several = Matcher(self._vocab)
        self._calls: set[int] = set()
        self._named: set[str] = set()
        self._alike: list[re.Pattern[str]] = []
        for number, pattern in enumerate(_patterns(self._ruler)):
            if len(pattern) > 1:
                self._several.add(str(number), [pattern])
                self._calls.add(_rarest(pattern, self._vocab))
            else:
                self._note(pattern[0])

    @staticmethod
    def are_known(pipeline: Language) -> bool:
        """Return whether the two components depend only on word, tag and label."""
        ruler: Any = pipeline.get_pipe("attribute_ruler")
        lemmatizer: Any = pipeline.get_pipe("lemmatizer")
        return (
            type(ruler) is AttributeRuler
            and isinstance(lemmatizer, Lemmatizer)
            and lemmatizer.mode in _MODES
            and not lemmatizer.overwrite
            and all(_goes_by_word(pattern[0]) for pattern in _patterns(ruler) if len(pattern) == 1)
            and all(_rarest(pattern, pipeline.vocab) for pattern in _patterns(ruler) if len(pattern) > 1)
        )

    def senses(self, parse: Doc, columns: Columns, words: Sequence[Word]) -> list[Sense]:
        """Return what the two components say about each token of `parse`, which they haven't processed."""
        called = not self._calls.isdisjoint(columns.lowers) or not self._calls.isdisjoint(columns.deps)
        if called and self._several(parse, allow_missing=True):
            return self._dictionary.senses(self._lemmatizer(self._ruler(parse)))
        known = self._known
        keys = list(zip(columns.orths, columns.tags, columns.deps, strict=True))
        missing = {key: word for key, word in zip(keys, words, strict=True) if key not in known}
        if missing:
            self._learn(missing)
        return [known[key] for key in keys]

    def forget(self) -> None:
        """Forget everything if too much is stored."""
        if len(self._known) > MOST_KEPT:
            self._known.clear()
            self._ruled.clear()
            self._lemmatizer.cache.clear()

    def _learn(self, words: Mapping[tuple[int, int, int], Word]) -> None:
        ruled = [self._rule(word, tag, dep) for (_, tag, dep), word in words.items()]
        doc = Doc(
            self._vocab,
            words=[word.text for word in words.values()],
            pos=[told.pos for told in ruled],
            morphs=[told.morph for told in ruled],
        )
        for key, told, token in zip(words, ruled, self._lemmatizer(doc), strict=True):
            lemma = told.lemma or token.lemma_
            self._known[key] = Sense(told.pos, lemma, genders_of(told.morph), told.tag, told.dep)

    def _rule(self, word: Word, tag: int, dep: int) -> _Ruled:
        """Return what the ruler says about a word with this tag and label. Words in no pattern share one answer."""
        named = word.is_space or word.lower in self._named or any(like.search(word.lower) for like in self._alike)
        key = (word.text if named else "", tag, dep)
        found = self._ruled.get(key)
        if found is None:
            strings = self._vocab.strings
            (token,) = self._ruler(Doc(self._vocab, words=[word.text], tags=[strings[tag]], deps=[strings[dep]]))
            found = _Ruled(token.pos_, str(token.morph), token.lemma_, token.tag_, token.dep_)
            self._ruled[key] = found
        return found

    def _note(self, asked: Mapping[str, Any]) -> None:
        """Record the words that a pattern names."""
        for name in _OF_WORDS & asked.keys():
            value = asked[name]
            if isinstance(value, str):
                self._named.add(value.lower())
            elif "IN" in value:
                self._named.update(word.lower() for word in value["IN"])
            else:
                self._alike.append(re.compile(value["REGEX"]))


def _with_index(lemmatizer: Any) -> Any:  # noqa: ANN401 -- a component, of which spaCy's stub tells nothing
    """Return a lemmatizer that does the same, but finds the words it knows in a dictionary, not in a list of 57,000."""
    lookups = Lookups()
    for name in lemmatizer.lookups.tables:
        table = lemmatizer.lookups.get_table(name)
        known = {key: dict.fromkeys(words) for key, words in table.items()} if name == "lemma_index" else table
        lookups.add_table(name, known)
    other = type(lemmatizer)(lemmatizer.vocab, lemmatizer.model, lemmatizer.name, mode=lemmatizer.mode)
    other.initialize(lookups=lookups)
    return other


def _patterns(ruler: Any) -> Iterator[_Pattern]:  # noqa: ANN401 -- a component, of which spaCy's stub tells nothing
    for rule in ruler.patterns:
        yield from rule["patterns"]


def _rarest(pattern: _Pattern, vocab: Vocab) -> int:
    """Return spaCy's number for a label or word without which a pattern can't fit, 0 if there is none."""
    asked = [token[name] for name in ("DEP", "LOWER") for token in pattern if isinstance(token.get(name), str)]
    return vocab.strings.add(asked[0]) if asked and not any("OP" in token for token in pattern) else 0


def _goes_by_word(asked: Mapping[str, Any]) -> bool:
    if not asked.keys() <= _OF_WORDS | _OF_OTHERS:
        return False
    values = (asked[name] for name in _OF_WORDS & asked.keys())
    return all(isinstance(value, str) or value.keys() in ({"IN"}, {"REGEX"}) for value in values)
