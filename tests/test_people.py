"""One name for a person across the articles of a story."""

from __future__ import annotations

import pytest

from claimcheck.align.people import full_names, one_name_each
from claimcheck.model import Attribution, Extraction, Span
from tests.build import article


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Ana Moss", "Moss"], {"Moss": "Ana Moss"}),
        (["Moss"], {}),
        # Two of one surname: nobody knows which.
        (["Ana Moss", "Odell Moss", "Moss"], {}),
        (
            ["Ana van der Moss", "van der Moss", "Moss"],
            {"Moss": "Ana van der Moss", "van der Moss": "Ana van der Moss"},
        ),
        ([], {}),
    ],
)
def test_full_names(names, expected):
    assert full_names(names) == expected


def test_who_keeps_a_name_costs_no_memory():
    kept, renamed = said_by("Ana Moss"), said_by("Moss")
    (found,) = one_name_each([Extraction(article=article("a", text="…"), attributions=(kept, renamed))], [])
    assert found.attributions[0] is kept
    assert found.attributions[1].speaker_name == "Ana Moss"


def test_linked_articles_share_the_fullest_name():
    text = "The harbour master Ana Moss told reporters that the ferry Petrel would leave the harbour on Monday morning."
    given = [
        Extraction(article=article("a", text=text), attributions=(said_by("Ana Moss"),)),
        Extraction(article=article("b", text=text), attributions=(said_by("Moss"),)),
        Extraction(article=article("c", text="Nothing of this is about boats."), attributions=(said_by("Moss"),)),
    ]
    assert [e.attributions[0].speaker_name for e in one_name_each(given, [("a", "b")])] == [
        "Ana Moss",
        "Ana Moss",
        "Moss",
    ]


def said_by(name):
    return Attribution(spans=(Span(0, 3),), speaker=None, speaker_name=name, cue=None, mode="direct")
