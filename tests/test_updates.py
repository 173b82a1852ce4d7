"""Whether time can explain that two articles differ."""

from __future__ import annotations

import pytest

from claimcheck.compare.updates import is_update
from tests.build import article, claim, quantity


@pytest.mark.parametrize(
    ("moves", "first", "second", "expected"),
    [
        ("no", "2031-03-07", "2031-03-08", False),
        ("varies", "2031-03-07", "2031-03-08", True),
        ("varies", "2031-03-08", "2031-03-07", True),
        ("varies", "2031-03-07", "2031-03-07", False),  # on one day it has not varied, one is mistaken
        ("varies", "2031-03-07", None, False),
        ("rises", "2031-03-07", "2031-03-08", True),
        ("rises", "2031-03-08", "2031-03-07", False),
        ("rises", "2031-03-07", "2031-03-07", True),  # a toll may rise in a day
        ("falls", "2031-03-07", "2031-03-08", False),
    ],
)
def test_time_explains_it(moves, first, second, expected, rules):
    articles = {"a": article("a", first), "b": article("b", second)}
    pair = (claim("a", quantity=quantity("12")), claim("b", quantity=quantity("15")))
    assert is_update([pair], moves, articles, rules) is expected
