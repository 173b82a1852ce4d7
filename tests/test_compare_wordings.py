"""Quotations: what is another wording, and what is only cut shorter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.compare.severity import differ_in_small_words, turned_round
from claimcheck.wordings import Change, changes, what_was_said
from tests.build import claim


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
        ("we will rebuild every bridge", "we will never rebuild every bridge", (Change((), ("never",)),)),
        # An excerpt is no other wording, wherever it was cut.
        ("a disgrace for this harbour", "It is a disgrace, a disgrace for this harbour and its crews.", ()),
        ("we [the crews] were never told", "we in the north were never told", ()),
        # Marks, capitals and accents.
        ("The pier, they say, is Lost", "the pier – they say – is lost", ()),
        ("we must co-operate on the dam", "we must cooperate on the dam", ()),
        ("it cost 1,200 crowns in all", "it cost 1200 crowns in all", ()),
        ("it took 4.5 tonnes of sand", "it took 45 tonnes of sand", (Change(("4.5",), ("45",)),)),
        ("we met José there", "we met Jose there", ()),
        # A name written in two ways, or more fully.
        ("we told Orelenskyy of the flood", "we told Orelenski of the flood", ()),
        ("we told Mayor Moss of the flood", "we told Moss of the flood", ()),
        ("we told Ana Moss of the flood", "we told Moss of the flood", ()),
        ("we told Mandor of the flood", "we told Vessin of the flood", (Change(("mandor",), ("vessin",)),)),
        ("we go to Niger on Monday", "we go to Nigeria on Monday", (Change(("niger",), ("nigeria",)),)),
        ("We Will Rebuild Every Bridge", "We Will Never Rebuild Every Bridge", (Change((), ("never",)),)),
        # Without rules each spelling is a word of its own.
        ("the colour of the water", "the color of the water", (Change(("colour",), ("color",)),)),
    ],
)
def test_changes(first, second, expected):
    assert changes(first, second) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("we didn't know of the leak", "we did know of the leak", True),
        ("we will rebuild every bridge", "we shall rebuild every bridge", False),
        # It has moved.
        ("we will not shut the mill but will cut pay", "we will shut the mill but will not cut pay", True),
    ],
)
def test_a_lost_negation_turns_a_quotation_round(first, second, expected, rules):
    pair = claim("a.txt", words=first), claim("b.txt", words=second)
    assert turned_round([pair], rules) is expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("we always said that the roof was new", "we always said the roof was new", True),
        ("about costs and not about people", "about costs, not about people", True),
        ("the roof was new", "that roof was new", True),
        ("we have said that all the schools are shut", "we said that all the school are shut", True),
        ("all the schools are shut", "all the halls are shut", False),
        ("we always said that the roof was new", "we never said the roof was new", False),
        ("there is a little hope", "there is little hope", False),
        ("the roof was new", "the roof was new", False),  # nothing differs
        ("she was out there", "I was out there", False),
    ],
)
def test_small_words_change_nothing(first, second, expected, rules):
    pair = claim("a.txt", words=first), claim("b.txt", words=second)
    assert differ_in_small_words([pair], rules) is expected


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("the harbour’s defences were organised", "the harbor's defenses were organized", True),
        ("they travelled 40 kilometres by theatre bus", "they traveled 40 kilometers by theater bus", True),
        ("five per cent of it, and 8% of that", "five percent of it, and 8 percent of that", True),
        ("we will prise open the gate", "we will prize open the gate", False),
        ("the harbour is closed", "the harbor is open", False),
        ("We’re looking for it, and we don't know why", "We are looking for it, and we do not know why", True),
        ("Where's the boat, and how's the crew?", "Where is the boat, and how is the crew?", True),
        ("we can't see the bridge from here", "we cannot see the bridge from here", True),
        ("I'd be there for them again", "I would be there for them again", True),
        ("He's gone, and we'd warned him", "He has gone, and we had warned him", True),
        ("that should've been our boat", "that should have been our boat", True),
        ("I would be there", "I had been there", False),
        ("she lived seventeen years in the mill", "she lived 17 years in the mill", True),
        ("she lived seventeen years in the mill", "she lived 18 years in the mill", False),
        ("she lived forty-three years in the mill", "she lived 43 years in the mill", True),
        ("she lived forty-three years in the mill", "she lived 44 years in the mill", False),
        ("we're looking for the boat", "we were looking for the boat", False),
        ("we didn't know of the leak", "we did know of the leak", False),
    ],
)
def test_two_spellings_are_one_word(first, second, same, rules):
    assert (not changes(first, second, rules.spellings.one)) is same


def test_a_change_says_where_it_stands():
    first, second = "We will rebuild every bridge", "We will never rebuild each bridge"
    assert [(c.before_at.of(first), c.after_at.of(second)) for c in changes(first, second)] == [
        ("", "never"),
        ("every", "each"),
    ]


@pytest.mark.parametrize(
    ("speaker", "words", "question"),
    [
        ("Ana Moss", "we will rebuild", "What did Ana Moss say: “we will rebuild”?"),
        (None, "we will rebuild", "What was said: “we will rebuild”?"),
        (None, "We will rebuild every bridge here, and soon", "What was said: “We will rebuild every bridge here …”?"),
        (None, "", "What was said?"),
    ],
)
def test_a_quotation_answers_what_was_said(speaker, words, question):
    assert what_was_said(speaker, words) == question


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_is_taken(first, second):
    assert changes(first, first) == ()
    changes(first, second)


def test_two_wordings_are_set_side_by_side_once():
    asked = []

    def spelled(word):
        asked.append(word)
        return word

    for _ in range(3):
        assert changes("We will mend the weir", "We will sell the weir", spelled)
        assert changes("We will mend the weir", "We will mend the sluice", spelled)
    # Each is taken apart once, however often it is met.
    assert asked.count("we") == 3
