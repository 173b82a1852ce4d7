from datetime import date

import pytest

from claimcheck.read.dateline import read_dateline

DAY = date(2031, 4, 2)


@pytest.mark.parametrize(
    ("text", "published", "title", "outlet"),
    [
        (" date 2031-04-02 The mill at Orrin Vale burned down on Monday.", DAY, None, None),
        ("2031-04-02\nMill burns down\nThe mill burned down.", DAY, "Mill burns down", None),
        (f"2031-04-02 The mill {'and the barn ' * 9} burned down.\nNobody was hurt", DAY, None, None),
        ("Mill burns down\n\nPublished: 2 April 2031, 10:12\n\nThe mill burned.", DAY, "Mill burns down", None),
        (
            "Mill burns down\nUpdated 3 April 2031\nPublished 2 April 2031\nThe mill burned.",
            DAY,
            "Mill burns down",
            None,
        ),
        ("Mill burns down\n\nWednesday, April 2, 2031\n\nThe mill burned.", DAY, "Mill burns down", None),
        ("ORRIN VALE, April 2, 2031 (Valewire) - The mill burned down.", DAY, None, None),
        ("ORRIN VALE, April 2 (Valewire) - The mill burned down.", None, None, None),
        ("Mill burns down\nSource: Orrin Post\nThe mill burned.", None, "Mill burns down", "Orrin Post"),
        ("The mill burned down.\n\nNobody was hurt.", None, None, None),
        ("Mill burns down", None, None, None),
        ("# Mill burns down\n\nNobody was hurt.", None, "Mill burns down", None),
        (
            "\u201cWe lost all\u201d: mill burns down\nNobody was hurt.",
            None,
            "\u201cWe lost all\u201d: mill burns down",
            None,
        ),
        ("Mill burns down\nThe fire of 2 April 2031 was the third.\nMore follows.", None, "Mill burns down", None),
        ("Mill burns down\n" + "Nobody was hurt.\n" * 20 + "Published: 2 April 2031", None, "Mill burns down", None),
        ("Published: 31 February 2031\nMill burns down\nNobody was hurt.", None, "Mill burns down", None),
        ("", None, None, None),
        ("\n\n \r\n", None, None, None),
        ("x" * 5000, None, None, None),
    ],
)
def test_the_head_of_a_text_gives_date_title_and_outlet(text, published, title, outlet, rules):
    found = read_dateline(text, rules.datelines)
    assert (found.published, found.title, found.outlet) == (published, title, outlet)
    assert {name for name, _rule in found.rules} == {
        name for name in ("published", "modified", "fetched", "title", "outlet") if getattr(found, name) is not None
    }


@pytest.mark.parametrize(
    ("line", "published", "modified", "fetched"),
    [
        ("Last updated: April 4th, 2031", None, date(2031, 4, 4), None),
        ("Published 2 April 2031, updated 4 April 2031", DAY, date(2031, 4, 4), None),
        ("Published: 2 April 2031 10:12 | Last updated: 4 April 2031 11:05", DAY, date(2031, 4, 4), None),
        ("Updated 4 April 2031 (first published 2 April 2031)", DAY, date(2031, 4, 4), None),
        ("Published 2 April 2031\nRetrieved on 6 April 2031", DAY, None, date(2031, 4, 6)),
        ("Accessed: 2031-04-06", None, None, date(2031, 4, 6)),
    ],
)
def test_three_days_are_told_apart(line, published, modified, fetched, rules):
    found = read_dateline(f"Mill burns down\n{line}\nThe mill burned.", rules.datelines)
    assert (found.published, found.modified, found.fetched) == (published, modified, fetched)


def test_each_rule_serves_its_examples_and_no_others(rules):
    for rule in rules.models["datelines"].rules:
        for text in rule.examples.match:
            assert rule.id in dict(map(reversed, read_dateline(text, rules.datelines).rules)), text
        for text in rule.examples.no_match:
            assert rule.id not in dict(map(reversed, read_dateline(text, rules.datelines).rules)), text


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2031-04-02", DAY),
        ("2031-4-2", DAY),
        ("2031/04/02", DAY),
        ("2031-04-02T23:59:59+14:00", DAY),
        ("2031-04-02 10:00", DAY),
        ("April 2, 2031", DAY),
        ("2 Apr. 2031", DAY),
        ("2nd of April 2031", DAY),
        ("Wed, 02 Apr 2031 13:00:00 GMT", DAY),
        ("Wednesday, April 2, 2031", DAY),
        ("02/04/2031", None),
        ("2031-02-30", None),
        ("0000-00-00", None),
        ("9999-12-31T23:59:59+14:00", None),
        ("2031", None),
        ("soon", None),
        ("", None),
    ],
)
def test_only_a_full_and_unmistakable_date_is_read(words, expected, rules):
    assert rules.datelines.read_date(words) == expected
