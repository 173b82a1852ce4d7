"""Who stands where: the outlier, and whether speakers or outlets differ."""

from __future__ import annotations

import pytest

from claimcheck.compare.standing import outlier, standing
from tests.build import article, claim


def pairs(*files: str):
    return [(claim(a), claim(b)) for a, b in files]


@pytest.mark.parametrize(
    ("apart", "sources", "expected"),
    [
        (["ab", "ac", "ad"], {}, ("a", 3)),
        (["ab", "ac"], {}, None),  # two are not many
        (["ab", "ac", "bd"], {}, None),  # two camps
        (["ab", "ac", "ad"], {"c": "b", "d": "b"}, None),  # three articles of one source
    ],
)
def test_the_outlier(apart, sources, expected):
    assert outlier(pairs(*apart), sources) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Ana Moss", "Ana Moss", " More than one of the values is attributed to Ana Moss"),
        ("Ana Moss", "Dag Odnes", " The values come from different speakers: Ana Moss, Dag Odnes."),
        ("Ana Moss", None, ""),
        (None, None, ""),
    ],
)
def test_who_says_the_values(first, second, expected):
    apart = [(claim("a", speaker_name=first), claim("b", speaker_name=second))]
    told = standing(apart, {}, {file: article(file) for file in "ab"})
    assert told.startswith(expected)
    assert bool(told) is bool(expected)


def test_an_article_that_contradicts_itself_is_named():
    apart = [(claim("a"), claim("a", 1))]
    assert standing(apart, {}, {"a": article("a")}) == " a gives two of the values in one article."
