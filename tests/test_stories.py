"""What a story is called, and which articles are on it."""

from __future__ import annotations

from datetime import date

import pytest

from claimcheck.model import Article
from claimcheck.stories import name_of, stories_among

FERRY = (
    "Ferry Corrie Lass runs aground off Tarnay\n\nThe ferry Corrie Lass struck a sandbank on Monday. Ninety sailed.",
    "The Corrie Lass had 87 people aboard when she struck the sandbank off Tarnay on Monday evening.",
    "On Monday Tarnay’s lifeboat took 90 people off the Corrie Lass, which lay on a sandbank.",
)


def articles(*texts: str, **known: object) -> list[Article]:
    return [
        Article(file=f"{number}.txt", text=text, sha256="0" * 64, origin=f"{number}.txt", **known)  # type: ignore[arg-type]  # in tables
        for number, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        (FERRY, "Corrie Lass, Tarnay, sandbank"),
        (FERRY[1:], "Corrie Lass, sandbank, Tarnay"),
        # What one article alone has is in no name, nor is what articles differ in: figures, numbers in words, days.
        (("Eleven goats fled the circus on Friday.", "Nine goats fled on Friday, say police."), "Goats fled"),
        # Of two words of which one holds the other there is one.
        (
            ("Goat found. One goat had fled to Mossley.", "Goats fled to Mossley, a goat was found."),
            "Goat, fled, Mossley",
        ),
        (("Snow fell over Alton.", "Voters chose a mayor."), ""),
        (("said will been", "said will been"), ""),
        (("", ""), ""),
    ],
)
def test_a_story_is_called_by_the_words_that_its_articles_share(texts, name, rules):
    assert name_of(articles(*texts), rules) == name


def test_an_article_alone_lends_its_headline(rules):
    assert (
        name_of(articles(FERRY[0], title="Corrie Lass aground\n off Tarnay"), rules) == "Corrie Lass aground off Tarnay"
    )
    assert name_of(articles(FERRY[0]), rules) == ""


def test_a_copy_has_no_say(rules):
    first, copy, other = articles("Zebra crossing in Alton repainted.", "Zebra crossing in Alton repainted.", FERRY[1])
    copy = Article(file=copy.file, text=copy.text, sha256=copy.sha256, origin=first.file)
    assert name_of([first, copy, other], rules) == ""


def test_the_name_is_the_same_whatever_the_order(rules):
    dated = [
        Article(file=f"{number}.txt", text=text, published=date(2031, 4, number), sha256="0", origin=f"{number}.txt")
        for number, text in enumerate(FERRY, 1)
    ]
    assert name_of(dated, rules) == name_of(dated[::-1], rules)


@pytest.mark.parametrize(
    ("linked", "stories"),
    [
        ([], []),
        ([("0.txt", "1.txt")], [("0.txt", "1.txt")]),
        ([("0.txt", "1.txt"), ("1.txt", "2.txt")], [("0.txt", "1.txt", "2.txt")]),
        (
            [("3.txt", "4.txt"), ("0.txt", "1.txt"), ("1.txt", "2.txt")],
            [("0.txt", "1.txt", "2.txt"), ("3.txt", "4.txt")],
        ),
        ([("1.txt", "3.txt"), ("0.txt", "2.txt")], [("0.txt", "2.txt"), ("1.txt", "3.txt")]),
    ],
)
def test_articles_that_are_linked_are_on_one_story(linked, stories, rules):
    assert [story.files for story in stories_among(articles(*FERRY, *FERRY), linked, rules)] == stories
