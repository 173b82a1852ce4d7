"""Quotations that part: which words are marked, and an excerpt that never leaves a difference out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.report.parting import around, marked_where_parting, parting_places

LONG = "We came at first light and found that the east pier had gone, with the two cranes on it and the lamps, and"


def shown(wordings):
    places = parting_places(wordings)
    return [
        "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in marked_where_parting(words, found))
        for words, found in zip(wordings, places, strict=True)
    ]


@pytest.mark.parametrize(
    ("wordings", "expected"),
    [
        (["We held the gate", "We held this gate"], ["We held [the] gate", "We held [this] gate"]),
        (["It will, we hope, hold", "It will hold"], ["It will, [we hope,] hold", "It will hold"]),
        (["Same words.", "same words"], ["Same words.", "same words"]),
        (["one", "two", "three"], ["[one]", "[two]", "[three]"]),
        (["We held the gate", "We held the gate until noon"], ["We held the gate", "We held the gate until noon"]),
        ([], []),
    ],
)
def test_wordings_are_marked_where_they_part(wordings, expected):
    assert shown(wordings) == expected


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        (
            (" nobody ever told us why.", " nobody told us why."),
            ("… the lamps, and nobody ever told us why.", "… the lamps, and nobody told us why."),
        ),
        (
            (" we shall rebuild it by the spring.", " we shall rebuild them by the spring."),
            ("… and we shall rebuild it by the spring.", "… and we shall rebuild them by the spring."),
        ),
    ],
)
def test_what_is_cut_keeps_the_difference(ends, expected):
    wordings = [LONG + end for end in ends]
    assert tuple(around(w, p, 40) for w, p in zip(wordings, parting_places(wordings), strict=True)) == expected


def test_two_differences_far_apart_are_both_shown():
    said = (("wooden", "crew"), ("stone", "mayor"))
    wordings = [f"They took the {pier} pier. {LONG} nobody told the {who} of it." for pier, who in said]
    excerpts = [around(w, p, 60) for w, p in zip(wordings, parting_places(wordings), strict=True)]
    assert all(pier in e and who in e for (pier, who), e in zip(said, excerpts, strict=True))
    assert all(" … " in e and len(e) < 130 for e in excerpts)


@given(st.lists(st.text("ab c.…", max_size=60), max_size=4), st.integers(1, 50))
def test_no_word_at_stake_is_ever_cut(wordings, longest):
    for words, places in zip(wordings, parting_places(wordings), strict=True):
        assert "".join(piece.text for piece in marked_where_parting(words, places)) == words
        assert all(place.of(words) in around(words, places, longest) for place in places)
