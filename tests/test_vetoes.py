"""What logic forbids, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from claimcheck.align.facts import are_of_two_speakers
from claimcheck.align.vetoes import forbidden
from claimcheck.compare.differing import differing
from tests.build import article, claim, fact, quantity

PAST = (date(2004, 1, 1), date(2004, 12, 31))
LATER = (date(2011, 3, 1), date(2011, 3, 31))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"quantity": quantity("5")}, {"quantity": quantity("11")}, None),
        ({"quantity": quantity("5", unit="EUR", kind="money")}, {"quantity": quantity("5")}, "two units"),
        (
            {"quantity": quantity("5", unit="metre", kind="measure")},
            {"quantity": quantity("9", unit="foot", kind="measure")},
            None,  # one is the other's unit, in other words
        ),
        (
            {"quantity": quantity("5"), "question": "How many does he face?"},
            {"quantity": quantity("6"), "question": "How many does she face?"},
            "two people",
        ),
        (
            {"quantity": quantity("5"), "question": "How many does he face?"},
            {"quantity": quantity("6"), "question": "How many is she to serve?"},
            None,
        ),  # one of the two may be wrong
        ({"quantity": quantity("5")}, {"words": "the harbour", "kind": "entity"}, "values of two kinds"),
        (
            {"quantity": quantity("5"), "other_time": PAST},
            {"quantity": quantity("6"), "other_time": LATER},
            "two years",
        ),
        (
            {"quantity": quantity("5"), "other_time": PAST},
            {"quantity": quantity("6")},
            None,
        ),  # one year is not told
    ],
)
def test_only_logic_forbids(first, second, expected, rules):
    a, b = claim("a", **{"kind": "count", **first}), claim("b", **{"kind": "count", **second})
    assert forbidden(a, b, rules) == expected
    assert forbidden(b, a, rules) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("How old is Milo Falk?", "How old was Ida Falk?", "ages of two people"),
        ("How old is Milo Falk?", "How old is Omar Lind?", "ages of two people"),
        ("How old is Milo Falk?", "How old is Falk?", None),
        ("How old is Milo Falk?", "How old is the boy?", None),
        ("How old is Milo Falk?", "How old is Judge Falk?", None),
        ("How old is Rob Falk?", "How old is Robert Falk?", None),
        ("How old is Muammar Lind?", "How old is Moammar Lindh?", None),
        ("How old is Ana Lind?", "How old is Ana Falk?", None),  # she may have married
        ("How many boats did Milo Falk see?", "How many boats did Ida Falk see?", None),
    ],
)
def test_ages_of_two_people_are_two_facts(one, other, expected, rules):
    a, b = (
        claim(name, kind="count", question=asked, quantity=quantity("9")) for name, asked in (("a", one), ("b", other))
    )
    assert forbidden(a, b, rules) == forbidden(b, a, rules) == expected


def test_two_figures_of_one_sentence_are_two_things(rules):
    first, second = (
        claim("a", quantity=quantity("5")),
        replace(claim("a", 1, quantity=quantity("9")), span=claim("a").span),
    )
    assert forbidden(first, second, rules) == "two figures of one sentence"
    assert forbidden(first, replace(second, quantity=quantity("5")), rules) is None
    assert forbidden(first, claim("a", 2, quantity=quantity("9")), rules) is None


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"speaker_name": "Mara Holt"}, {"speaker_name": "Ivo Brandt"}, True),
        ({"speaker_name": "Mara Holt"}, {"speaker_name": "Mara Holt"}, False),  # she speaks of two things
        ({"speaker_name": "Mara Holt"}, {}, False),
        (
            {"speaker_name": "Mara Holt"},
            {"speaker_name": "Ivo Brandt", "quantity": replace(quantity("5"), counted="goats")},
            False,
        ),
        ({"speaker_name": "Mara Holt"}, {"speaker_name": "Ivo Brandt", "other_time": PAST}, False),
    ],
)
def test_one_article_gives_two_values_if_it_has_them_from_two_speakers(first, second, expected):
    one, other = (
        claim("a", number, **{"quantity": quantity("5"), **said}) for number, said in enumerate((first, second))
    )
    assert are_of_two_speakers(one, other) is are_of_two_speakers(other, one) is expected


@pytest.mark.parametrize(("speakers", "apart"), [(("Mara Holt", "Ivo Brandt"), 1), (("Mara Holt", None), 0)])
def test_two_speakers_of_one_article_do_not_cancel_a_clash_with_another(speakers, apart, rules):
    told = [
        claim("a", number, quantity=quantity(words), speaker_name=name)
        for number, (words, name) in enumerate(zip(("12", "15"), speakers, strict=True))
    ]
    other = claim("b", quantity=quantity("12"))
    pairs, _ = differing(fact(*told, other), {file: article(file) for file in "ab"}, rules)
    assert pairs == [(told[1], other)][:apart]
