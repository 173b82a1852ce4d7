"""What a figure counts, as the parse tells it, and numbers that the parse shows to be names."""

from __future__ import annotations

import pytest

from claimcheck.extract.figures.counted import count_nouns
from claimcheck.extract.figures.quantities import find_quantities
from claimcheck.extract.paragraphs import parse_paragraphs, split_paragraphs


@pytest.fixture(scope="module")
def read(rules, pipeline):
    """Return the figures of a text with what they count."""

    def figures(text):
        spans = split_paragraphs(text)
        paragraphs = tuple(parse_paragraphs(text, spans, pipeline, 8))
        return count_nouns(find_quantities(text, rules, within=spans), text, paragraphs, rules)

    return figures


COUNTED = [
    ("At least 24 villagers were rescued.", [("villagers", ())]),
    ("Some 300 stone houses collapsed.", [("houses", ("stone",))]),
    ("The army bought 5,000 air defence missiles.", [("missiles", ("air", "defence"))]),
    ("Dozens of angry farmers blocked the road.", [("farmers", ("angry",))]),
    ("Tens of thousands of marchers came.", [("marchers", ())]),
    ("Two law enforcement sources confirmed it.", [("sources", ("law", "enforcement"))]),
    ("They wrote a 12 page report.", [("page", ())]),
    ("The mayor unveiled a four-point plan.", [("point", ())]),
    ("Eight of the 51 seats are empty.", [("seats", ()), ("seats", ())]),
    ("At least 25 of the injured were flown out.", [("injured", ())]),
    ("A five-year-old girl fell into the well.", [("girl", ())]),
    ("60 percent of the voters stayed at home.", [("voters", ())]),
    ("Half the boats sank.", [("boats", ())]),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_the_counted_noun_and_its_restricting_words(text, expected, read):
    assert [(quantity.counted, quantity.modifiers) for quantity in read(text)] == expected


@pytest.mark.parametrize(("text", "_"), COUNTED)
def test_the_counted_noun_stands_where_it_is_said_to(text, _, read):
    for quantity in read(text):
        assert quantity.counted_span is not None
        assert text[slice(*quantity.counted_span)] == quantity.counted


TYPES = [
    ("The navy sent 12 F/A-18s to the carrier.", [("12", "F/A-18s")]),
    ("The navy sent two F/A-18 jets.", [("two", "jets")]),
    ("They shot down four Su-27s.", [("four", "Su-27s")]),
    ("It has 24 Su-34/35s.", [("24", "Su-34/35s")]),
    ("The airline ordered two 747s.", [("two", "747s")]),
    ("The airline ordered five 737s and six A320s.", [("five", "737s"), ("six", "A320s")]),
    ("The airline ordered two 767-300s and twelve 787-9s.", [("two", "767-300s"), ("twelve", "787-9s")]),
    ("The guards took 12 AR-15s and 300 shells.", [("12", "AR-15s"), ("300", "shells")]),
    ("The wind blew at 30 km/h.", [("30 km/h", None)]),
]


@pytest.mark.parametrize(("text", "expected"), TYPES)
def test_the_name_of_a_type_is_counted_and_is_no_figure(text, expected, read):
    assert [(quantity.text, quantity.counted) for quantity in read(text)] == expected


LEFT_OUT = [
    ("Six miners were killed and 20 were rescued.", ["miners", "miners"]),
    ("Twelve miners were killed and 70 others were hurt.", ["miners", "miners"]),
    ("Six miners and 20 farmers were killed.", ["miners", "farmers"]),
    ("The number of seats rose from 65 to 125.", ["seats", "seats"]),
    ("Six miners were killed. The price rose to 20.", ["miners", None]),
    ("The board passed it by 62 votes to 38.", ["votes", "votes"]),
    ("Ramsby won by four goals to two.", ["goals", "goals"]),
    ("The firm cut 62 jobs to 38.", ["jobs", None]),
]


@pytest.mark.parametrize(("text", "counted"), LEFT_OUT)
def test_a_noun_left_out_is_that_of_the_count_before(text, counted, read):
    assert [quantity.counted for quantity in read(text)] == counted


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Eight of the 51 seats are empty.", [True, False]),
        ("One of them fled.", [True]),
        ("Dozens of farmers fled.", [False]),
        ("Eight farmers fled.", [False]),
    ],
)
def test_a_part_is_told_from_a_whole(text, parts, read):
    assert [quantity.part_of_whole for quantity in read(text)] == parts


@pytest.mark.parametrize(
    ("text", "besides"),
    [
        ("She and 29 others were arrested.", 1),
        ("Ruta Belmonte and 29 others were arrested.", 1),
        ("They and 29 others were arrested.", 0),
        ("Dana Roth, Ines Falk and four other bakers resigned.", 2),
        ("Dana Roth, Odell Brand and four other bakers resigned.", 0),
        ("The raiders struck Ramsby and at least three other camps.", 1),
        ("Ramsby and three other camps were shelled.", 1),
        ("The captain and four other women resigned.", 1),
        ("Her husband and about two others were hurt.", 1),
        ("The gang and two others were held.", 0),
        ("The driver and two passengers were hurt.", 0),
        ("Another 29 were arrested.", 0),
        ("Ines Falk, who owns the yard, and four others were arrested.", 1),
        ("The driver, who had slept, and four other men were arrested.", 1),
        ("The yards, which had shut, and four others were fined.", 0),
        ("Ines Falk was freed with five others.", 1),
        ("The driver was held together with at least two other men.", 1),
        ("The drivers were held with two others.", 0),
        ("The lorry was towed away with two others.", 0),
        ("She was charged with three other murders.", 0),
        ("He was found with two other bodies.", 0),
        ("The driver collided with two other cars.", 0),
        ("She fought with two others.", 0),
    ],
)
def test_those_named_come_on_top_of_the_others(text, besides, read):
    assert [quantity.besides for quantity in read(text)] == [besides]


@pytest.mark.parametrize(
    ("text", "besides"),
    [
        ("Ruta Belmonte, 43, and five other bakers were arrested.", [0, 1]),
        ("Ruta Belmonte, 43, of Ramsby, and five other bakers were arrested.", [0, 1]),
        ("Ruta Belmonte, 43, a baker, and five other women were arrested.", [0, 1]),
        ("Ruta Belmonte, a 43-year-old baker, and five other women were arrested.", [0, 1]),
        ("Ruta Belmonte, 43, Odell Brand, 51, and three others were held.", [0, 0, 2]),
        ("Ruta Belmonte, 43, and Odell Brand, 51, and three others were held.", [0, 0, 2]),
        ("Ruta Belmonte, Odell Brand, 51, and three others were held.", [0, 0]),
    ],
)
def test_those_named_with_their_ages_are_all_counted(text, besides, read):
    assert [quantity.besides for quantity in read(text)] == besides


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The flood left 51 dead, 340 hurt.", [None, None]),
        ("Six died and 22 hurt.", [None, None]),
        ("Six miners died and 22 hurt in a pit.", ["miners", "miners"]),
        ("Two trams collided, leaving nine dead.", ["trams", None]),
        ("Four sheds burned and two people were hurt.", ["sheds", "people"]),
        ("Three schools were hit and 12 were injured.", ["schools", None]),
        ("Three schools were hit and 12 were shut.", ["schools", "schools"]),
        ("At least 25 of the hurt were flown out.", ["hurt"]),
    ],
)
def test_a_state_is_no_noun_and_things_are_not_hurt(text, counted, read):
    assert [quantity.counted for quantity in read(text)] == counted


def test_a_count_may_be_a_rate(read):
    assert [quantity.per for quantity in read("The port loads 30 ships a day.")] == ["day"]
    assert [quantity.per for quantity in read("The port loads 30 ships per week.")] == ["week"]


@pytest.mark.parametrize(
    "text",
    [
        "She flew a Harrow 5 to Ramsby.",
        "The club finished in the bottom three.",
        "They cheered the Kick Six win.",
        "This is the one that they wanted.",
    ],
)
def test_numbers_in_names_and_rankings_are_dropped(text, read):
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Ramsby: Dead 12", ["12"]),
        ("Ramsby: Population 3,400", ["3,400"]),
        ("Ramsby: Injured 30", ["30"]),
        ("Ramsby: Homes lost 14", ["14"]),
        ("Ramsby: Harrow 5", []),
        ("Ramsby Dead 12", []),
    ],
)
def test_a_number_in_a_line_of_a_table_is_no_name(text, kept, read):
    assert [quantity.text for quantity in read(text)] == kept


def test_links_follow_the_figures_that_are_left(read):
    figures = read("The Harrow 5 weighs 10 tonnes and spans 10 kilometres (6 miles).")
    assert [quantity.same_as for quantity in figures] == [None, None, 1]
    rose = read("The number of seats rose from 65 to 125.")
    assert [(quantity.former, quantity.former_at) for quantity in rose] == [(True, None), (False, 0)]


def test_figures_outside_the_parsed_paragraphs_stay_as_they_are(rules):
    figures = find_quantities("Six miners", rules)
    assert count_nouns(figures, "Six miners", (), rules) == figures


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("A 737 landed.", []),
        ("It hit a 206 driver.", []),
        ("She read a 300 page book.", ["300"]),
        ("They sold 737 crates.", ["737"]),
    ],
)
def test_digits_behind_an_article_name_a_type(text, kept, read):
    assert [quantity.text for quantity in read(text)] == kept
