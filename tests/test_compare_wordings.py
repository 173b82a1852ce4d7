"""Quotations: what is another wording, and what is only cut shorter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.compare.relations import Relation
from claimcheck.compare.wordings import Change, changes, compare_wordings, turns_round


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("we will rebuild every bridge", "we will rebuild every bridge", ()),
        ("we will rebuild every bridge", "we will rebuild every bridge before winter comes", ()),
        ("And we will rebuild", "we will rebuild", ()),
        ("we will … rebuild it all", "we will never stop until we rebuild it all", ()),
        ("we will rebuild every bridge", "we shall rebuild every bridge", (Change(("will",), ("shall",)),)),
        ("boats in the bay", "ships in the bay", (Change(("boats",), ("ships",)),)),
        ("it can’t be done by May", "it can't be done by May", ()),
        ("we didn't know of the leak", "we did know of the leak", (Change(("didn't",), ("did",)),)),
    ],
)
def test_changes(first, second, expected):
    assert changes(first, second) == expected
    assert compare_wordings(first, second) is (Relation.APART if expected else Relation.SAME)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("we didn't know of the leak", "we did know of the leak", True),
        ("we will rebuild every bridge", "we shall rebuild every bridge", False),
    ],
)
def test_a_lost_negation_turns_a_quotation_round(first, second, expected, rules):
    assert turns_round(changes(first, second), rules.verdicts) is expected


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_is_taken(first, second):
    assert changes(first, first) == ()
    assert compare_wordings(first, second) in Relation
