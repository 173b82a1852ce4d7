"""The judge reads two sentences, with some words before each, and compares values in them."""

from __future__ import annotations

import pytest

from claimcheck.model import Passage
from claimcheck.nets.sessions import Judge, load_tokenizer
from claimcheck.nets.windows import line_of, window_of

LONG = tuple(range(1000, 1300))


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ((0, 1), (0, 12)),
        ((40, 43), (35, 60)),
        ((299, 300), (290, 300)),
        ((150, 152), (0, 300)),  # a sentence without end
        ((10, 290), (5, 295)),  # a value without end
    ],
)
def test_the_value_is_in_one_stretch_of_the_text(place, sentence):
    window = window_of(Passage(LONG, ("c",), (place,), (sentence,)), 0)
    start, end = window.place
    assert window.tokens[start:end] == LONG[place[0] : place[0] + end - start]
    assert window.tokens == LONG[window.tokens[0] - 1000 : window.tokens[-1] - 999]
    assert len(window.tokens) <= 110


def test_what_stands_before_the_sentence_is_read_and_what_follows_is_not():
    window = window_of(Passage(LONG, ("c",), ((100, 102),), ((95, 110),)), 0)
    assert (window.tokens[0], window.tokens[-1]) == (LONG[63], LONG[109])


def test_values_of_one_sentence_share_what_is_read():
    passage = Passage(LONG, ("c", "d"), ((100, 102), (105, 106)), ((95, 110), (95, 110)))
    one, other = (window_of(passage, number) for number in range(2))
    assert one.tokens == other.tokens
    assert one.place != other.place


def test_a_line_has_both_values():
    tokenizer = load_tokenizer()
    one, other = (
        window_of(Passage(LONG, ("c",), (place,), (sentence,)), 0)
        for place, sentence in (((3, 5), (0, 9)), ((20, 21), (18, 30)))
    )
    line = line_of(one.tokens, other.tokens, tokenizer)
    assert line.tokens[slice(*line.place_in_first(one.place))] == LONG[3:5]
    assert line.tokens[slice(*line.place_in_second(other.place))] == LONG[20:21]
    assert line.tokens[line.second_from :] == (*other.tokens, tokenizer.token_to_id("[SEP]"))


@pytest.fixture(scope="module")
def storm():
    """Two sentences, the places of a figure and of a name in each, and the judge."""
    tokenizer = load_tokenizer()
    sentences = [
        tuple(tokenizer.encode(text, add_special_tokens=False).ids)
        for text in ("The storm killed [MASK] people in Harrow.", "In Harrow [MASK] people died in the storm.")
    ]
    places = [
        [(tokens.index(number), tokens.index(number) + 1) for number in (103, tokenizer.token_to_id("harrow"))]
        for tokens in sentences
    ]
    return Judge(1), sentences, places


def test_which_side_comes_first_has_no_meaning_for_a_promising_pair(storm):
    judge, (one, other), (here, there) = storm
    found = judge.judge(one, other, ((here[0], there[0]),))
    assert found[0, 0] >= 0  # both say how many died
    assert found.tolist() == judge.judge(other, one, ((there[0], here[0]),)).tolist()


def test_what_is_said_of_a_pair_does_not_depend_on_the_others(storm):
    judge, (one, other), (here, there) = storm
    pairs = tuple((a, b) for a in here for b in there)
    alone = [judge.judge(one, other, (pair,))[0].tolist() for pair in pairs]
    assert judge.judge(one, other, pairs).tolist() == alone
