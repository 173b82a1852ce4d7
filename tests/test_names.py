"""The register of names: one name for each person, body and place of an article."""

from __future__ import annotations

import pytest

from claimcheck.extract.names import read_names
from claimcheck.extract.paragraphs import parse_paragraphs, split_paragraphs

STORY = (
    "President Ana Moss of Avaria met Sir Odell Brand in Oslo on Friday. Moss thanked Brand.\n\n"
    "French President Luc Tarrant and the Northfield Harbour Authority (NHA) sent their regards. "
    "The NHA is led by Terence Oake. Mr Oake is a lawyer. The ferry company Blue Line Ltd said nothing."
)


def names_in(text, rules, pipeline):
    return read_names(tuple(parse_paragraphs(text, split_paragraphs(text), pipeline, 8)), rules)


@pytest.fixture(scope="module")
def register(rules, pipeline):
    return names_in(STORY, rules, pipeline)


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Ana Moss", "Ana Moss"),
        ("Moss", "Ana Moss"),
        ("President Moss", "Ana Moss"),
        ("Moss's", "Ana Moss"),
        ("Sir Odell", "Odell Brand"),
        ("Brand", "Odell Brand"),
        ("the French president", "Luc Tarrant"),
        # Two presidents: the title alone tells nothing.
        ("the president", None),
        ("NHA", "Northfield Harbour Authority"),
        ("the NHA", "Northfield Harbour Authority"),
        ("Mr Oake", "Terence Oake"),
        ("nobody at all", None),
        ("", None),
    ],
)
def test_canonical(register, mention, name):
    assert register.canonical(mention) == name


def test_names_in_a_range(register):
    start = STORY.index("met")
    end = STORY.index("on Friday")
    assert [(span.of(STORY), name, label) for span, name, label in register.names_in(start, end)] == [
        ("Odell Brand", "Odell Brand", "person"),
        ("Oslo", "Oslo", "place"),
    ]


def test_mentions_are_in_order_and_in_the_text(register):
    starts = [mention.span.start for mention in register.mentions]
    assert starts == sorted(starts)
    assert all(mention.span.of(STORY).strip() for mention in register.mentions)


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        # Two people of one surname: the bare surname stays open, unless one of them is named far more often.
        ("Ana Moss and Odell Moss came. Moss left.", "Moss", "Moss"),
        ("Ana Moss came. Ana Moss spoke. Ana Moss left. Odell Moss slept. Moss won.", "Moss", "Ana Moss"),
        # A surname that is also a place is the person's, where the article names the person.
        ("Ines Lincoln spoke. Lincoln left.", "Lincoln", "Ines Lincoln"),
        # A rank of several words, each a role of its own.
        ("Assistant Chief Constable Ana Moss spoke. Moss left.", "Moss", "Ana Moss"),
        # Countries under one name.
        ("The US and Britain signed.", "US", "United States"),
    ],
)
def test_ties_and_places(text, mention, name, rules, pipeline):
    register = names_in(text, rules, pipeline)
    assert register.canonical(mention) == name


@pytest.mark.parametrize(
    ("word", "gender"),
    [
        ("Lewis", None),
        ("Zainab", "female"),
        ("Carl Berg", "male"),
        ("Ines Lewis", "female"),
        # With an accent, and behind a word that no list has.
        ("Zoë Lewis", "female"),
        ("Driver Zoë Lewis", "female"),
        ("Ines-Lotte Lind", "female"),
        # A word as well.
        ("Willow Lind", "female"),
        # A particle and a word before a name tell nothing.
        ("Noor al Masri", None),
        ("Star Carl Berg", "male"),
    ],
)
def test_what_a_name_tells_of_gender(word, gender, rules, pipeline):
    text = f"On Friday {word} won the race, and on Sunday {word} lost it."
    found = {m.span.of(text): m.name.gender for m in names_in(text, rules, pipeline).mentions}
    assert found.get(word) == gender


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        ("The minister, a former professor who argued for Togo in a case on phosphate, was cheered.", "Togo", "place"),
        ("Chad Berg won the race. Chad trained with the club for years.", "Chad", "person"),
        ("Mr Togo won the race. Then Togo left.", "Togo", "person"),
    ],
)
def test_a_country_is_nobody_unless_somebody_is_called_so(text, word, label, rules, pipeline):
    register = names_in(text, rules, pipeline)
    (named,) = {m.name.label for m in register.mentions if m.span.of(text).split()[0] == word}
    assert named == label
