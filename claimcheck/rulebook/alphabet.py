"""The letters that a part of a pattern can begin with, on a small alphabet that represents all letters."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

_parser: Any = re._parser  # type: ignore[attr-defined]  # noqa: SLF001 -- the module that `re.compile` itself uses

Letters = frozenset[str]

_END = ""  # the end of the text, in place of another letter
_PLAIN = frozenset(map(chr, range(0x180)))
# What the categories (digit, space, word) distinguish beyond those: an Arabic digit, a wide space, Chinese, a dash.
_FAR = frozenset("\u0663\u2003\u4e2d\u2014\u0301")
_COMMON = _PLAIN | _FAR
_CATEGORIES = {
    _parser.CATEGORY_DIGIT: r"\d",
    _parser.CATEGORY_NOT_DIGIT: r"\D",
    _parser.CATEGORY_SPACE: r"\s",
    _parser.CATEGORY_NOT_SPACE: r"\S",
    _parser.CATEGORY_WORD: r"\w",
    _parser.CATEGORY_NOT_WORD: r"\W",
}
REPEATS = {_parser.MAX_REPEAT, _parser.MIN_REPEAT, _parser.POSSESSIVE_REPEAT}
ASSERTIONS = {_parser.ASSERT, _parser.ASSERT_NOT}
_ENDS = {_parser.AT_END, _parser.AT_END_STRING}


class Alphabet:
    """The letters that one pattern distinguishes."""

    nothing: Letters = frozenset()
    end: Letters = frozenset({_END})

    def __init__(self, tree: Any) -> None:  # noqa: ANN401 -- the parser's trees have no public type
        named = frozenset(letter for code in _codes(tree) for letter in _around(code))
        more = named | frozenset(each for letter in named for each in _cases(letter))
        self.every: Letters = _COMMON | more
        self._more = more - _COMMON
        self._dots_take_lines = any(flags & re.DOTALL for flags in _flags(tree))

    def _category(self, name: Any, *, surely: bool) -> Letters:  # noqa: ANN401 -- see above
        """Return the letters of a category, such as digits, which may mean ASCII alone: at most, or `surely`."""
        both = [_of_category(name, letters, ascii_alone) for letters in (_COMMON, self._more) for ascii_alone in (0, 1)]
        if surely:
            return (both[0] & both[1]) | (both[2] & both[3])
        return both[0] | both[1] | both[2] | both[3]

    def first(self, items: Sequence[Any], after: Letters | None) -> Letters | None:
        """Return the letters that `items`, followed by `after`, can begin with; None if unknown."""
        found: Letters = frozenset()
        for item in items:
            letters, may_be_empty = self._first(item)
            if letters is None:
                return None
            found |= letters
            if not may_be_empty:
                return found
        return None if after is None else found | after

    def _first(self, item: Any) -> tuple[Letters | None, bool]:  # noqa: ANN401 -- see above
        """Return the letters of one item, and whether it may match nothing at all."""
        operator, argument = item
        if operator is _parser.AT:
            return (frozenset({_END, "\n"}), False) if argument in _ENDS else (frozenset(), True)
        if operator is _parser.SUBPATTERN:
            return self._row(list(argument[3]))
        if operator is _parser.ATOMIC_GROUP:
            return self._row(list(argument))
        if operator in REPEATS:
            letters, may_be_empty = self._row(list(argument[2]))
            return letters, may_be_empty or argument[0] == 0
        if operator is _parser.BRANCH:
            rows = [self._row(list(each)) for each in argument[1]]
            known = [letters for letters, _ in rows if letters is not None]
            return (
                frozenset().union(*known) if len(known) == len(rows) else None,
                any(may_be_empty for _, may_be_empty in rows),
            )
        return self._letters(operator, argument), False

    def _row(self, items: list[Any]) -> tuple[Letters | None, bool]:
        mark = "\0row ends"  # no letter, so it shows whether the row can be empty
        letters = self.first(items, frozenset({mark}))
        return (None, True) if letters is None else (letters - {mark}, mark in letters)

    def _letters(self, operator: Any, argument: Any) -> Letters | None:  # noqa: ANN401 -- see above
        """Return the letters accepted by a part for one letter; rather too many than too few."""
        if operator is _parser.ANY:
            return self.every if self._dots_take_lines else self.every - {"\n"}
        if operator is _parser.LITERAL:
            return _cases(chr(argument))
        if operator is _parser.NOT_LITERAL:
            return self.every  # if capitals are ignored it may be less
        if operator is not _parser.IN:
            return None
        return self._set(argument)

    def _set(self, parts: Sequence[Any]) -> Letters:
        negated = parts[0][0] is _parser.NEGATE
        taken: set[str] = set()
        for operator, argument in parts:
            if operator is _parser.LITERAL:
                taken |= {chr(argument)} if negated else _cases(chr(argument))
            elif operator is _parser.RANGE:
                taken |= self._range(*argument, exactly=negated)
            elif operator is _parser.CATEGORY:
                taken |= self._category(argument, surely=negated)
        return self.every - taken if negated else frozenset(taken)

    def _range(self, low: int, high: int, *, exactly: bool) -> Letters:
        inside = frozenset(letter for letter in self.every if low <= ord(letter) <= high)
        if exactly:
            return inside
        # Anything between two distant letters may be of any kind.
        more = _FAR if high >= len(_PLAIN) else frozenset()
        return inside | more | frozenset(each for letter in inside for each in _cases(letter))


@lru_cache(maxsize=1000)
def _of_category(name: Any, letters: Letters, ascii_alone: int) -> Letters:  # noqa: ANN401 -- see above
    pattern = re.compile(_CATEGORIES[name], re.ASCII if ascii_alone else 0)
    return frozenset(letter for letter in letters if pattern.fullmatch(letter))


def _flags(items: Any) -> Iterator[int]:  # noqa: ANN401 -- see above
    """Yield the flags of a pattern, or of a part of it."""
    if isinstance(items, _parser.SubPattern):
        yield items.state.flags
    for operator, argument in items:
        if operator is _parser.SUBPATTERN:
            yield argument[1]
        for row in inner_rows(operator, argument):
            yield from _flags(row)


def inner_rows(operator: Any, argument: Any) -> list[Any]:  # noqa: ANN401 -- see above
    """Return the rows of items that lie inside an item."""
    if operator in REPEATS:
        return [argument[2]]
    if operator is _parser.SUBPATTERN:
        return [argument[3]]
    if operator is _parser.BRANCH:
        return list(argument[1])
    if operator in ASSERTIONS:
        return [argument[1]]
    return [argument] if operator is _parser.ATOMIC_GROUP else []


def _cases(letter: str) -> Letters:
    every = {letter, letter.lower(), letter.upper(), letter.casefold(), letter.swapcase()}
    return frozenset(each for each in every if len(each) == 1)


def _around(code: int) -> Iterator[str]:
    yield from (chr(each) for each in (code - 1, code, code + 1) if 0 <= each <= sys.maxunicode)


def _codes(items: Any) -> Iterator[int]:  # noqa: ANN401 -- see above
    """Yield the code points that are in the tree of a pattern, and any number among them: extra ones do no harm."""
    if isinstance(items, int):
        if 0 <= items <= sys.maxunicode and type(items) is int:
            yield items
    elif isinstance(items, tuple | list | _parser.SubPattern):
        for item in items:
            yield from _codes(item)
