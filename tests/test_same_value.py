"""One distinctive value of one thing links two claims whose clauses are built differently."""

from __future__ import annotations

from datetime import date

import pytest

from claimcheck.align.facts import align
from claimcheck.align.same_value import digits, same_value_links
from tests.build import article, claim, extraction, quantity, slot, time

NEAR = {"a": {"b": 0.5}}


@pytest.mark.parametrize(
    ("value", "expected"), [("2507", 4), ("30", 1), ("27", 2), ("750000", 2), ("0", 0), ("18-25", 0)]
)
def test_digits_that_tell_a_figure_from_others(value, expected):
    assert digits(quantity(value)) == expected


@pytest.mark.parametrize(
    ("first", "second", "value", "linked"),
    [
        ({"predicate": "approve"}, {"predicate": "vote"}, "2507", True),
        ({"predicate": "approve"}, {"predicate": "vote"}, "27", False),  # with two digits it may be chance
        ({"predicate": "approve"}, {"predicate": None}, "27", True),
        ({"predicate": "approve"}, {"predicate": "vote"}, "30", True),  # both give no other value for members
        ({"head": "noun.people"}, {"head": "noun.people"}, "30", False),
        ({"head": "booth"}, {"head": "member"}, "2507", False),
        ({"owner": "Norvik"}, {"owner": "Altamar"}, "2507", False),
        ({"fact_type": "fact.killed"}, {"fact_type": "fact.injured"}, "2507", False),
    ],
)
def test_link_by_value(first, second, value, linked, rules):
    one = claim("a", slot=slot(**{"fact_type": None, "head": "member", **first}), quantity=quantity(value))
    two = claim("b", slot=slot(**{"fact_type": None, "head": "member", **second}), quantity=quantity(value))
    assert bool(list(same_value_links([one, two], NEAR, rules))) is linked


def test_a_round_value_says_nothing_where_an_article_gives_another(rules):
    of = {"slot": slot(None, head="member", predicate="vote")}
    claims = [claim("a", quantity=quantity("30"), **of), claim("b", quantity=quantity("30"), **of)]
    assert list(same_value_links(claims, NEAR, rules))
    assert not list(same_value_links([*claims, claim("a", 1, quantity=quantity("40"), **of)], NEAR, rules))


def test_articles_of_two_stories_share_no_value(rules):
    claims = [claim(f, slot=slot(None, head="member"), quantity=quantity("2507")) for f in "ab"]
    assert not list(same_value_links(claims, {}, rules))


def test_a_date_of_another_time_is_a_value_too(rules):
    then = {"head": "predicate.elect", "kind": "date", "fact_type": "slot.date"}
    when = (date(1995, 1, 1), date(1995, 12, 31))
    claims = [claim(f, slot=slot(when=when, **then), time=time("1995", "1995-01-01", "1995-12-31")) for f in "ab"]
    assert list(same_value_links(claims, NEAR, rules))


def test_a_link_by_value_never_brings_two_values_together(rules):
    text = "The council of the harbour town has many members, says the council of the harbour town."
    one = claim("a", slot=slot(None, head="member", predicate="vote"), quantity=quantity("2507"))
    other = claim("a", 1, slot=slot(None, head="member", predicate="sit"), quantity=quantity("2507"))
    two = claim("b", slot=slot(None, head="member", predicate="sit"), quantity=quantity("2411"))
    facts = align([extraction(article("a", text=text), one, other), extraction(article("b", text=text), two)], rules)
    assert [{c.id for c in fact.claims} for fact in facts] == [{other.id, two.id}]
