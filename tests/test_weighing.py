"""What the other pairs of a story say of one: better matches beside it, third articles, values that stand elsewhere."""

from __future__ import annotations

import numpy as np
import pytest

from claimcheck.align.elsewhere import ValuesInArticles
from claimcheck.align.evidence import Meeting
from claimcheck.align.values import value_evidence
from claimcheck.align.weighing import CONTEXT, in_context
from tests.build import claim, quantity, time

FIRST, SECOND, THIRD = claim("a", 1), claim("b", 1), claim("c", 1)
BESIDE_FIRST, BESIDE_SECOND = claim("a", 2), claim("b", 2)


def met(first, second):
    return Meeting(first, second, logits=(0.0,) * 5, margins=(0.0, 0.0), near=0.5, story=0.5, closeness=0.5, days=None)


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ([], {}),
        ([(FIRST, BESIDE_SECOND, 0.9)], {"rival": 0.9}),
        ([(FIRST, BESIDE_SECOND, 0.9), (BESIDE_FIRST, SECOND, 0.3)], {"rival": 0.9, "weaker_rival": 0.3}),
        ([(FIRST, BESIDE_SECOND, 0.4)], {"rival": 0.4}),  # as good as this one
        ([(FIRST, THIRD, 0.7)], {"third": 0.7}),
        ([(FIRST, BESIDE_SECOND, 0.9), (FIRST, THIRD, 0.7)], {"rival": 0.9, "third": 0.7}),
        ([(FIRST, THIRD, 0.7), (SECOND, THIRD, 0.5)], {"third": 0.7, "through": 0.5, "through_all": 0.35}),
        ([(BESIDE_FIRST, BESIDE_SECOND, 0.9)], {}),  # says nothing of this one
    ],
)
def test_what_other_pairs_say_of_the_first(others, expected):
    pairs = [(FIRST, SECOND, 0.4), *others]
    alone = np.array([probability for _, _, probability in pairs])
    numbers = in_context([met(first, second) for first, second, _ in pairs], alone)
    assert numbers.shape == (len(pairs), len(CONTEXT))
    told = dict(zip(CONTEXT, numbers[0].tolist(), strict=True))
    assert told == pytest.approx(dict.fromkeys(CONTEXT, 0.0) | {"alone": 0.4} | expected)


def test_matches_without_any_probability_say_nothing():
    pairs = [met(FIRST, SECOND), met(FIRST, BESIDE_SECOND)]
    assert in_context(pairs, np.zeros(2)).tolist() == [[0.0] * len(CONTEXT)] * 2


def test_no_pairs_say_nothing():
    assert in_context([], np.zeros(0)).shape == (0, len(CONTEXT))


def count(file, number, words, **kind):
    return claim(file, number, quantity=quantity(words, **kind))


@pytest.mark.parametrize(
    ("mine", "other", "beside", "expected"),
    [
        (count("a", 1, "12"), count("b", 1, "13"), [], 0),
        (count("a", 1, "12"), count("b", 1, "13"), [count("b", 2, "12")], 1),
        (count("a", 1, "12"), count("b", 1, "12"), [], 0),  # the other itself is nowhere else
        (count("a", 1, "12"), count("b", 1, "12"), [count("b", 2, "12")], 1),
        (count("a", 1, "12"), count("b", 1, "13"), [count("a", 2, "12")], 0),  # of my own article
        (count("a", 1, "12"), count("b", 1, "13"), [count("b", 2, "12", unit="metre", kind="measure")], 0),
        (count("a", 1, "12"), count("b", 1, "13"), [count("b", number, "12") for number in range(2, 9)], 3),
        (
            claim("a", 1, time=time("Friday", "2031-03-07")),
            claim("b", 1, time=time("8 March", "2031-03-08")),
            [claim("b", 2, time=time("7 March", "2031-03-07"))],
            1,
        ),
        (
            claim("a", 1, words="a faulty weld"),
            claim("b", 1, words="fatigue"),
            [claim("b", 2, words="A faulty weld")],
            1,
        ),
    ],
)
def test_how_often_a_value_stands_elsewhere(mine, other, beside, expected, rules):
    values = ValuesInArticles([mine, other, *beside], rules.units)
    assert values.elsewhere(mine, other) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (time("Friday", "2031-03-07"), time("7 March", "2031-03-07"), 1.0),
        (time("Friday", "2031-03-07", clock=580), time("7 March", "2031-03-07", clock=640), 0.0),
        (time("Friday", "2031-03-07"), time("the weekend", "2031-03-07", "2031-03-09"), 0.5),
        (time("Friday", "2031-03-07"), time("Saturday", "2031-03-08"), 0.0),
        (time("Friday", weekday=4), time("Friday", weekday=4), 1.0),
        (time("Friday", weekday=4), time("Saturday", weekday=5), 0.0),
        (time("9:40", clock=580), time("9:40", clock=580), 1.0),
        (time("9:40", clock=580), time("10:40", clock=640), 0.0),
        (time("Friday", weekday=4), time("9:40", clock=580), -1.0),
    ],
)
def test_how_two_dates_relate(one, other, expected, rules):
    first, second = claim("a", time=one), claim("b", time=other)
    assert value_evidence(first, second, rules)[0] == value_evidence(second, first, rules)[0] == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (count("a", 1, "12"), count("b", 1, "12"), (1.0, 0.0)),
        (count("a", 1, "about 20"), count("b", 1, "21"), (0.5, 0.154)),
        (count("a", 1, "20"), count("b", 1, "10"), (0.0, 0.693)),
        (count("a", 1, "0"), count("b", 1, "10"), (0.0, 5.0)),
        (count("a", 1, "12", unit="metre", kind="measure"), count("b", 1, "12"), (-1.0, 0.0)),
        (claim("a", names=("Chile", "Peru")), claim("b", names=("Peru", "Chile")), (1.0, 0.0)),
        (claim("a", names=("Chile", "Peru")), claim("b", names=("Peru",)), (0.0, 0.0)),
        (claim("a", words="A faulty weld"), claim("b", words="a faulty weld"), (1.0, 0.0)),
        (claim("a", words="fatigue"), claim("b", words="a faulty weld"), (-1.0, 0.0)),
        (claim("a", time=time("Friday", "2031-03-07")), claim("b", time=time("Saturday", "2031-03-08")), (0.0, 0.693)),
    ],
)
def test_how_two_values_relate_and_how_far_apart_they_are(first, second, expected, rules):
    assert value_evidence(first, second, rules) == pytest.approx(expected, abs=0.001)
