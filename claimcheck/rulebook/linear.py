"""Refuses patterns that could take more than linear time on some text."""

from __future__ import annotations

import re
from typing import Any

# `re._parser` is the module that `re.compile` itself uses; it has no public name since Python 3.11.
_parser: Any = re._parser  # type: ignore[attr-defined]  # noqa: SLF001 -- see the line above

# A bounded repeat of more than this counts as one without a bound.
_MANY = 50
_REPEATS = {_parser.MAX_REPEAT, _parser.MIN_REPEAT}


def check_linear(pattern: str) -> None:
    r"""Raise ValueError where `pattern` nests repeats, repeats twice in a row without a bound, or refers back.

    `(a+)+` takes exponential time on `aaaa…b`, `\w+\w+x` quadratic time. The check is stricter than it needs to be:
    what
    it refuses can be written with a bound (`{1,40}`) instead.
    """
    _walk(_parser.parse(pattern), inside_repeat=False)


def _walk(items: Any, *, inside_repeat: bool) -> None:  # noqa: ANN401 -- the parser's trees have no public type
    unbounded = 0
    for operator, argument in items:
        if operator in (_parser.GROUPREF, _parser.GROUPREF_EXISTS):
            raise ValueError("refers back to a group, which can't be matched in linear time")
        if operator in _REPEATS:
            low, high, child = argument
            open_ended = high == _parser.MAXREPEAT
            unbounded += open_ended
            # "(a{1,9})+" takes as long as "(a+)+": it is enough that the inner repeat may vary.
            if inside_repeat and low != high and high > 1:
                raise ValueError("has a repeat inside a repeat; write each out with a bound such as {1,40}")
            _walk(child, inside_repeat=inside_repeat or open_ended or high > _MANY)
        elif operator is _parser.SUBPATTERN:
            _walk(argument[3], inside_repeat=inside_repeat)
        elif operator is _parser.BRANCH:
            for branch in argument[1]:
                _walk(branch, inside_repeat=inside_repeat)
        elif operator in (_parser.ASSERT, _parser.ASSERT_NOT):
            _walk(argument[1], inside_repeat=inside_repeat)
    if unbounded > 2:
        raise ValueError("has more than two open-ended repeats in a row; write bounds such as {0,40}")
