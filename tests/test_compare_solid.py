"""Who hangs loosely on a fact takes no part in a disagreement."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.compare.solid import readings, solid
from claimcheck.model import Link
from tests.build import article, claim, fact


def linked(**probabilities: float):
    """A fact of one claim in each of the files named: ab=.9 is the probability of the link between those of a and b."""
    files = sorted({file for pair in probabilities for file in pair})
    claims = {file: claim(file) for file in files}
    links = []
    for pair, probability in probabilities.items():
        first, second = sorted(claims[file].id for file in pair)
        links.append(Link(first=first, second=second, probability=probability))
    return replace(fact(*claims.values()), links=tuple(links))


@pytest.mark.parametrize(
    ("probabilities", "kept"),
    [
        ({"ab": 0.9}, "ab"),
        ({"ab": 0.2}, "ab"),  # two are left as they are: how likely they are, the finding says
        ({"ab": 0.9, "ac": 0.2, "bc": 0.3}, "ab"),
        ({"ab": 0.9, "ac": 0.8}, "ab"),  # c was never set beside b
        ({"ab": 0.9, "ac": 0.8, "bc": 0.7, "ad": 0.3}, "abc"),
        ({"ab": 0.3, "ac": 0.3, "bc": 0.9}, "bc"),
        # e was set beside two of four: that is enough.
        ({"ab": 0.9, "ac": 0.9, "ad": 0.9, "bc": 0.9, "bd": 0.9, "cd": 0.9, "ae": 0.6, "be": 0.5}, "abcde"),
    ],
)
def test_who_speaks(probabilities, kept):
    found = solid(linked(**probabilities), {}, 0.45)
    assert "".join(sorted(one.file for one in found.claims)) == kept
    assert all({link.first, link.second} <= {one.id for one in found.claims} for link in found.links)


def test_copies_are_one_voice():
    articles = {file: article(file, origin="a" if file in "ac" else None) for file in "abc"}
    found = solid(linked(ab=0.9, ac=0.9), articles, 0.45)
    assert {one.file for one in found.claims} == {"a", "b", "c"}


@pytest.mark.parametrize(
    ("probabilities", "expected"),
    [
        ({"ab": 0.9, "ac": 0.8, "bc": 0.8}, ["abc"]),
        ({"ab": 0.9, "ac": 0.5, "bc": 0.5}, ["abc", "ab"]),
        ({"ab": 0.9, "ac": 0.2, "bc": 0.2}, ["abc", "ab"]),
        ({"ab": 0.9, "ac": 0.2, "bc": 0.2, "ad": 0.5, "bd": 0.5}, ["abcd", "abd", "ab"]),
    ],
)
def test_a_fact_may_be_read_in_several_ways(probabilities, expected):
    found = readings(linked(**probabilities), {})
    assert ["".join(sorted(one.file for one in reading.claims)) for reading in found] == expected
