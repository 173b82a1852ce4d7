"""Values are shown in the article's words, and what was made of a day stands beside it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from claimcheck.as_printed import as_printed, in_their_words
from claimcheck.compare.judge import judge
from tests.build import article, claim, fact, interval, quantity, time


def vague(text="dozens", bound="="):
    figure = quantity("12-120" if bound == "=" else "at least 12")
    return replace(figure, text=text, bound=bound, rules=("numbers.vague",))


@pytest.mark.parametrize(
    ("told", "value", "shown"),
    [
        ({"quantity": vague()}, "12 to 120", "dozens"),
        ({"quantity": vague(bound=">=")}, "at least 12", "at least dozens"),
        ({"quantity": quantity("about 20")}, "about 20", "about 20"),
        ({"time": time("3 March 2031", "2031-03-03")}, "2031-03-03", "3 March 2031"),
        (
            {"time": replace(time("Monday", "2031-03-03", weekday=0), basis="article date")},
            "Monday (2031-03-03)",
            "Monday (3 March 2031, by the article’s date)",
        ),
        (
            {"time": replace(time("two days later", "2031-03-05"), basis="earlier date")},
            "two days later (2031-03-05)",
            "two days later (5 March 2031, by a date named before it)",
        ),
        (
            {"time": replace(time("last week", "2031-03-03", "2031-03-09"), basis="article date")},
            "last week",
            "last week (3 March 2031 to 9 March 2031, by the article’s date)",
        ),
        ({"time": time("Tuesday", weekday=1)}, "Tuesday", "Tuesday"),
    ],
)
def test_values_in_the_words_of_the_article(told, value, shown):
    assert as_printed(claim("a", **told), value) == shown


def test_the_interval_of_a_vague_word_stands_in_the_working(rules):
    few = claim("b", quantity=replace(quantity("3"), interval=interval(3, 3), value=Decimal(3)))
    said = fact(claim("a", quantity=vague()), few)
    found = judge(said, {name: article(name, "2031-03-03") for name in "ab"}, rules)
    assert found is not None
    assert found.explanation.startswith("People killed: 3 / dozens.")
    assert [position.value for position in in_their_words(found).positions] == ["3", "dozens"]
    assert "“dozens” is read as 12 to 120." in found.reason


def test_a_date_that_is_named_is_explained_as_printed(rules):
    days = ("3 March 2031", "2031-03-03"), ("4 March 2031", "2031-03-04")
    told = [claim(name, kind="date", time=time(*day)) for name, day in zip("ab", days, strict=True)]
    found = judge(fact(*told), {name: article(name, "2031-03-05") for name in "ab"}, rules)
    assert found is not None
    assert "3 March 2031 / 4 March 2031" in found.explanation
