"""How a value is written down where positions are listed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from claimcheck.compare.differing import relations_of
from claimcheck.compare.judge import judge
from claimcheck.compare.positions import number_text, positions_of, value_text
from claimcheck.model import Span
from tests.build import article, claim, fact, quantity


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("4000", "4,000"),
        ("4.10", "4.1"),
        ("7100000", "7.1 million"),
        ("0.25", "0.25"),
        ("12.123456", "12.123456"),
        (Decimal(1) / 3, "0.333"),
        (Decimal(200) / 3, "66.7"),
    ],
)
def test_a_number_is_read_at_a_glance(number, text):
    assert number_text(Decimal(number)) == text


@pytest.mark.parametrize(
    ("figures", "positions"),
    [
        (["1500", "about 1500", "300"], ["300", "1,500"]),
        (["1500", "at least 1500"], ["1,500"]),
        (["1500", "over 1500"], ["1,500", "more than 1,500"]),
        (["18", "about 20"], ["18", "about 20"]),
    ],
)
def test_one_figure_is_one_position_however_hedged(figures, positions, rules):
    told = fact(*(claim(str(number), quantity=quantity(words)) for number, words in enumerate(figures)))
    found = positions_of(told.claims, relations_of(told, rules), {}, rules)
    assert [position.value for position in found] == positions


@pytest.mark.parametrize(
    ("words", "positions"),
    [
        (
            [
                "We've waited ten years for this bridge, and the ice won't wait.",
                "We've waited a decade for this bridge, but the ice won't wait. Nor shall I.",
                "We've waited ten years for this bridge",  # of the first
                "the ice won't wait",  # of either: the wordings don't differ here
                "Nor shall I.",  # only the second has that
            ],
            {(0, 2), (1,)},
        ),
        (
            [
                "The bridge on the river is old, and the ice on the river won't wait for us.",
                "The bridge on the river is ancient, and the ice on the river shall not wait for us.",
                "the ice on the river won't wait for us",
                "The bridge on the river is old, and the ice",
            ],
            {(0, 2, 3), (1,)},
        ),
        (["We shut two mills in May, and one later.", "We shut two mills in June, and one later."], {(0,), (1,)}),
    ],
)
def test_a_passage_is_in_one_position_with_the_quotation_that_it_is_from(words, positions, rules):
    told = fact(*(claim(str(number), kind="quote", words=each) for number, each in enumerate(words)))
    found = positions_of(told.claims, relations_of(told, rules), {}, rules)
    assert {tuple(int(each.file) for each in position.claims) for position in found} == positions
    assert {position.value for position in found} == {words[first] for first, *_ in positions}


@pytest.mark.parametrize(
    ("words", "polarity", "expected"),
    [
        ("was injured", "denied", "was injured (denied)"),  # "Nobody was injured"
        ("was not injured", "denied", "was not injured"),
        ("wasn’t injured", "denied", "wasn’t injured"),
        ("was injured", "affirmed", "was injured"),
    ],
)
def test_a_denied_verb_does_not_say_the_opposite(words, polarity, expected, rules):
    assert value_text(claim("a", kind="polarity", words=words, polarity=polarity), rules) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("He was taken into custody on Friday.", "was taken", "was taken into custody on Friday"),
        ("He's under arrest, police said.", "'s", "'s under arrest"),
        ("She had no permit for the sea.", "had", "had no permit"),
        ("The mill was sold to a bank.", "was sold", "was sold"),
    ],
)
def test_a_verb_that_says_little_is_shown_with_the_words_behind_it(text, words, expected, rules):
    start = text.index(words)
    value = Span(start, start + len(words))
    verb = replace(claim("a", kind="polarity", words=words), text=text, span=Span(0, len(text)), value_span=value)
    assert value_text(verb, rules) == expected


def test_the_explanation_does_not_take_the_no_from_a_verb(rules):
    articles = {name: article(name, "2031-03-07") for name in "ab"}
    shown = claim("a", kind="polarity", words="showed")
    none = claim("b", kind="polarity", words="showed", polarity="denied")
    found = judge(fact(shown, none, moves=0), articles, rules)
    assert found is not None
    assert "“showed” and “showed” (denied) can't both" in found.explanation
