"""Refuses patterns that could take forever on some text, by counting the ways in which a pattern may match.

Python's engine tries one way after another until none is left, so the number of ways bounds the time. If the next
letter doesn't show which ways remain, all of them count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, reduce
from typing import Any

from claimcheck.rulebook.alphabet import ASSERTIONS, REPEATS, Alphabet, Letters, inner_rows

# `re._parser` is the module that `re.compile` itself uses; it has no public name since Python 3.11.
_parser: Any = re._parser  # type: ignore[attr-defined]  # noqa: SLF001 -- see the line above

# The most characters of a sentence, and of the first lines of an article.
SENTENCE = 2_000
# The engine does about a hundred million steps a second.
MOST_STEPS = 200_000_000
_ENDLESS = 1e30
# Nothing else can make one pattern match in two ways.
_MANY_WAYS = re.compile(r"[*+?{(]|\\[1-9]")
_BACK_REFERENCES = {_parser.GROUPREF, _parser.GROUPREF_EXISTS}
_BEGINNINGS = {_parser.AT_BEGINNING, _parser.AT_BEGINNING_STRING}


@dataclass(frozen=True, slots=True)
class _Cost:
    """How many `ways` something can match at one place, and how many `steps` it takes to try them all."""

    ways: float
    steps: float


# A program that runs again and again reads the same rules each time.
@lru_cache(maxsize=1_000)
def check_linear(pattern: str, *, longest: int = SENTENCE, starts: int | None = None, whole: bool = False) -> None:
    """Check that `pattern` finishes quickly with any text of `longest` characters.

    It is tried at each place of the text, or at `starts` places; `whole` says that it must match to the end.

    Raises:
        ValueError: it may take too long, or refers back to a group.
    """
    if not _MANY_WAYS.search(pattern.removeprefix("(?i)")):
        return
    try:
        tree = _parser.parse(pattern)
        counter = _Counter(Alphabet(tree), longest)
        nothing = counter.alphabet.end if whole else None
        steps = counter.sequence(list(tree), nothing, is_last=not whole).steps
        places = 1 if _is_anchored(tree) else starts or longest
    except RecursionError as error:
        raise ValueError("is nested too deeply") from error
    if steps * places > MOST_STEPS:
        raise ValueError(
            "could run forever: it has a repeat inside a repeat, or several repeats in a row, "
            "that can divide the same words in too many ways; write smaller bounds such as {0,9}, "
            "or start each part with its own mark"
        )


def _is_anchored(tree: Any) -> bool:  # noqa: ANN401 -- the parser's trees have no public type
    first = tree[0] if len(tree) else (None, None)
    return first[0] is _parser.AT and first[1] in _BEGINNINGS and not tree.state.flags & re.MULTILINE


@dataclass(frozen=True, slots=True)
class _Counter:
    """Counts ways and steps on texts of `longest` characters.

    What may come next is passed down as the letters that it can begin with, None if unknown. A repeat with none of
    those letters ends in only one way, because the next letter decides.
    """

    alphabet: Alphabet
    longest: int

    def sequence(self, items: Sequence[Any], after: Letters | None, *, is_last: bool = False) -> _Cost:
        """Return the cost of a row of items. `is_last`: nothing after it could fail."""
        ways, steps = 1.0, 0.0
        for place, item in enumerate(items):
            rest = items[place + 1 :]
            cost = self._item(item, self.alphabet.first(rest, after), is_last=is_last and not rest)
            steps = min(_ENDLESS, steps + ways * cost.steps)
            # Items that can match nothing don't fail, so nothing before them is tried again.
            if not (is_last and rest and all(_is_optional(each) for each in rest)):
                ways = min(_ENDLESS, ways * cost.ways)
        return _Cost(ways, steps)

    def _item(self, item: Any, after: Letters | None, *, is_last: bool) -> _Cost:  # noqa: ANN401 -- see above
        operator, argument = item
        if operator in _BACK_REFERENCES:
            raise ValueError("refers back to a group, which can't be matched in linear time")
        if operator in REPEATS:
            low, high, body = argument
            cost = self._repeat(low, high, body, after, is_last=is_last)
            return replace(cost, ways=1.0) if operator is _parser.POSSESSIVE_REPEAT else cost
        if operator is _parser.SUBPATTERN:
            return self.sequence(list(argument[3]), after, is_last=is_last)
        if operator is _parser.BRANCH:
            return self._branches([list(each) for each in argument[1]], after, is_last=is_last)
        if operator in ASSERTIONS:
            return _Cost(1.0, self.sequence(list(argument[1]), None).steps)
        if operator is _parser.ATOMIC_GROUP:
            return _Cost(1.0, self.sequence(list(argument), None).steps)
        return _Cost(1.0, 1.0)

    def _repeat(self, low: int, most: int, body: Any, after: Letters | None, *, is_last: bool) -> _Cost:  # noqa: ANN401
        high = min(int(most), self.longest)
        items = list(body)
        own = self.alphabet.first(items, self.alphabet.nothing)
        next_ = None if own is None or after is None else own | after
        once = self.sequence(items, next_, is_last=is_last and high == 1)
        # What matches nothing, as a word boundary does, can be repeated at one place; no letter decides how often.
        takes = body.getwidth()[0] > 0
        decided = takes and own is not None and after is not None and own.isdisjoint(after)
        if once.ways > 1:
            return _compounded(once, min(low, high), high)
        if is_last and _is_one_letter(items) and int(most) > self.longest:
            # It takes all it can and nothing after it can fail: the search continues where it ends.
            return _Cost(1.0, low + 1.0)
        ways = 1.0 if decided else max(1.0, high - low + 1.0)
        steps = float(high) * (once.steps + 1)
        if not _looks_around(items):
            # Each letter is taken once, whatever the body.
            steps = min(steps, float(self.longest) * (_size(items) + 1))
        return _Cost(ways, steps + 1)

    def _branches(self, branches: Sequence[list[Any]], after: Letters | None, *, is_last: bool) -> _Cost:
        costs = [self.sequence(each, after, is_last=is_last) for each in branches]
        firsts = [self.alphabet.first(each, after) for each in branches]
        steps = reduce(lambda total, cost: min(_ENDLESS, total + cost.steps + 1), costs, 0.0)
        if any(first is None for first in firsts):
            return _Cost(sum(cost.ways for cost in costs), steps)
        texts = [_literal(each) for each in branches]
        most = 1.0
        for letter in frozenset().union(*(first for first in firsts if first is not None)):
            open_ = [place for place, first in enumerate(firsts) if first is not None and letter in first]
            words = [text for place in open_ if (text := texts[place]) is not None]
            # Of plain words only those with the same beginning can both match.
            alike = max((sum(word.startswith(other) for other in words) for word in words), default=0)
            most = max(most, alike + sum(costs[place].ways for place in open_ if texts[place] is None))
        return _Cost(most, steps)


def _compounded(once: _Cost, low: int, high: int) -> _Cost:
    """Return the cost of a repeat whose body may match in several ways each time."""
    ways, total, steps = 1.0, 0.0, 1.0
    for count in range(high + 1):
        if count >= low:
            total = total + ways
        if count < high:
            steps = steps + ways * once.steps
        ways = ways * once.ways
        if steps >= _ENDLESS or ways >= _ENDLESS:
            return _Cost(_ENDLESS, _ENDLESS)
    return _Cost(max(1.0, total), steps)


def _is_one_letter(items: Sequence[Any]) -> bool:
    plain = {_parser.LITERAL, _parser.NOT_LITERAL, _parser.IN, _parser.ANY}
    return len(items) == 1 and items[0][0] in plain


def _is_optional(item: Any) -> bool:  # noqa: ANN401 -- see above
    """Return whether `item` matches nothing at all where it can't match more."""
    operator, argument = item
    if operator is _parser.SUBPATTERN:
        return all(_is_optional(each) for each in argument[3])
    return operator in REPEATS and argument[0] == 0


def _literal(items: Sequence[Any]) -> str | None:
    """Return the plain word that `items` are, None if they are more than that. Capitals don't count."""
    if not items or any(operator is not _parser.LITERAL for operator, _ in items):
        return None
    return "".join(chr(argument) for _, argument in items).casefold()


def _size(items: Sequence[Any]) -> int:
    return sum(1 + sum(_size(row) for row in inner_rows(*item)) for item in items)


def _looks_around(items: Sequence[Any]) -> bool:
    return any(item[0] in ASSERTIONS or any(_looks_around(row) for row in inner_rows(*item)) for item in items)
