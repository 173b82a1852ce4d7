"""The judge reads a value marked in its sentence, with some words before it."""

from __future__ import annotations

import pytest

from claimcheck.model import Passage
from claimcheck.nets.sessions import Judge, load_tokenizer
from claimcheck.nets.windows import CLOSES, OPENS, Window, line_of, window_of

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
def test_the_value_stands_between_two_marks(place, sentence):
    window = window_of(Passage(LONG, ("c",), (place,), (sentence,)), 0)
    start, end = window.place
    assert (window.tokens[start - 1], window.tokens[end]) == (OPENS, CLOSES)
    assert window.tokens[start:end] == LONG[place[0] : place[0] + end - start]
    read = [token for token in window.tokens if token not in {OPENS, CLOSES}]
    assert tuple(read) == LONG[read[0] - 1000 : read[-1] - 999]  # one stretch of the text, in its order
    assert len(read) <= 110


def test_what_stands_before_the_sentence_is_read_and_what_follows_is_not():
    window = window_of(Passage(LONG, ("c",), ((100, 102),), ((95, 110),)), 0)
    assert (window.tokens[0], window.tokens[-1]) == (LONG[63], LONG[109])


def test_a_line_knows_both_values():
    tokenizer = load_tokenizer()
    one, other = (
        window_of(Passage(LONG, ("c",), (place,), (sentence,)), 0)
        for place, sentence in (((3, 5), (0, 9)), ((20, 21), (18, 30)))
    )
    line = line_of(one, other, tokenizer)
    assert line.tokens[slice(*line.first)] == LONG[3:5]
    assert line.tokens[slice(*line.second)] == LONG[20:21]
    assert line.tokens[line.second_from :] == (*other.tokens, tokenizer.token_to_id("[SEP]"))


def test_no_text_is_read_as_a_mark():
    ids = load_tokenizer().encode("[unused0] and [unused1]", add_special_tokens=False).ids
    assert not {OPENS, CLOSES} & set(ids)


def _window(before, value, behind):
    tokenizer = load_tokenizer()
    first, marked, last = (tokenizer.encode(words, add_special_tokens=False).ids for words in (before, value, behind))
    at = len(first) + 1
    return Window((*first, OPENS, *marked, CLOSES, *last), (at, at + len(marked)))


def test_which_side_comes_first_has_no_meaning_for_a_promising_pair():
    one = _window("The storm killed", "[MASK] people", "in Harrow on Monday.")
    other = _window("In Harrow", "[MASK] people", "died in Monday's storm.")
    judge = Judge(1)
    found = judge.judge(one, other)
    assert found[0] >= 0  # both say how many died
    assert found.tolist() == judge.judge(other, one).tolist()
