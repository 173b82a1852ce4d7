"""Whether time can explain that two articles differ."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from claimcheck.compare.conflict import conflict_in
from claimcheck.compare.judge import told_apart
from claimcheck.compare.updates import is_update, known_at_once, overtaken, raised, replaced, runs_one_way
from claimcheck.model import Fact, Link, Span
from claimcheck.pipeline import explain
from tests.build import article, claim, fact, quantity


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


@pytest.mark.parametrize(
    ("words", "dates", "expected"),
    [
        ("Telvane raised its offer to 15 a share.", ("2031-03-07", "2031-03-08"), True),
        ("Telvane raised its offer to at least 15 a share.", ("2031-03-07", "2031-03-08"), True),
        ("The toll was raised to 15.", (None, None), True),
        ("The toll was raised to 15.", ("2031-03-07", "2031-03-07"), True),
        (
            "The toll was raised to 15.",
            ("2031-03-08", "2031-03-07"),
            False,
        ),  # the article that says so is the older one
        ("Telvane is to offer 15 a share.", ("2031-03-07", "2031-03-08"), False),
        ("Telvane, which raised rents, is close to 15 a share.", ("2031-03-07", "2031-03-08"), False),
        ("The cloud rose 15 kilometres, by a revised figure.", ("2031-03-07", "2031-03-08"), True),
        ("The cloud rose 15 kilometres, by a revised figure.", ("2031-03-08", "2031-03-07"), False),
        ("It rose for 15 days.", ("2031-03-07", "2031-03-08"), False),
    ],
)
def test_what_is_said_to_have_changed_is_an_update(words, dates, expected, rules):
    articles = {"a": article("a", dates[0]), "b": article("b", dates[1])}
    old = claim("a", quantity=quantity("12"))
    at = Span(words.index("15"), words.index("15") + 2)
    new = replace(claim("b", quantity=quantity("15")), text=words, span=Span(0, len(words)), value_span=at)
    assert replaced([(old, new)], articles, rules) is expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2031-03-07", "2031-03-08", True),
        ("2031-03-07", "2031-03-07", True),
        ("2031-03-08", "2031-03-07", False),
        (None, "2031-03-08", False),  # "at least 12" holds for 15, and nothing shows that it has risen
        ("2031-03-07", None, False),
    ],
)
def test_a_lower_bound_is_overtaken_by_a_higher_figure(first, second, expected, rules):
    articles = {"a": article("a", first), "b": article("b", second)}
    pair = (claim("a", quantity=quantity("at least 12")), claim("b", quantity=quantity("15")))
    assert raised([pair], articles, rules) == ([pair] if expected else [])


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        ("over 60", "62", False),  # 62, rounded down
        ("over 60", "71", True),
        ("over 200", "214", False),
        ("over 12", "13", True),  # not a round number
        ("over 100", "187", True),
        ("over 60", "at least 62", True),
        ("over 1000000", "1050000", False),
        ("at least 60", "62", True),
    ],
)
def test_a_figure_rounded_down_has_not_risen(low, high, expected, rules):
    articles = {name: article(name, f"2031-03-0{day}") for day, name in enumerate("ab", 7)}
    pair = (claim("a", quantity=quantity(low)), claim("b", quantity=quantity(high)))
    assert raised([pair], articles, rules) == ([pair] if expected else [])


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([("2031-03-07", "12"), ("2031-03-08", "15"), ("2031-03-10", "19")], True),
        ([("2031-03-10", "19"), ("2031-03-07", "12"), ("2031-03-08", "15")], True),  # in whatever order they are given
        ([("2031-03-07", "19"), ("2031-03-08", "15"), ("2031-03-10", "12")], True),
        ([("2031-03-07", "12"), ("2031-03-08", "19"), ("2031-03-10", "15")], False),
        ([("2031-03-07", "12"), ("2031-03-08", "15")], False),  # two days show no direction
        ([("2031-03-07", "12"), ("2031-03-08", "15"), ("2031-03-08", "16"), ("2031-03-10", "19")], False),
        ([("2031-03-07", "12"), ("2031-03-08", "12"), ("2031-03-10", "19")], False),
        ([("2031-03-07", "12"), ("2031-03-08", "15"), (None, "19")], False),
    ],
)
def test_a_tally_that_goes_on_runs_one_way(told, expected, rules):
    articles = {str(number): article(str(number), day) for number, (day, _) in enumerate(told)}
    claims = [claim(str(number), quantity=quantity(value)) for number, (_, value) in enumerate(told)]
    assert runs_one_way(claims, articles, rules) is expected


@pytest.mark.parametrize(
    ("first", "second", "so_far", "expected"),
    [
        ("2031-03-07", "2031-03-08", True, True),
        ("2031-03-07", "2031-03-08", False, False),  # nothing says that more were to come
        ("2031-03-08", "2031-03-07", True, False),
        ("2031-03-07", "2031-03-07", True, False),
        (None, "2031-03-08", True, False),
    ],
)
def test_a_tally_of_its_moment_is_overtaken(first, second, so_far, expected, rules):
    articles = {"a": article("a", first), "b": article("b", second)}
    low, high = claim("a", quantity=quantity("12"), so_far=so_far), claim("b", quantity=quantity("15"))
    assert overtaken([(low, high)], articles, rules) is expected
    assert overtaken([(high, low)], articles, rules) is expected


def test_what_one_article_has_from_two_speakers_did_not_change(rules):
    police, mayor = (
        claim("a", speaker_name=who, quantity=quantity(n)) for who, n in (("Holt", "12"), ("Brandt", "15"))
    )
    brigade = claim("b", quantity=quantity("12"))
    assert known_at_once([(mayor, brigade)], [police, mayor, brigade], rules)
    assert not known_at_once([(mayor, brigade)], [mayor, brigade], rules)


@pytest.mark.parametrize(("higher", "lower", "expected"), [(True, False, True), (False, True, False)])
def test_a_higher_tally_of_its_moment_overtakes_another_of_unknown_date(higher, lower, expected, rules):
    low, high = claim("a", quantity=quantity("12"), so_far=lower), claim("b", quantity=quantity("15"), so_far=higher)
    assert overtaken([(low, high)], {"a": article("a"), "b": article("b")}, rules) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By last night 312 people had signed the letter.", True),
        ("312 people had signed the letter by Friday.", True),
        ("312 people signed the letter on Friday.", False),
        ("With nearly all votes counted, 57 percent had said no.", True),
        ("The provisional figure is 57 percent.", True),
        ("312 people signed the letter by the mayor.", False),
    ],
)
def test_a_figure_of_its_moment(text, expected, rules, pipeline):
    found = explain(text, rules, pipeline, published=date(2031, 3, 8)).claims
    assert [each.so_far for each in found if each.quantity is not None] == [expected]


ARRESTED, UNARRESTED = {"words": "was arrested"}, {"words": "was not arrested", "polarity": "denied"}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (ARRESTED, {"words": "was released"}, None),  # the course of events: first the one, then the other
        (UNARRESTED, ARRESTED, "update_over_time"),
        (ARRESTED, UNARRESTED, "contradiction"),  # what is done can't be undone
        ({"words": "is expected"}, {"words": "will not ride", "polarity": "denied"}, "update_over_time"),
    ],
)
def test_what_one_verb_says_after_another_is_no_update(first, second, expected, rules):
    articles = {"a": article("a", "2031-03-07"), "b": article("b", "2031-03-08")}
    verb = {"kind": "polarity"}
    held = (claim("a", **verb, **first), claim("b", **verb, **second))
    link = Link(first=held[0].id, second=held[1].id, probability=0.9, clash=0.9)
    found = Fact(id="f", kind="polarity", label="?", claims=held, links=(link,), probability=0.9, moves=0.9)
    conflict = conflict_in(found, articles, rules)
    assert (conflict.verdict if conflict is not None else None) == expected
    # But they are no one answer, so the fact isn't reported the same way either.
    assert told_apart([found], list(articles.values()), rules) == {"f"}


@pytest.mark.parametrize(
    ("plan", "other", "dates", "expected"),
    [
        ("is to reopen", ("reopened", "asserted"), ("2031-03-07", "2031-03-08"), "update_over_time"),
        ("is expected to be closed", ("was closed", "asserted"), ("2031-03-07", "2031-03-07"), "update_over_time"),
        ("will close", ("has closed", "asserted"), (None, None), "update_over_time"),
        ("will close", ("has closed", "asserted"), ("2031-03-08", "2031-03-07"), None),  # it looks back
        ("had been due to open", ("opened", "asserted"), ("2031-03-07", "2031-03-08"), None),
        ("plans to sell", ("to sell", "asserted"), ("2031-03-07", "2031-03-08"), None),
        ("is to close", ("close", "asserted"), ("2031-03-07", "2031-03-08"), None),
        ("is to close", ("reopened", "asserted"), ("2031-03-07", "2031-03-08"), None),
        ("is to close", ("closed", "reported"), ("2031-03-07", "2031-03-08"), None),
    ],
)
def test_a_plan_and_what_came_of_it(plan, other, dates, expected, rules):
    articles = {name: article(name, day) for name, day in zip("ab", dates, strict=True)}
    held = (
        claim("a", kind="polarity", words=plan, modality="planned"),
        claim("b", kind="polarity", words=other[0], modality=other[1]),
    )
    conflict = conflict_in(fact(*held, moves=0), articles, rules)
    assert (conflict.verdict if conflict is not None else None) == expected
